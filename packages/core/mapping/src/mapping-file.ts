import { countMin, type Form, readForm, readYaml, rho, thousandths } from "@vigie/study";
import type { VigieError } from "@vigie/words";
import { z } from "zod";
import { columnMapping, dateFormats, readField } from "./column-mapping.ts";
import {
  type FormatFile,
  formatOfPart,
  formatSchema,
  type InputDraft,
  type ListedFile,
  partsMax,
} from "./input-file.ts";
import type { ContactsDraft, MappingDraft, ShapeDraft, UnitsDraft } from "./mapping-draft.ts";

/**
 * A partner's mapping file, as a person writes it, read as a draft. The language's version is `mapping: 1`. What turns the one
 * into the other stands outside a choice of shapes, whose heads messages name.
 */

const identifier = z.string().regex(/^[a-z][a-z0-9_]*$/, "identifier");
const studyIdentifier = z.string().regex(/^[a-z][a-z0-9-]*$/, "study-identifier");
const column = z.string().min(1).describe("Nom de la colonne, tel qu’écrit dans l’en-tête du fichier.");
const codes = z.record(z.string(), z.string().min(1)).describe("Valeur du fichier → code de l’étude.");
const missing = z.array(z.string()).min(1).describe("Valeurs qui veulent dire « sans valeur ».");
const dates = z
  .enum(dateFormats)
  .describe(
    "Écriture des dates : iso 2022-12-31, fr 31/12/2022, us 12/31/2022, compact 20221231, date9 31DEC2022 ; ou nombres : excel (jours depuis 1900), sas (jours depuis 1960), sas_datetime (secondes depuis 1960), spss (secondes depuis 1582).",
  );

const unreadable = z
  .enum(["refuse", "missing"])
  .describe(
    "Valeurs d’une colonne de dates qui ne sont pas des dates : refusées, ou comptées sans date (missing) jusqu’à 2 % des valeurs. À défaut, refusées.",
  );

const file = z
  .string()
  .min(1)
  .describe("Chemin du fichier, à partir du dossier de ce fichier de correspondance.");
const severalFiles = {
  files: z
    .union([
      z
        .string()
        .min(1)
        .describe("Un dossier : tous les fichiers qui sont directement dedans, par ordre de nom."),
      z
        .array(
          z
            .union([file, z.strictObject({ file, format: formatOfPart.optional() })])
            .transform(
              (written): ListedFile =>
                typeof written === "string"
                  ? { file: written, format: {} }
                  : { file: written.file, format: written.format ?? {} },
            ),
        )
        .min(1)
        .max(partsMax),
    ])
    .describe(
      "Plusieurs fichiers lus comme un seul, ou le dossier qui les contient : du même genre, avec les mêmes colonnes, dans un ordre ou un autre. Dans une liste, celui qui est écrit autrement a son propre format (encodage, séparateur, guillemet, ligne d’en-tête, feuille).",
    ),
  file_column: z
    .string()
    .min(1)
    .optional()
    .describe(
      "Nom d’une colonne de plus, qui donne à chaque ligne le nom de son fichier, sans dossier ni extension. Elle se lit et se traduit comme les autres, sous fields.",
    ),
};
const key = z
  .union([
    column,
    z.strictObject({
      column,
      pad: z
        .number()
        .int()
        .min(1)
        .max(40)
        .optional()
        .describe(
          "Longueur des identifiants : ceux qui n’ont que des chiffres, et moins, retrouvent leurs zéros de tête.",
        ),
    }),
  ])
  .describe("Colonne qui identifie l’unité : la même valeur dans les deux fichiers d’une source.")
  .transform((written) =>
    typeof written === "string"
      ? { key: written, pad: null }
      : { key: written.column, pad: written.pad ?? null },
  );

