import { z } from "zod";

/** Shapes that several study files share. The messages name the rule that a text breaks (see `form-problem.ts`). */

export const identifier = z.string().regex(/^[a-z][a-z0-9_]*$/, "identifier");

/** Codes may not hold `+` (joins the channels of a subgroup) nor start with `_` (`_T`, `_U`, `_O` are reserved). */
export const code = z.string().regex(/^(?!_)[^+\s|;,"]+$/, "code");
export const day = z.iso.date();
export const figureIdentifier = z.string().regex(/^[a-z][a-z0-9_.]*$/, "figure-identifier");
export const address = z.string().regex(/^https:\/\/[^\s"<>]+$/, "https-address");

/** Three decimals at most: a whole number of thousandths stands for it exactly. */
export const thousandths = (number: z.ZodNumber) =>
  number.refine((value) => Math.round(value * 1000) / 1000 === value, "decimals");

/** A text in French alone, or in several languages with French first. */
export const textFile = z.union([
  z.string().min(1),
  z.strictObject({
    fr: z.string().min(1).describe("Le texte en français."),
    en: z.string().min(1).optional().describe("Le même texte en anglais."),
  }),
]);

export const windowFile = z
  .strictObject({
    from: day.describe("Premier jour compté, par exemple 2022-07-01."),
    to: day.describe("Dernier jour compté, inclus."),
  })
  .describe("Période d’observation ; ses deux bornes sont incluses.");

/** Every field named must hold one of the codes: a conjunction. A flag is written `yes` or `no`. */
export const where = z
  .record(identifier, z.union([code, z.array(code).min(1)]))
  .describe(
    "Conditions réunies : pour chaque caractéristique, le code ou la liste de codes retenus. Un oui ou non s’écrit yes ou no.",
  );

export type TextFile = z.infer<typeof textFile>;

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
