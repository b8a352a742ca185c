import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { openDuckDb } from "@vigie/engine/node";
import { xlsx } from "@vigie/files";
import { parseMapping } from "@vigie/mapping";
import { runPartner } from "@vigie/partner";
import { sasAndSpss } from "@vigie/sas-spss";
import { loadStudy, type Study } from "@vigie/study";
import { VigieErrors } from "@vigie/words";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeDataSet } from "../packages/adapters/sas-spss/test/world/write-data-set.ts";
import { writeSav } from "../packages/adapters/sas-spss/test/world/write-sav.ts";
import { writeTransport } from "../packages/adapters/sas-spss/test/world/write-transport.ts";
import { openParquetWriter, type ParquetWriter } from "../packages/core/engine/test/write-parquet.ts";
import { mappingSecret } from "../packages/core/partner/test/small-study.ts";

/** The same values in any container give the same bundle, to the byte: its noise and marks depend on no name, kind or order. */

type Cell = string | number | null;

interface Rows {
  readonly columns: readonly {
    readonly name: string;
    readonly type: "text" | "number" | "day";
    readonly length: number;
  }[];
  readonly rows: readonly (readonly Cell[])[];
}

const households: Rows = {
  columns: [
    { name: "NUM", type: "text", length: 8 },
    { name: "NAISS", type: "day", length: 8 },
    { name: "SEXE", type: "text", length: 1 },
    { name: "RSA", type: "number", length: 8 },
    { name: "MONTANT", type: "number", length: 8 },
    { name: "AIDES", type: "text", length: 16 },
  ],
  rows: Array.from({ length: 160 }, (_, at) => [
    `F${at}`,
    at % 19 === 0 ? null : `${1940 + (at % 70)}-0${1 + (at % 9)}-15`,
    at % 11 === 0 ? null : at % 2 === 0 ? "F" : "H",
    at % 3 === 0 ? 1 : 0,
    at % 13 === 0 ? null : at * 7.25,
    ["mobile", "accès|mobile", "accès", null][at % 4] ?? null,
  ]),
};
const contacts: Rows = {
  columns: [
    { name: "NUM", type: "text", length: 8 },
    { name: "JOUR", type: "day", length: 8 },
    { name: "CANAL", type: "text", length: 8 },
  ],
  rows: households.rows.flatMap(([num = null], at) =>
    ["compte", "guichet", "courrier"]
      .filter((_, channel) => at % (channel + 2) === 0)
      .map((channel) => [num, `2024-0${1 + (at % 6)}-1${at % 9}`, channel]),
  ),
};

const list = (codelist: string, codes: readonly (string | object)[]) =>
  [
    `codelists/${codelist}.yaml`,
    {
      codelist,
      label: codelist,
      codes: codes.map((code) => (typeof code === "string" ? { code, label: code } : code)),
    },
  ] as const;
const studyFiles = new Map<string, object>([
  [
    "study.yaml",
    {
      vigie: 1,
      study: "contenants",
      version: "1",
      title: "Contenants",
      window: { from: "2024-01-01", to: "2024-06-30" },
      timezone: "Europe/Paris",
      languages: ["fr"],
      partners: { caf: { label: "Caf", sources: ["foyers"] } },
    },
  ],
  list("sexes", ["femme", "homme"]),
  list("aides", ["acces", "mobile"]),
  list("canaux", ["compte", "guichet", "courrier"]),
  list("ages", [
    { code: "jeune", label: "jeune", from: 0 },
    { code: "vieux", label: "vieux", from: 45 },
  ]),
  [
    "sources/foyers.yaml",
    {
      source: "foyers",
      label: "Foyers",
      unit: { one: "foyer", many: "foyers" },
      fields: {
        naissance: { type: "date", label: "Naissance" },
        sexe: { type: "code", codelist: "sexes", label: "Sexe" },
        rsa: { type: "flag", label: "RSA" },
        montant: { type: "number", range: { from: 0, to: 1200 }, grain: 1, label: "Montant" },
        aides: { type: "multiple", codelist: "aides", label: "Aides" },
      },
      derive: {
        age: { years: "naissance", at: "2024-06-30", label: "Âge" },
        tranche: { bands: "age", codelist: "ages", label: "Tranche" },
      },
      contacts: {
        channels: "canaux",
        families: { digital: ["compte"], direct: ["guichet"], material: ["courrier"] },
      },
    },
  ],
  [
    "indicators.yaml",
    {
      indicators: {
        ensembles: { kind: "distribution", source: "foyers", title: "Canaux", of: "subgroup" },
        groupes: { kind: "profile", source: "foyers", title: "Groupes", of: "tranche" },
        sexes: { kind: "profile", source: "foyers", title: "Sexe", of: "sexe", by: "rsa" },
        montants: {
          kind: "summary",
          source: "foyers",
          title: "Montant",
          of: "montant",
          by: "rsa",
          statistic: "mean",
        },
        aides: { kind: "multiple", source: "foyers", title: "Aides", of: "aides", by: "sexe" },
      },
    },
  ],
]);