const field = z
  .union([
    column,
    z.strictObject({
      column,
      codes: codes.optional(),
      missing: missing.optional(),
      dates: dates.optional(),
      unreadable: unreadable.optional(),
      separator: z
        .string()
        .length(1)
        .optional()
        .describe(
          "Ce qui sépare les réponses d’une question à plusieurs réponses ; par défaut, le point-virgule.",
        ),
    }),
    z.strictObject({
      columns: z
        .record(z.string(), column)
        .describe(
          "Pour chaque réponse d’une question à plusieurs réponses, la colonne qui dit si elle est donnée.",
        ),
      codes: codes
        .optional()
        .describe(
          'Valeur de ces colonnes → yes, no ou un code sans réponse. "": no si une case vide veut dire non ; toutes vides, la question est sans réponse.',
        ),
      missing: missing.optional(),
    }),
  ])
  .transform(readField);
const date = z
  .union([
    column,
    z.strictObject({
      column,
      dates: dates.optional(),
      missing: missing.optional(),
      unreadable: unreadable.optional(),
    }),
  ])
  .transform(columnMapping);
const channel = z
  .union([
    column,
    z.strictObject({
      column,
      codes: codes.optional(),
      out_of_scope: z
        .array(z.string().min(1))
        .min(1)
        .optional()
        .describe("Valeurs à écarter : elles ne disent aucun canal."),
    }),
  ])
  .transform(columnMapping);
const motive = z
  .union([column, z.strictObject({ column, codes: codes.optional(), missing: missing.optional() })])
  .transform(columnMapping);

const shape = z
  .string()
  .min(1)
  .describe("Forme connue du fichier : Vigie le convertit d’abord en colonnes dont elle connaît les noms.");
const companions = z
  .record(
    identifier,
    z
      .union([file, z.strictObject({ file, format: formatSchema.optional() })])
      .transform((written) =>
        typeof written === "string"
          ? { file: written, format: {} }
          : { file: written.file, format: written.format ?? {} },
      ),
  )
  .describe("Autres fichiers dont la conversion a besoin, selon la forme.");

const shapeColumns = z
  .record(identifier, column)
  .describe(
    "Pour la forme places_plain : nom que Vigie donne à une colonne (nom, commune, code_insee…) → nom qu’elle a dans le fichier. Absent : les noms usuels sont cherchés.",
  );

const departement = z
  .union([z.string().min(1), z.int().min(1)])
  .describe(
    "Pour une liste de lieux : code du département où chercher un nom de commune que ni code, ni code postal, ni colonne de département n’accompagne (33, 2A, 974). Absent : le département de l’étude, si elle n’en a qu’un.",
  );

const fields = z
  .record(
    identifier,
    field.describe("Où lire cette donnée : le nom d’une colonne, ou column et ses traductions."),
  )
  .optional()
  .describe(
    "Données que l’étude demande ; une donnée absente d’ici est lue dans la colonne qui porte son nom.",
  );

const otherRows = z
  .enum(["refuse", "set_aside"])
  .optional()
  .describe(
    "Les lignes qui ne sont ni des unités ni des contacts (total, en-tête répété, note) : refusées, ou écartées et comptées.",
  );

const unitsOfFile = z
  .strictObject({
    file,
    shape: shape.optional(),
    columns: shapeColumns.optional(),
    departement: departement.optional(),
    with: companions.optional(),
    format: formatSchema.optional(),
    key,
    other_rows: otherRows,
    fields,
  })
  .describe("Le fichier des unités : une ligne par unité.");

const unitsOfFiles = z
  .strictObject({ ...severalFiles, format: formatSchema.optional(), key, other_rows: otherRows, fields })
  .describe("Les fichiers des unités, lus comme un seul : une ligne par unité.");

const table = {
  table: z
    .string()
    .min(1)
    .describe("Table ou vue de la base, comme en SQL : entrepot.foyers. Elle tient lieu de fichier."),
  connection: identifier.describe(
    "Nom de la connexion, sous lequel son adresse est donnée hors de ce fichier : variable VIGIE_CONNECTION_NOM, ou fichier nom.connection à côté, que vous seul pouvez lire.",
  ),
};

const unitsOfTable = z
  .strictObject({ ...table, key, other_rows: otherRows, fields })
  .describe("La table des unités : une ligne par unité.");

