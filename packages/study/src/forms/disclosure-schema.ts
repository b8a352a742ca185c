import { z } from "zod";

/** Shape of the rules of statistical secrecy, in a study and, as floors, in a partner's mapping. Methods, section 7. */

const identifier = z.string().regex(/^[a-z][a-z0-9_]*$/, "identifier");
const percent = z.number().min(1).max(100);

export const countMin = z
  .int()
  .min(3)
  .max(1000)
  .describe("Effectif en dessous duquel une case n’est pas publiée (zéro excepté). À défaut, 11.");

/** The rules that a partner's floors may hold too. */
export const rulesFile = z.strictObject({
  min: countMin.optional(),
  zeros: z
    .enum(["published", "masked"])
    .optional()
    .describe("published : un effectif de zéro est publié ; masked : il est masqué. À défaut, published."),
  all_but: z
    .int()
    .min(0)
    .max(1000)
    .optional()
    .describe(
      "Une ligne dont tout l’effectif, ou tout sauf ce nombre, est dans une seule case révèle la réponse de chacun : elle n’est pas publiée. À défaut, 0.",
    ),
  dominance: z
    .strictObject({
      n: z.int().min(1).max(10).describe("Nombre des plus gros contributeurs."),
      percent: percent.describe("Part du total qu’ils ne peuvent dépasser, en pour cent."),
    })
    .optional()
    .describe("Pour un total de quantités (des minutes). À défaut, 1 contributeur et 85 %."),
  p_percent: percent
    .optional()
    .describe(
      "Pour un total de quantités : ce qui reste sans les deux plus gros, en pour cent du plus gros, au moins. À défaut, 10.",
    ),
});

export const disclosureFile = rulesFile
  .extend({
    not_sensitive: z
      .array(identifier)
      .min(1)
      .optional()
      .describe(
        "Caractéristiques qui n’apprennent rien sur ceux qui les partagent : des territoires, des mois.",
      ),
    masking: z
      .strictObject({
        by: z
          .enum(["log", "count", "cells"])
          .optional()
          .describe(
            "Ce que coûte une case masquée en plus : log, l’ordre de grandeur de son effectif ; count, son effectif ; cells, autant pour toutes. À défaut, log.",
          ),
        never: z
          .array(identifier)
          .optional()
          .describe("Caractéristiques dont les totaux ne sont jamais masqués. À défaut, group."),
      })
      .optional()
      .describe("Quelles cases masquer de préférence pour protéger les petites."),
    tables: z
      .record(
        identifier,
        z
          .strictObject({
            weight: z
              .number()
              .min(0.1)
              .max(100)
              .optional()
              .describe(
                "Multiplie le coût de ses cases : plus il est grand, moins on y masque. À défaut, 1.",
              ),
            merge: z
              .array(identifier)
              .min(1)
              .optional()
              .describe("Caractéristiques dont les codes rares sont réunis avant de masquer."),
            round: z
              .int()
              .min(4)
              .max(1000)
              .optional()
              .describe(
                "Arrondit tous les effectifs à un multiple de ce nombre au lieu de masquer ; les totaux restent justes.",
              ),
          })
          .describe("Ce que l’étude choisit pour le tableau d’un indicateur."),
      )
      .optional()
      .describe("Choix propres au tableau d’un indicateur, par son nom."),
  })
  .describe("Règles du secret statistique. Un partenaire peut les durcir, jamais les assouplir.");

export type RulesFile = z.infer<typeof rulesFile>;
export type DisclosureFile = z.infer<typeof disclosureFile>;