const codes = { F: "femme", H: "homme" };
const aides = { accès: "acces" };

/** How a partner keeps its files, and what its mapping says of it. */
interface Container {
  readonly title: string;
  readonly extension: string;
  readonly format?: object;
  readonly dates?: string;
  /** @returns nothing where the file is written already */
  readonly bytes: (rows: Rows, path: string) => Uint8Array | string | Promise<null>;
  /** Whether the keys of the mapping are in the other order. */
  readonly turned?: boolean;
}

const texts = ({ columns, rows }: Rows, write: (cell: Cell, column: number) => string) => [
  columns.map(({ name }) => name),
  ...rows.map((row) => row.map(write)),
];
const csv = (lines: readonly (readonly string[])[], delimiter = ",") =>
  lines.map((cells) => `${cells.join(delimiter)}\n`).join("");
const plainCsv = (rows: Rows) => csv(texts(rows, (cell) => String(cell ?? "")));
const french = (rows: Rows) =>
  csv(
    texts(rows, (cell, column) =>
      rows.columns[column]?.type === "day"
        ? String(cell ?? "")
            .split("-")
            .toReversed()
            .join("/")
        : String(cell ?? "").replace(".", ","),
    ),
    ";",
  );
const turnedRows = ({ columns, rows }: Rows): Rows => ({ columns, rows: rows.toReversed() });

/** Days as SAS and SPSS count them. */
const sasDay = (day: string) => (Date.parse(day) - Date.UTC(1960, 0, 1)) / 86_400_000;
const spssDay = (day: string) => (Date.parse(day) - Date.UTC(1582, 9, 14)) / 1000;
const sasColumns = ({ columns }: Rows) =>
  columns.map(({ name, type, length }) => ({
    name,
    length,
    type: type === "text" ? ("text" as const) : ("number" as const),
    ...(type === "day" ? { format: "DATE" } : {}),
  }));
const sasRows = ({ columns, rows }: Rows) =>
  rows.map((row) =>
    row.map((cell, at) => {
      if (columns[at]?.type === "text") return cell ?? "";
      return cell === null ? "." : typeof cell === "string" ? sasDay(cell) : cell;
    }),
  );
const sav = (rows: Rows) =>
  writeSav({
    isLittleEndian: true,
    compression: "bytecode",
    columns: rows.columns.map(({ name, type, length }) => ({
      name,
      width: type === "text" ? length : 0,
      ...(type === "day" ? { format: [20, 11] as const } : {}),
    })),
    rows: rows.rows.map((row) =>
      row.map((cell, at) => {
        if (rows.columns[at]?.type === "text") return cell ?? "";
        return typeof cell === "string" ? spssDay(cell) : cell;
      }),
    ),
  });
const workbook = (rows: Rows, { above = 0 } = {}) => {
  const style = "text" as const;
  const written = [
    ...Array.from({ length: above }, (_, at) => [{ value: `Titre ${at}`, style }]),
    ...[rows.columns.map(({ name }) => name), ...rows.rows].map((row) =>
      row.map((value) => ({ value, style })),
    ),
  ];
  const sheet = (name: string, lines: typeof written) => ({
    name,
    widths: [],
    rows: lines,
    header: null,
    running: null,
  });
  const sheets = [sheet("Notes", [[{ value: "rien ici", style }]]), sheet("Données", written)];
  return xlsx({ title: "", language: "fr", day: null, sheets });
};

const containers: readonly Container[] = [
  { title: "CSV, rows in the other order", extension: "csv", bytes: (rows) => plainCsv(turnedRows(rows)) },
  { title: "CSV, keys of the mapping in the other order", extension: "csv", bytes: plainCsv, turned: true },
  { title: "CSV, compressed", extension: "csv.gz", bytes: (rows) => gzipSync(plainCsv(rows)) },
  {
    title: "CSV of a French spreadsheet, under two lines of titles",
    extension: "txt",
    format: { encoding: "cp1252", delimiter: ";", decimal: ",", header_row: 3 },
    dates: "fr",
    bytes: (rows) => Buffer.from(`Titre;\nSous-titre;\n${french(rows)}`, "latin1"),
  },
  {
    title: "CSV in UTF-16, quoted by apostrophes",
    extension: "dat",
    format: { encoding: "utf-16", delimiter: "\t", quote: "'" },
    bytes: (rows) =>
      Buffer.from(
        `\ufeff${csv(
          texts(rows, (cell) => (cell === null ? "" : `'${cell}'`)),
          "\t",
        )}`,
        "utf16le",
      ),
  },
  { title: "XLSX", extension: "xlsx", format: { sheet: "Données" }, bytes: (rows) => workbook(rows) },
  {
    title: "XLSX, under four lines of titles",
    extension: "xlsx",
    format: { sheet: "Données", header_row: 5 },
    bytes: (rows) => workbook(rows, { above: 4 }),
  },
  { title: "SAV", extension: "sav", bytes: sav },
  {
    title: "XPT",
    extension: "xpt",
    bytes: (rows) => writeTransport({ version: 5, columns: sasColumns(rows), rows: sasRows(rows) }),
  },
  {
    title: "SAS7BDAT",
    extension: "sas7bdat",
    bytes: (rows) =>
      writeDataSet({
        is64Bit: true,
        isLittleEndian: true,
        compression: null,
        encoding: 20,
        columns: sasColumns(rows),
        rows: sasRows(rows),
      }),
  },
];

