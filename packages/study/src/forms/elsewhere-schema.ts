import { z } from "zod";
import { address, figureIdentifier, identifier, textFile } from "../shapes/shared-shapes.ts";

/** `elsewhere.yaml`: values from other sources, declared once with what they describe, for the text to cite. */
export const elsewhereFile = z.strictObject({
  values: z
    .record(
      figureIdentifier,
      z
        .strictObject({
          what: textFile.describe("Ce que mesure la valeur."),
          value: z.number().describe("La valeur, dans son unité : 15 pour 15 %."),
          unit: z.string().min(1).describe('Unité ; "%" pour une part.'),
          decimals: z
            .int()
            .min(0)
            .max(6)
            .optional()
            .describe("Décimales à montrer. À défaut, celles de value."),
          source: textFile.describe("Qui a publié la valeur, et où."),
          year: z.int().min(1900).max(2100).describe("Année que décrit la valeur."),
          universe: textFile.describe("Population que décrit la valeur."),
          beside: identifier
            .optional()
            .describe(
              "Indicateur dont la figure montre aussi cette valeur : une part à côté d’une distribution, un nombre à côté d’un summary.",
            ),
          url: address.optional().describe("Adresse de la publication, en https."),
        })
        .describe("Une valeur mesurée ailleurs."),
    )
    .describe("Valeurs citées dans le texte, par nom."),
});

export type ElsewhereFile = z.infer<typeof elsewhereFile>;