const unitsOfContacts = z
  .strictObject({
    from: z.literal("contacts").describe("contacts : les unités sont tirées du fichier des contacts."),
    fields,
  })
  .describe(
    "Les unités tirées du fichier des contacts, dont chaque ligne répète leurs caractéristiques : une unité par identifiant. Une valeur qui change d’une ligne à l’autre est inconnue, et comptée.",
  );

const units = z
  .union([unitsOfFile, unitsOfFiles, unitsOfTable, unitsOfContacts])
  .transform((written): UnitsDraft => {
    const { fields = {} } = written;
    const ofFields = new Map(Object.entries(fields));
    if ("from" in written)
      return { input: null, shape: null, key: "", pad: null, otherRows: "refuse", fields: ofFields };
    return {
      input: inputDraft(written),
      shape: "file" in written ? shapeDraft(written) : null,
      ...written.key,
      otherRows: written.other_rows ?? "refuse",
      fields: ofFields,
    };
  });

function inputDraft(
  written:
    | { readonly file: string; readonly format?: FormatFile | undefined }
    | {
        readonly files: string | readonly ListedFile[];
        readonly file_column?: string | undefined;
        readonly format?: FormatFile | undefined;
      }
    | { readonly table: string; readonly connection: string },
): InputDraft {
  if ("table" in written) return { kind: "table", table: written.table, connection: written.connection };
  const { format = {} } = written;
  if ("file" in written) return { kind: "file", file: written.file, format };
  const { files, file_column: column = null } = written;
  return typeof files === "string"
    ? { kind: "files", folder: files, files: [], format, column }
    : { kind: "files", folder: null, files, format, column };
}

function shapeDraft({
  shape: name,
  columns,
  departement: code,
  with: files,
}: z.output<typeof unitsOfFile>): ShapeDraft | null {
  if (name === undefined) return null;
  return {
    name,
    columns: new Map(Object.entries(columns ?? {})),
    // YAML reads 01 as the number 1.
    departement: code === undefined ? null : String(code).padStart(2, "0").toUpperCase(),
    companions: new Map(Object.entries(files ?? {})),
  };
}

const contactColumns = {
  key,
  other_rows: otherRows,
  date: date.describe("Colonne de la date du contact."),
  channel: channel.describe("Colonne du canal du contact."),
  motive: motive.optional().describe("Colonne du motif du contact, si l’étude en tient compte."),
};

const contacts = z
  .union([
    z
      .strictObject({ file, format: formatSchema.optional(), ...contactColumns })
      .describe("Le fichier des contacts : une ligne par contact."),
    z
      .strictObject({ ...severalFiles, format: formatSchema.optional(), ...contactColumns })
      .describe("Les fichiers des contacts, lus comme un seul : une ligne par contact."),
    z
      .strictObject({ ...table, ...contactColumns })
      .describe("La table des contacts : une ligne par contact."),
  ])
  .transform((written): ContactsDraft => {
    const { date: day, channel: used, motive: why, key: unit, other_rows: others = "refuse" } = written;
    return {
      input: inputDraft(written),
      ...unit,
      otherRows: others,
      fields: new Map([
        ["date", day],
        ["channel", used],
        ...(why === undefined ? [] : [["motive", why] as const]),
      ]),
    };
  });

const population = z
  .string()
  .min(1)
  .describe(
    "Vue qui unit ce que chaque serveur d’une grappe compte de ses unités et de ses contacts, faite de ce qu’écrit « vigie plan --as-view » : entrepot.vigie_foyers.",
  );

const accepts = z
  .strictObject({
    nothing: z
      .array(identifier)
      .optional()
      .describe(
        "Sources que l’étude déclare sans personne (protects: nothing), et dont vous acceptez que les effectifs sortent tels quels.",
      ),
    rho: rho
      .optional()
      .describe("Budget de confidentialité de l’étude, si vous en acceptez un plus grand que 1."),
    small: z
      .enum(["hidden", "noisy"])
      .optional()
      .describe(
        "noisy : les effectifs sous le seuil sortent, bruités ; hidden : ils sont masqués. À défaut, hidden.",
      ),
    pooled: z
      .array(identifier)
      .optional()
      .describe(
        "Sources de votre groupe dont vous acceptez que les effectifs bruités partent tels que tirés, sous le seuil compris : qui a votre lot peut les lire. Aucune page ne les montre.",
      ),
    doubts: z
      .record(identifier, z.record(z.string(), z.string().min(1).max(500)))
      .optional()
      .describe(
        "Par source, les doutes sur vos fichiers que vous expliquez : nom du doute → pourquoi il en est ainsi. Cette raison reste chez vous.",
      ),
  })
  .optional()
  .describe("Ce que vous acceptez expressément de l’étude.");

