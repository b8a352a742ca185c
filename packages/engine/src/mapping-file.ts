import { z } from "zod";
import { dateFormats, encodings } from "./plan.ts";

/** Shape of a partner's mapping file, as a person writes it. The language's version is `mapping: 1`. */

const identifier = z.string().regex(/^[a-z][a-z0-9_]*$/, "identifier");
const studyIdentifier = z.string().regex(/^[a-z][a-z0-9-]*$/, "study-identifier");
const column = z.string().min(1).describe("Nom de la colonne, tel qu’écrit dans l’en-tête du fichier");
const codes = z.record(z.string(), z.string().min(1)).describe("Valeur du fichier → code de l’étude");
const missing = z.array(z.string()).min(1).describe("Valeurs qui veulent dire « sans valeur »");
const dates = z
  .enum(dateFormats)
  .describe("Écriture des dates : iso 2022-12-31, fr 31/12/2022, us 12/31/2022, compact 20221231");

const kind = z.enum(["csv", "parquet", "xlsx"]);
const formatParts = z.strictObject({
  kind: kind.optional().describe("Par défaut, d’après l’extension du fichier"),
  encoding: z.enum(encodings).optional().describe("Par défaut, utf-8"),
  delimiter: z.string().length(1).optional().describe("Séparateur de colonnes ; par défaut, la virgule"),
  decimal: z.enum([".", ","]).optional().describe("Séparateur décimal ; par défaut, le point"),
  quote: z.string().max(1).optional().describe("Guillemet ; vide si les valeurs n’en ont jamais"),
  header: z.boolean().optional().describe("Faux : sans en-tête, les colonnes s’appellent 1, 2, 3…"),
  ragged: z
    .enum(["refuse", "set_aside"])
    .optional()
    .describe("Lignes qui n’ont pas le bon nombre de colonnes : refusées, ou écartées et comptées"),
  sheet: z.string().min(1).optional().describe("Feuille d’un classeur ; par défaut, la première"),
});

const format = z.union([kind, formatParts]);

const field = z.union([
  column,
  z.strictObject({ column, codes: codes.optional(), missing: missing.optional(), dates: dates.optional() }),
]);
const date = z.union([
  column,
  z.strictObject({ column, dates: dates.optional(), missing: missing.optional() }),
]);
const channel = z.union([
  column,
  z.strictObject({
    column,
    codes: codes.optional(),
    out_of_scope: z.array(z.string().min(1)).min(1).optional().describe("Valeurs qui ne sont pas des canaux"),
  }),
]);
const motive = z.union([
  column,
  z.strictObject({ column, codes: codes.optional(), missing: missing.optional() }),
]);

const units = z.strictObject({
  file: z.string().min(1),
  format: format.optional(),
  key: column,
  fields: z
    .record(identifier, field)
    .optional()
    .describe("Un champ absent d’ici est lu dans la colonne de même nom"),
});

const contacts = z.strictObject({
  file: z.string().min(1),
  format: format.optional(),
  key: column,
  date,
  channel,
  motive: motive.optional(),
});

export const mappingFile = z.strictObject({
  mapping: z.literal(1),
  study: studyIdentifier,
  partner: identifier,
  fictitious: z
    .boolean()
    .optional()
    .describe("Vrai : les données sont inventées, et tout ce qui en sort le dit"),
  sources: z.record(identifier, z.strictObject({ units: units.optional(), contacts: contacts.optional() })),
});

export type MappingFile = z.infer<typeof mappingFile>;
export type FormatFile = z.infer<typeof formatParts>;
