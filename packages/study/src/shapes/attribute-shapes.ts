import { z } from "zod";
import { textFile, thousandths } from "./shared-shapes.ts";

/** Parts that fields and derivations share. */

export const label = textFile.describe("Ce qu’on en lira dans les tableaux et les figures.");

/** What is written of a yes or no in a sentence, from its verb on. */
export const flagSentence = z
  .strictObject({
    yes: textFile.describe("Pour un oui, au pluriel et à partir du verbe : « ont du mal avec le français »."),
    no: textFile.optional().describe("Pour un non : « n’ont pas de mal avec le français »."),
  })
  .optional()
  .describe(
    "La phrase qui s’affiche aux chiffres du texte : ce que font ou sont les unités, selon la réponse.",
  );

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
