import { z } from "zod";
import { textFile, thousandths } from "./shared-shapes.ts";

/** Parts that fields and derivations share. */

export const label = textFile.describe("Ce qu’on en lira dans les tableaux et les figures.");

const bound = thousandths(z.number().min(-1e9).max(1e9));

/** Width and step of a number of persons: what a sum of it may vary by. Methods, section 7.13. */
export const bounded = {
  range: z
    .strictObject({
      from: bound.describe("La plus petite valeur retenue."),
      to: bound.describe("La plus grande."),
    })
    .optional()
    .describe(
      "Étendue du nombre : une valeur plus petite ou plus grande est ramenée à la borne. Nécessaire aux moyennes et médianes de personnes.",
    ),
  grain: thousandths(z.number().min(0.001).max(1e9))
    .optional()
    .describe("Pas auquel le nombre est arrondi. L’étendue en est un multiple. À défaut, 1 pour un âge."),
};
