import { z } from "zod";
import { code, day, identifier, textFile, thousandths } from "./shared-shapes.ts";

const of = identifier.describe(
  "Caractéristique comptée ; ou group, ou subgroup si la source a des contacts.",
);
const against = identifier.optional().describe("Champ auquel comparer.");
const indicatorBase = {
  source: identifier.describe("Source interrogée."),
  title: textFile.describe("La question posée, telle qu’on la lira."),
  universe: identifier.optional().describe("Champ sur lequel compter. À défaut, all."),
  of,
  weight: thousandths(z.number().min(0.1).max(100))
    .optional()
    .describe(
      "Part de l’indicateur dans le budget de confidentialité de sa source : à 4, quatre fois celle d’un autre, et un bruit deux fois moindre. À défaut, 1.",
    ),
};

const base = z
  .enum(["answers", "with_dont_know", "asked"])
  .optional()
  .describe(
    "Base des parts : answers, qui a répondu ; with_dont_know, aussi qui ne sait pas ; asked, toutes les unités interrogées. À défaut, answers.",
  );

const indicator = z
  .discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("distribution").describe("Effectifs d’une caractéristique."),
      ...indicatorBase,
      against,
      base,
    }),
    z.strictObject({
      kind: z
        .literal("overlap")
        .describe("Effectifs de chaque ensemble exact de oui : les difficultés qui vont ensemble."),
      ...indicatorBase,
      of: identifier.describe("Caractéristique calculée par « set »."),
    }),
    z.strictObject({
      kind: z.literal("profile").describe("Effectifs d’une caractéristique dans chaque groupe."),
      ...indicatorBase,
      by: identifier.optional().describe("Caractéristique qui fait les groupes. À défaut, group."),
      against,
      base,
    }),
    z.strictObject({
      kind: z
        .literal("multiple")
        .describe("Mentions de chaque réponse d’une question à plusieurs réponses (field de type multiple)."),
      ...indicatorBase,
      of: identifier.describe("Question à plusieurs réponses."),
      by: identifier.optional().describe("Caractéristique qui fait les groupes. À défaut, aucun."),
      base,
    }),
    z.strictObject({
      kind: z.literal("cross").describe("Effectifs d’une caractéristique au croisement de plusieurs autres."),
      ...indicatorBase,
      by: z.array(identifier).min(2).max(3).describe("Caractéristiques croisées, deux ou trois."),
    }),
    z.strictObject({
      kind: z.literal("summary").describe("Médiane ou moyenne d’un nombre dans chaque groupe."),
      ...indicatorBase,
      of: identifier.describe("Nombre résumé."),
      by: identifier.describe("Caractéristique qui fait les groupes."),
      statistic: z
        .enum(["median", "mean"])
        .describe("median : la moitié des unités au-dessous ; mean : la moyenne."),
      bands: z
        .array(thousandths(z.number()))
        .min(3)
        .optional()
        .describe(
          "Bornes basses des tranches dont se déduit une médiane de personnes, en ordre croissant ; la première est le début de l’étendue du nombre.",
        ),
    }),
    z.strictObject({
      kind: z
        .literal("agreement")
        .describe("Accord entre celles et ceux qui ont noté les mêmes choses : l’alpha de Krippendorff."),
      ...indicatorBase,
      of: identifier.describe("La note : une caractéristique dont la nomenclature est ordonnée."),
      by: identifier.describe("Caractéristique qui fait les groupes."),
      unit: z
        .array(identifier)
        .min(1)
        .describe(
          "Caractéristiques qui, réunies, disent ce qui est noté : deux notes égales en tout s’y comparent.",
        ),
    }),
    z.strictObject({
      kind: z
        .literal("rate")
        .describe("Unités pour 100 000 habitants de chaque territoire, et leur écart à la moyenne."),
      ...indicatorBase,
      of: identifier.describe("Caractéristique dont les codes sont des territoires d’une même maille."),
      date: day.describe("Jour que décrit la liste des unités, montré à côté du taux."),
      populations: z
        .array(identifier)
        .min(1)
        .optional()
        .describe(
          "Populations à mettre au dénominateur : de populations.yaml, ou reference, les populations officielles. À défaut, reference.",
        ),
      reach_km: z
        .number()
        .positive()
        .max(200)
        .optional()
        .describe(
          "Distance à vol d’oiseau, en kilomètres, en deçà de laquelle un lieu est à portée : seconde lecture, par commune.",
        ),
    }),
    z.strictObject({
      kind: z
        .literal("association")
        .describe("Une caractéristique est-elle liée à un résultat ? Tests, rapports et leurs intervalles."),
      ...indicatorBase,
      of: identifier.describe("Caractéristique dont on cherche l’effet, ou group."),
      reference: code.describe("Code de « of » auquel chacun des autres est comparé."),
      outcome: identifier.describe("Caractéristique qui porte le résultat, ou group."),
      outcome_code: code
        .optional()
        .describe("Code de « outcome » qui compte comme le résultat. À défaut, yes."),
      strata: identifier
        .optional()
        .describe("Caractéristique dans les modalités de laquelle on compare, une par une puis ensemble."),
      adjust: z
        .record(identifier, code)
        .optional()
        .describe(
          "Caractéristiques à égalité desquelles comparer (régression logistique), chacune avec son code de référence.",
        ),
      family: identifier
        .optional()
        .describe("Famille de tests, définie sous « families » : leurs p sont corrigées ensemble."),
      minimum: z
        .int()
        .min(1)
        .optional()
        .describe("Nombre de répondants sous lequel l’analyse est dite exploratoire."),
    }),
  ])
  .describe("Une question posée à une source ; elle donne un tableau.");

const testFamily = z
  .strictObject({
    label: textFile.describe("Ce que ces tests cherchent ensemble."),
    correction: z
      .enum(["holm", "benjamini_hochberg"])
      .optional()
      .describe(
        "holm limite le risque d’une seule fausse découverte ; benjamini_hochberg, leur proportion. À défaut, holm.",
      ),
  })
  .describe("Des associations dont les tests sont corrigés ensemble.");

export const indicatorsFile = z.strictObject({
  families: z.record(identifier, testFamily).optional().describe("Familles de tests, par nom."),
  indicators: z.record(identifier, indicator).describe("Indicateurs, par nom."),
});

export type IndicatorsFile = z.infer<typeof indicatorsFile>;
export type IndicatorFile = z.infer<typeof indicator>;
