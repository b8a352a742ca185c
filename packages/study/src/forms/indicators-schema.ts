import { z } from "zod";
import { indicatorShape } from "../kinds/index.ts";
import { identifier, textFile } from "../shapes/shared-shapes.ts";

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
  indicators: z.record(identifier, indicatorShape).describe("Indicateurs, par nom."),
});

export type IndicatorsFile = z.infer<typeof indicatorsFile>;
