import { z } from "zod";
import { code, identifier, textFile } from "../shapes/shared-shapes.ts";

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

export type PopulationsFile = z.infer<typeof populationsFile>;
