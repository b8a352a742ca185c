import type { VigieError } from "@vigie/words";
import { z } from "zod";
import type { Names } from "../drafts/names.ts";
import type { Form } from "../forms/form.ts";
import { type PopulationList, referencePopulations } from "../model/study.ts";
import { textOf } from "../model/text.ts";
import { report } from "../problems.ts";
import { code, identifier, textFile } from "../shapes/shared-shapes.ts";

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

const inhabitants = z.int().min(1).max(10_000_000_000);

/** `populations.yaml`: inhabitants of territories, for the rates. */
export const populationsFile = z.strictObject({
  populations: z
    .record(
      identifier,
      z
        .strictObject({
          label: textFile.describe("Comment on nomme ces populations."),
          source: textFile.describe("Qui les a publiées, et où."),
          year: z
            .int()
            .min(1900)
            .max(2100)
            .optional()
            .describe("Année que décrivent ces populations. Absente si la source ne la dit pas."),
          inhabitants: z
            .record(code, inhabitants)
            .describe("Habitants de chaque territoire, par le code que porte sa nomenclature."),
          total: inhabitants
            .optional()
            .describe("Habitants de l’ensemble, pour la moyenne. À défaut, la somme si tous sont donnés."),
        })
        .describe("Les populations d’une source, pour une année."),
    )
    .describe("Populations, par nom. « reference », les populations officielles, existe toujours."),
});

type PopulationsFile = z.infer<typeof populationsFile>;
