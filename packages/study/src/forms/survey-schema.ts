import { z } from "zod";
import { code, identifier, thousandths } from "../shapes/shared-shapes.ts";

const populations = z
  .record(code, z.number().positive())
  .describe("Pour chaque code, le nombre d’unités de la population.");

export const survey = z
  .strictObject({
    weights: identifier
      .optional()
      .describe(
        "Poids de chaque unité interrogée : une donnée de type number. Absent : toutes pèsent autant.",
      ),
    weight_max: thousandths(z.number().min(0.001).max(1e9))
      .optional()
      .describe(
        "Le plus grand poids possible, connu d’avance : un poids plus grand y est ramené. Nécessaire si le secret statistique s’applique.",
      ),
    weight_grain: thousandths(z.number().min(0.001).max(1e9))
      .optional()
      .describe("Pas auquel les poids sont arrondis ; weight_max en est un multiple. À défaut, 0,01."),
    strata: z
      .strictObject({
        of: identifier.describe(
          "Caractéristique selon laquelle on a tiré. Il vaut mieux deux répondants au moins par strate.",
        ),
        populations: populations
          .optional()
          .describe("Taille de chaque strate. Absente : on fait comme si chaque tirage était remis."),
      })
      .optional()
      .describe("Tirage stratifié."),
    calibration: z
      .strictObject({
        margins: z
          .record(identifier, populations)
          .describe("Marges connues de la population, par caractéristique ; toutes font le même total."),
        bounds: z
          .strictObject({
            least: z.number().min(0).max(1).describe("Rapport le plus bas du poids final au poids initial."),
            greatest: z.number().min(1).describe("Rapport le plus haut."),
          })
          .optional()
          .describe("Bornes des rapports de poids. Absentes : aucune."),
      })
      .optional()
      .describe("Calage des poids sur des marges connues, par ratissage (raking)."),
    minimum_base: z
      .int()
      .min(1)
      .optional()
      .describe(
        "Nombre de répondants sous lequel une part n’est pas imprimée, au moins le seuil du secret. À défaut, 30.",
      ),
    exploratory_below: z
      .int()
      .min(1)
      .optional()
      .describe("Nombre de répondants sous lequel un résultat est dit exploratoire."),
  })
  .describe("Enquête : poids, plan de sondage, et ce qu’il faut de répondants pour imprimer une part.");