const bench = mkdtempSync(join(tmpdir(), "vigie-containers-"));
let study: Study;
let parquet: ParquetWriter;
let expected: Uint8Array;
beforeAll(async () => {
  const loaded = await loadStudy(
    new Map([...studyFiles].map(([path, file]) => [path, JSON.stringify(file)])),
  );
  if ("errors" in loaded) throw new VigieErrors(loaded.errors);
  study = loaded.study;
  parquet = await openParquetWriter();
  expected = await bundleIn({ title: "CSV", extension: "csv", bytes: plainCsv });
});
afterAll(() => {
  parquet.close();
  rmSync(bench, { recursive: true, force: true });
});

async function bundleIn({ extension, format, dates, bytes, turned = false }: Container): Promise<Uint8Array> {
  const folder = mkdtempSync(join(bench, "extrait-"));
  const [units, log] = [`foyers.${extension}`, `contacts.${extension}`];
  for (const [name, rows] of [
    [units, households],
    [log, contacts],
  ] as const) {
    const written = await bytes(rows, join(folder, name));
    if (written !== null) writeFileSync(join(folder, name), written);
  }
  const days = dates === undefined ? {} : { dates };
  const mapping = {
    mapping: 1,
    study: "contenants",
    partner: "caf",
    fictitious: true,
    secret: mappingSecret,
    sources: {
      foyers: {
        units: {
          file: units,
          format,
          key: "NUM",
          fields: {
            naissance: { column: "NAISS", ...days },
            sexe: { column: "SEXE", codes },
            rsa: { column: "RSA", codes: { 1: "yes", 0: "no" } },
            montant: "MONTANT",
            aides: { column: "AIDES", codes: aides, separator: "|" },
          },
        },
        contacts: { file: log, format, key: "NUM", date: { column: "JOUR", ...days }, channel: "CANAL" },
      },
    },
  };
  return run(JSON.stringify(turned ? turnedIn(mapping) : mapping), folder);
}

async function run(text: string, folder: string): Promise<Uint8Array> {
  const parsed = parseMapping(text, join(folder, "mapping.yaml"), { study });
  if ("errors" in parsed) throw new VigieErrors(parsed.errors);
  const partner = study.partners.get("caf");
  if (partner === undefined) throw new RangeError("no partner");
  const engine = await openDuckDb({
    workFolder: join(folder, "work"),
    inputFolders: [folder],
    readers: [sasAndSpss],
  });
  const made = await runPartner({
    secret: new Uint8Array(32).fill(7),
    study,
    partner,
    mapping: parsed.mapping,
    writtenMapping: parsed.mapping,
    conversions: new Map(),
    engine,
    date: "2026-11-25",
    softwareVersion: "0.1.0",
    language: "fr",
    signer: null,
    comment: null,
    firstIndicators: null,
    progress: () => {},
  }).finally(() => engine.close());
  return made.bundle;
}

/** The same, the members of every object in the other order. */
function turnedIn(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([name, own]) => [name, turnedIn(own)]),
  );
}

test.each(containers)("$title: the same bundle as in CSV, to the byte", async (container) => {
  expect(Buffer.from(await bundleIn(container)).equals(expected)).toBe(true);
});

test("Parquet: the same bundle as in CSV, to the byte", async () => {
  const container: Container = {
    title: "Parquet",
    extension: "parquet",
    bytes: async ({ columns, rows }, path) => {
      const days = new Set(columns.flatMap(({ name, type }) => (type === "day" ? [name] : [])));
      const file = { shown: path, path, format: { kind: "parquet" } } as const;
      const cells = rows.map((row) => row.map((cell) => (cell === null ? null : String(cell))));
      await parquet.write(file, { columns: columns.map(({ name }) => name), rows: cells }, days);
      return null;
    },
  };
  expect(Buffer.from(await bundleIn(container)).equals(expected)).toBe(true);
});

test("one value more is another bundle", async () => {
  const longer = (rows: Rows) =>
    rows === households ? { ...rows, rows: [...rows.rows, ["F999", null, "F", 1, 10, null]] } : rows;
  const bundle = await bundleIn({ title: "", extension: "csv", bytes: (rows) => plainCsv(longer(rows)) });
  expect(Buffer.from(bundle).equals(expected)).toBe(false);
});
