import { z } from "zod";
import { code, day, identifier, textFile, thousandths, where } from "./shared-shapes.ts";

/** An attribute named like one of these would hide a column of the tables or a dimension of Vigie's own. */
export const reservedNames = [
  "group",
  "subgroup",
  "universe",
  "answer",
  "none",
  "count",
  "share",
  "status",
  "reason",
  "conf_status",
  "obs_status",
  "share_obs_status",
  "warning",
] as const;

const label = textFile.describe("Ce qu’on en lira dans les tableaux et les figures.");

const asked = where
  .optional()
  .describe(
    "Filtre : les conditions auxquelles la question est posée. Une case vide veut dire « sans réponse » si elle l’a été, « question non posée » sinon.",
  );

const bound = thousandths(z.number().min(-1e9).max(1e9));

/** Width and step of a number of persons: what a sum of it may vary by. Methods, section 7.13. */
const bounded = {
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

export const field = z
  .discriminatedUnion("type", [
    z.strictObject({
      type: z.literal("code").describe("Un code d’une nomenclature."),
      codelist: identifier.describe("Nomenclature qui donne les codes permis."),
      asked,
      label,
    }),
    z.strictObject({ type: z.literal("flag").describe("Oui ou non."), asked, label }),
    z.strictObject({
      type: z.literal("multiple").describe("Une question à plusieurs réponses possibles."),
      codelist: identifier.describe(
        "Nomenclature des réponses proposées : chacune devient un oui ou non, nommé d’après le champ et le code.",
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

/** The first key of each shape says which one is meant. */
export const derivation = z
  .union([
    /** Completed years from a date field to a declared day. */
    z.strictObject({
      years: identifier.describe("Date à partir de laquelle compter les années révolues."),
      at: day.describe("Jour auquel les compter."),
      ...bounded,
      label,
    }),
    /** A number cut into the bands of a code list whose codes carry `from`. */
    z.strictObject({
      bands: identifier.describe("Nombre à découper en tranches."),
      codelist: identifier.describe("Nomenclature des tranches : chaque code y porte sa borne basse, from."),
      label,
    }),
    /** Codes of one attribute translated into another code list; every code must be translated. */
    z.strictObject({
      recode: identifier.describe("Caractéristique à traduire."),
      codelist: identifier.describe("Nomenclature d’arrivée."),
      map: z
        .record(z.string(), code)
        .describe("Pour chaque code de départ, le code d’arrivée ; aucun ne peut être oublié."),
      label,
    }),
    /** The parent of each code in the hierarchy of the attribute's own code list. */
    z.strictObject({
      parent: identifier.describe("Caractéristique à ramener au niveau supérieur de sa nomenclature."),
      label,
    }),
    /** The month, quarter or year of a day, within the source's window. */
    z.strictObject({
      period: identifier.describe("Date dont on prend le mois, le trimestre ou l’année."),
      every: z
        .enum(["month", "quarter", "year"])
        .describe("month, quarter ou year. Une date hors de la période observée n’est dans aucun."),
      label,
    }),
    /** Union of flags: yes if any is yes, else unknown if any is missing, else no. */
    z.strictObject({
      any: z
        .array(identifier)
        .min(2)
        .describe("Oui ou non à réunir : oui si l’un est oui, sinon inconnu si l’un manque, sinon non."),
      label,
    }),
    /** Which of the flags are yes, exactly; unknown if any is missing. */
    z.strictObject({
      set: z
        .array(identifier)
        .min(2)
        .max(8)
        .describe(
          "Oui ou non dont on retient l’ensemble exact de ceux qui sont oui ; inconnu si l’un manque.",
        ),
      label,
    }),
  ])
  .describe(
    "Une caractéristique calculée à partir d’autres : years, bands, recode, parent, period, any ou set.",
  );

export type FieldFile = z.infer<typeof field>;
export type DerivationFile = z.infer<typeof derivation>;
