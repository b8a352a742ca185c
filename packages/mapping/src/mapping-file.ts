import { encodings, shapeNames } from "@vigie/files";
import { countMin, rho, thousandths } from "@vigie/study";
import { z } from "zod";
import { dateFormats } from "./column-mapping.ts";

/** Shape of a partner's mapping file, as a person writes it. The language's version is `mapping: 1`. */

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

const kind = z.enum(["csv", "parquet", "xlsx", "sas7bdat", "xpt", "sav"]);
const formatParts = z.strictObject({
  kind: kind.optional().describe("Par défaut, d’après l’extension du fichier."),
  encoding: z.enum(encodings).optional().describe("Par défaut, utf-8."),
  delimiter: z.string().length(1).optional().describe("Séparateur de colonnes ; par défaut, la virgule."),
  decimal: z.enum([".", ","]).optional().describe("Séparateur décimal ; par défaut, le point."),
  quote: z.string().max(1).optional().describe("Guillemet ; vide si les valeurs n’en ont jamais."),
  header: z.boolean().optional().describe("Faux : sans en-tête, les colonnes s’appellent 1, 2, 3…"),
  header_row: z
    .number()
    .int()
    .min(1)
    .max(1000)
    .optional()
    .describe("Ligne de l’en-tête, s’il y a des titres au-dessus ; par défaut, la première."),
  ragged: z
    .enum(["refuse", "set_aside"])
    .optional()
    .describe("Lignes qui n’ont pas le bon nombre de colonnes : refusées, ou écartées et comptées."),
  sheet: z.string().min(1).optional().describe("Feuille d’un classeur ; par défaut, la première."),
});

const format = z
  .union([kind, formatParts])
  .describe("Comment le fichier est écrit : son genre seul, ou le détail.");

const file = z
  .string()
  .min(1)
  .describe("Chemin du fichier, à partir du dossier de ce fichier de correspondance.");
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
  .describe("Colonne qui identifie l’unité : la même valeur dans les deux fichiers d’une source.");

const field = z.union([
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
]);
const date = z.union([
  column,
  z.strictObject({
    column,
    dates: dates.optional(),
    missing: missing.optional(),
    unreadable: unreadable.optional(),
  }),
]);
const channel = z.union([
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
]);
const motive = z.union([
  column,
  z.strictObject({ column, codes: codes.optional(), missing: missing.optional() }),
]);

const shape = z
  .enum(shapeNames)
  .describe("Forme connue du fichier : Vigie le convertit d’abord en colonnes dont elle connaît les noms.");
const companions = z
  .record(identifier, z.union([file, z.strictObject({ file, format: format.optional() })]))
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
    format: format.optional(),
    key,
    other_rows: otherRows,
    fields,
  })
  .describe("Le fichier des unités : une ligne par unité.");

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

const units = z.union([unitsOfFile, unitsOfTable, unitsOfContacts]);

const contactColumns = {
  key,
  other_rows: otherRows,
  date: date.describe("Colonne de la date du contact."),
  channel: channel.describe("Colonne du canal du contact."),
  motive: motive.optional().describe("Colonne du motif du contact, si l’étude en tient compte."),
};

const contacts = z.union([
  z
    .strictObject({ file, format: format.optional(), ...contactColumns })
    .describe("Le fichier des contacts : une ligne par contact."),
  z.strictObject({ ...table, ...contactColumns }).describe("La table des contacts : une ligne par contact."),
]);

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

export const mappingFile = z.strictObject({
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
    .describe("Vos planchers, plus stricts que l’étude : ils l’emportent. Absents : les règles de l’étude."),
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
});

export type MappingFile = z.infer<typeof mappingFile>;
export type FormatFile = z.infer<typeof formatParts>;

/** The published JSON Schema of mapping files, for editors. */
export function mappingJsonSchema(): string {
  // Draft 7 is the one that the YAML extensions of editors know best.
  const described = z.toJSONSchema(mappingFile, { target: "draft-7", io: "input", reused: "ref" });
  return `${JSON.stringify({ title: "Vigie : la correspondance d’un partenaire", ...described }, null, 2)}\n`;
}
