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