export const mappingFile = z
  .strictObject({
    mapping: z.literal(1).describe("Version du langage de correspondance : 1."),
    study: studyIdentifier.describe("Nom court de l’étude, comme dans study.yaml."),
    partner: identifier.describe("Votre institution, telle que l’étude la nomme."),
    fictitious: z
      .boolean()
      .optional()
      .describe("true : les données sont inventées, et tout ce qui en sort le dit."),
    floors: z
      .strictObject({
        rho: rho.optional().describe("Budget de confidentialité, plus petit que celui de l’étude."),
        min: countMin.optional().describe("Seuil du secret statistique, plus grand que celui de l’étude."),
      })
      .optional()
      .describe(
        "Vos planchers, plus stricts que l’étude : ils l’emportent. Absents : les règles de l’étude.",
      ),
    cap: thousandths(z.number().min(0.001).max(100))
      .optional()
      .describe(
        "Budget, en rho, que vous laissez dépenser pour un même jour observé, sur les personnes d’un même fichier, tous lots réunis. À défaut, 3.",
      ),
    accepts,
    comment: z
      .string()
      .min(1)
      .max(500)
      .optional()
      .describe("Commentaire libre, qui part avec le lot et que tout lecteur verra."),
    secret: z
      .string()
      .optional()
      .describe(
        "32 octets tirés au sort, écrits par « vigie map », que vous seul connaissez : le bruit en est tiré. Nécessaire à une source de personnes. Gardez-le d’une édition à l’autre.",
      ),
    sources: z
      .record(
        identifier,
        z
          .strictObject({
            units: units.optional(),
            contacts: contacts.optional(),
            population: population.optional(),
          })
          .describe("Les fichiers d’une source de l’étude."),
      )
      .describe("Sources de l’étude, par nom."),
  })
  .transform(
    ({ mapping: _, floors, accepts: accepted, ...written }): MappingDraft => ({
      study: written.study,
      partner: written.partner,
      fictitious: written.fictitious ?? false,
      secret: written.secret ?? null,
      floors: { rho: floors?.rho ?? null, min: floors?.min ?? null },
      cap: written.cap ?? null,
      accepts: {
        nothing: accepted?.nothing ?? [],
        rho: accepted?.rho ?? null,
        small: accepted?.small ?? null,
        pooled: accepted?.pooled ?? [],
        doubts: new Map(
          Object.entries(accepted?.doubts ?? {}).map(([source, reasons]) => [
            source,
            new Map(Object.entries(reasons)),
          ]),
        ),
      },
      comment: written.comment ?? null,
      sources: new Map(
        Object.entries(written.sources).map(([id, { population: view, ...source }]) => [
          id,
          {
            units: source.units ?? null,
            contacts: source.contacts ?? null,
            ...(view === undefined ? {} : { population: view }),
          },
        ]),
      ),
    }),
  );

/**
 * A mapping file of the right form, whatever its study.
 * @param file its name, for messages
 * @param errors filled with what is not of that form
 * @returns null where its form is wrong
 */
export function readMappingForm(text: string, file: string, errors: VigieError[]): Form<MappingDraft> | null {
  const written = readYaml(file, text, errors);
  return written && readForm(written, mappingFile, errors);
}

/** The published JSON Schema of mapping files, for editors. */
export function mappingJsonSchema(): string {
  // Draft 7 is the one that the YAML extensions of editors know best.
  const described = z.toJSONSchema(mappingFile, { target: "draft-7", io: "input", reused: "ref" });
  return `${JSON.stringify({ title: "Vigie : la correspondance d’un partenaire", ...described }, null, 2)}\n`;
}
