import { z } from "zod";

import { bounded, code, flagSentence, identifier, label, where } from "../shapes/shared-shapes.ts";

/** An attribute named like one of these would hide a column of the tables or a dimension of Vigie's own. */
export const reservedNames = [
  "group",
  "subgroup",
  "universe",
  "answer",
  "none",
  "count",
  "share",
  "base",
  "status",
  "reason",
  "conf_status",
  "obs_status",
  "share_obs_status",
  "warning",
] as const;

const asked = where
  .optional()
  .describe(
    "Filtre : les conditions auxquelles la question est posée. Une case vide veut dire « sans réponse » si elle l’a été, « question non posée » sinon.",
  );

export const fieldSchema = z
  .discriminatedUnion("type", [
    z.strictObject({
      type: z.literal("code").describe("Un code d’une nomenclature."),
      codelist: identifier.describe("Nomenclature qui donne les codes permis."),
      asked,
      label,
    }),
    z.strictObject({ type: z.literal("flag").describe("Oui ou non."), asked, label, sentence: flagSentence }),
    z.strictObject({
      type: z.literal("multiple").describe("Une question à plusieurs réponses possibles."),
      codelist: identifier.describe(
        "Nomenclature des réponses proposées : chacune devient un oui ou non, nommé d’après la donnée et le code.",
      ),
      exclusive: z
        .array(code)
        .min(1)
        .optional()
        .describe("Réponses qui excluent toutes les autres : « aucun », « rien de cela »."),
      asked,
      label,
    }),
    z.strictObject({ type: z.literal("date").describe("Une date."), label }),
    z.strictObject({ type: z.literal("number").describe("Un nombre."), ...bounded, label }),
  ])
  .describe(
    "Une donnée demandée au partenaire : code, flag (oui ou non), multiple (plusieurs réponses), date ou number (nombre).",
  );

export type FieldFile = z.infer<typeof fieldSchema>;
