import type { VigieError } from "@vigie/words";
import type { Window } from "../model/window.ts";
import { report } from "../problems.ts";
import type { Form } from "./form.ts";

/** A window ends on the day it starts, or later. */
export function checkWindow(
  { value, written }: Form<{ window?: Window | undefined }>,
  found: VigieError[],
): void {
  const { window } = value;
  if (window !== undefined && window.to < window.from)
    report(found, "study/window-reversed", written.place(["window", "to"]));
}
