import type { VigieError } from "@vigie/words";
import type { Names } from "../drafts/names.ts";
import type { Form } from "../forms/form.ts";
import type { PopulationsFile } from "../forms/populations-schema.ts";
import { type PopulationList, referencePopulations } from "../model/population-list.ts";
import { textOf } from "../model/text.ts";
import { report } from "../problems.ts";

/** The populations that rates may name; those of reference are given when the diagnostic is assembled. */
export function resolvePopulations(
  form: Form<PopulationsFile> | null | undefined,
  found: VigieError[],
): Names<PopulationList> {
  const known = new Map<string, PopulationList>();
  const written = Object.entries(form?.value.populations ?? {});
  for (const [id, { label, source, year, inhabitants, total }] of written) {
    const place = form?.written.placeOfKey(["populations", id]) ?? {};
    if (id === referencePopulations) report(found, "study/populations-reserved", place, { populations: id });
    known.set(id, {
      id,
      label: textOf(label),
      source: textOf(source),
      year: year ?? null,
      inhabitants: new Map(Object.entries(inhabitants)),
      total: total ?? null,
    });
  }
  return { known, complete: form !== null };
}
