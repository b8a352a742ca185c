import { z } from "zod";
import { departementsWithHolidays } from "../model/calendar.ts";
import { figureIdentifier, identifier, textFile } from "../shapes/shared-shapes.ts";

/** `published.yaml`: figures printed elsewhere, and what gives each of them here. Methods, section 8. */

const at = z
  .record(identifier, z.string().min(1))
  .describe(
    "Case visée : un code par dimension. Sans universe, le champ de l’indicateur ; une dimension absente est au total.",
  );

/** The first key of each shape says which one is meant. */
const values = [
  z.number().describe("Un nombre. Une part s’écrit entre 0 et 1 : 0.5 pour 50 %."),
  z
    .strictObject({ count: identifier.describe("Indicateur dont on lit un effectif."), at: at.optional() })
    .describe("Un effectif."),
  z
    .strictObject({
      share: identifier.describe("Indicateur dont on lit une part."),
      at,
      without: identifier
        .optional()
        .describe("Champ à retrancher d’abord : la part parmi les unités restantes."),
    })
    .describe(
      "Une part : l’effectif de la case, sur celui de toutes les valeurs connues de la caractéristique.",
    ),
  z
    .strictObject({
      categories: identifier.describe("Indicateur dont on compte les modalités présentes."),
      at: at.optional(),
    })
    .describe("Le nombre de modalités dont l’effectif n’est pas nul."),
  z
    .strictObject({
      per_working_day: identifier.describe("Indicateur dont on lit un effectif."),
      at: at.optional(),
      departement: z
        .enum(departementsWithHolidays)
        .optional()
        .describe(
          "Département qui a ses propres jours fériés, entre guillemets : Alsace, Moselle, outre-mer. À défaut, ceux que study.yaml déclare (public_holidays).",
        ),
    })
    .describe(
      "Un effectif par jour ouvré de la période de la source : du lundi au vendredi, hors jours fériés.",
    ),
  z
    .strictObject({
      rate: identifier.describe("Indicateur de sorte rate."),
      at: at.optional(),
      populations: identifier
        .optional()
        .describe(
          "Populations à mettre au dénominateur, parmi celles de l’indicateur. À défaut, les premières.",
        ),
    })
    .describe("Des unités pour 100 000 habitants d’un territoire, ou de l’ensemble."),
  z
    .strictObject({
      measure: identifier.describe("Indicateur dont on lit une mesure, estimée chez le partenaire."),
      name: identifier.describe("Nom de la colonne : adjusted_p_value, mean, rao_scott_p…"),
      at: at.optional(),
    })
    .describe("Une mesure d’une case : ce qui accompagne son effectif."),
  z
    .strictObject({ window_months: z.literal(true).describe("Toujours true.") })
    .describe("La durée de la période d’observation, en mois."),
] as const;

export const quantity = z
  .union([
    ...values,
    z.strictObject({ sum: z.array(z.union(values)).min(2).describe("Quantités à ajouter.") }),
  ])
  .describe(
    "Une quantité lue dans les tableaux : count, share, categories, per_working_day, rate, measure, window_months, sum ou un nombre.",
  );

const comparison = [
  z.strictObject({
    greater: z.tuple([quantity, quantity]).describe("Vrai si la première quantité dépasse la seconde."),
  }),
  z.strictObject({
    closer_to_whole: z
      .strictObject({
        indicator: identifier.describe("Indicateur de profil."),
        dimension: identifier.describe("Dimension dont on compare deux codes, par exemple group."),
        code: z.string().min(1).describe("Code qu’on dit proche de l’ensemble."),
        than: z.string().min(1).describe("Code qu’on dit plus éloigné."),
      })
      .describe("Vrai si chaque écart à l’ensemble est plus petit pour code que pour than."),
  }),
] as const;

const conjunction = z.strictObject({
  all: z.array(z.union(comparison)).min(1).describe("Vrai si toutes le sont."),
});

const condition = z
  .union([
    ...comparison,
    conjunction,
    z.strictObject({
      at_least: z
        .strictObject({
          count: z.int().min(1).describe("Nombre de conditions qui doivent être vraies."),
          of: z
            .array(z.union([...comparison, conjunction]))
            .min(1)
            .describe("Les conditions."),
        })
        .describe("Vrai si au moins count conditions le sont."),
    }),
  ])
  .describe("Une affirmation vraie ou fausse : greater, closer_to_whole, all ou at_least.");

const figureBase = {
  id: figureIdentifier.describe("Nom du chiffre : minuscules, chiffres, points et tirets bas."),
  what: textFile.describe("Ce que dit le chiffre."),
};
const figureEnd = {
  printed: z
    .union([textFile, z.literal(false)])
    .optional()
    .describe(
      "Les mots imprimés, là où le chiffre ne l’est pas : « environ un tiers ». false : il n’a pas été imprimé, il se déduit d’autres.",
    ),
  why: textFile
    .optional()
    .describe(
      "Sans computed : pourquoi rien ne peut le donner ici. Le chiffre est alors dit « non comparable », avec cette raison.",
    ),
  judged: z.boolean().optional().describe("false : le chiffre est montré sans verdict."),
  inconsistent_with: z
    .array(figureIdentifier)
    .min(1)
    .optional()
    .describe("Chiffres publiés que celui-ci contredit."),
};
const number = {
  unit: z.string().min(1).describe('Unité du chiffre ; "%" pour une part.'),
  value: z.number().describe("Le chiffre imprimé, dans son unité."),
  decimals: z.int().min(0).max(6).optional().describe("Décimales imprimées. À défaut, celles de value."),
  computed: quantity.optional().describe("Ce qui donne ce chiffre ici ; absent : rien ne le donne encore."),
};

const figure = z
  .discriminatedUnion("precision", [
    z.strictObject({
      ...figureBase,
      ...number,
      precision: z.literal("exact").describe("Imprimé sans réserve : comparé après arrondi."),
      ...figureEnd,
    }),
    z.strictObject({
      ...figureBase,
      ...number,
      precision: z.literal("about").describe("Imprimé comme approché : comparé à tolerance près."),
      tolerance: z.number().min(0).describe("Écart admis, dans l’unité du chiffre."),
      ...figureEnd,
    }),
    z.strictObject({
      ...figureBase,
      ...number,
      precision: z.literal("over").describe("Imprimé comme un minimum : « plus de »."),
      ...figureEnd,
    }),
    z.strictObject({
      ...figureBase,
      precision: z.literal("ordinal").describe("Un classement ou une majorité, sans nombre."),
      computed: condition.optional().describe("Condition qui dit la même chose des tableaux."),
      ...figureEnd,
    }),
  ])
  .describe("Un chiffre ou une affirmation imprimés ailleurs.");

export const publishedFile = z.strictObject({
  figures: z.array(figure).describe("Chiffres publiés, à comparer avec ceux de l’étude."),
});

export type PublishedFile = z.infer<typeof publishedFile>;
export type FigureFile = PublishedFile["figures"][number];
export type QuantityFile = z.infer<typeof quantity>;
export type ConditionFile = z.infer<typeof condition>;
