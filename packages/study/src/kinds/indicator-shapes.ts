import { z } from "zod";
import { identifier, textFile, thousandths } from "../shapes/shared-shapes.ts";

export const indicatorBase = {
  source: identifier.describe("Source interrogée."),
  title: textFile.describe("La question posée, telle qu’on la lira."),
  universe: identifier.optional().describe("Champ sur lequel compter. À défaut, all."),
  of: identifier.describe("Caractéristique comptée ; ou group, ou subgroup si la source a des contacts."),
  weight: thousandths(z.number().min(0.1).max(100))
    .optional()
    .describe(
      "Part de l’indicateur dans le budget de confidentialité de sa source : à 4, quatre fois celle d’un autre, et un bruit deux fois moindre. À défaut, 1.",
    ),
};

export const against = identifier.optional().describe("Champ auquel comparer.");

export const base = z
  .enum(["answers", "with_dont_know", "asked"])
  .optional()
  .describe(
    "Base des parts : answers, qui a répondu ; with_dont_know, aussi qui ne sait pas ; asked, toutes les unités interrogées. À défaut, answers.",
  );
