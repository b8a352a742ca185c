import type { VigieError } from "@vigie/words";
import type { Form } from "../forms/form.ts";
import type { SourceFile } from "../forms/source-schema.ts";
import { report } from "../problems.ts";

/** Estimates of people on fewer respondents than a count needs to be published would disclose individuals. */
export function checkMinimumBase(
  { value, written }: Form<SourceFile>,
  min: number,
  found: VigieError[],
): void {
  const base = value.survey?.minimum_base;
  if (base === undefined || base >= min || value.protects === "nothing") return;
  const place = written.place(["survey", "minimum_base"]);
  report(found, "study/minimum-base-too-small", place, { base, min });
}
