import { writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { gzipSync } from "node:zlib";
import { DuckDBInstance } from "@duckdb/node-api";
import { VigieErrors } from "@vigie/words";
import ExcelJS from "exceljs";
import { expect, test } from "vitest";
import { expectTheirCounts, fiveHouseholds, theirContacts } from "./world/five-households.ts";
import { runFolder } from "./world/run-folder.ts";
import { smallStudy } from "./world/study.ts";
import { temporaryFolder } from "./world/temporary-folder.ts";

/** The five households and their contacts, as texts. */
const unitColumns = ["numéro", "naissance", "sexe", "rsa", "ressources"];
const units = [
  unitColumns,
  ...fiveHouseholds.map(({ number, birth, sex, hasRsa, income }) => [
    number,
    birth ?? "",
    sex,
    hasRsa ? "oui" : "non",
    String(income ?? ""),
  ]),
];
const contactColumns = ["numéro", "le", "canal", "motif"];
const contacts = [contactColumns, ...theirContacts.map((contact) => contact.map((value) => value ?? ""))];

const fields = `{ sexe: { column: sexe, codes: { F: femme, H: homme } }, rsa: { column: rsa, codes: { oui: "yes", non: "no" } }`;

function mapping(extension: string, format: string, dates = "iso"): string {
  return `
mapping: 1
study: essai
partner: caf
secret: rIJK8ttnbS3M3gAUk7BBms1ZLptycFsh5mDQXdKPQpU
accepts: { nothing: [lieux] }
sources:
  foyers:
    units:
      file: foyers.${extension}
      format: ${format}
      key: numéro
      fields: ${fields}, naissance: { column: naissance, dates: ${dates} } }
    contacts:
      file: contacts.${extension}
      format: ${format}
      key: numéro
      date: { column: le, dates: ${dates} }
      channel: canal
      motive: motif
`;
}

async function expectRightCounts(folder: string): Promise<void> {
  expectTheirCounts(await runFolder(await smallStudy(), folder));
}

type Rows = readonly (readonly string[])[];

function text(rows: Rows, delimiter = ",", cell = (value: string) => value): string {
  return rows.map((row) => `${row.map(cell).join(delimiter)}\n`).join("");
}

function write(folder: string, extension: string, content: (rows: Rows) => string | Uint8Array): void {
  writeFileSync(join(folder, `foyers.${extension}`), content(units));
  writeFileSync(join(folder, `contacts.${extension}`), content(contacts));
}

const isDay = (value: string) => /^\d{4}-\d{2}-\d{2}$/.test(value);
const french = (value: string) =>
  isDay(value) ? value.split("-").toReversed().join("/") : value.replace(".", ",");
const american = (value: string) => {
  const [year, month, day] = value.split("-");
  return isDay(value) ? `${month}/${day}/${year} 11:59:59 PM` : value;
};
const cp1252 = (content: string) => Buffer.from(content, "latin1");

test.each([
  ["UTF-8, commas", "csv", "csv", "iso", (rows: Rows) => text(rows)],
  [
    "a byte order mark, lines ended as in Windows",
    "csv",
    "csv",
    "iso",
    (rows: Rows) => `\uFEFF${text(rows).replaceAll("\n", "\r\n")}`,
  ],
  ["no last line break", "csv", "csv", "iso", (rows: Rows) => text(rows).trimEnd()],
  ["everything quoted", "csv", "csv", "iso", (rows: Rows) => text(rows, ",", (value) => `"${value}"`)],
  [
    "semicolons, decimal commas, French dates",
    "csv",
    '{ delimiter: ";", decimal: "," }',
    "fr",
    (rows: Rows) => text(rows, ";", french),
  ],
  ["American stamps", "csv", "csv", "us", (rows: Rows) => text(rows, ",", american)],
  [
    "compact dates, tabulations",
    "tsv",
    '{ delimiter: "\\t" }',
    "compact",
    (rows: Rows) => text(rows, "\t", (value) => (isDay(value) ? value.replaceAll("-", "") : value)),
  ],
  ["bars, never quoted", "txt", '{ delimiter: "|", quote: "" }', "iso", (rows: Rows) => text(rows, "|")],
  ["CP1252", "csv", "{ encoding: cp1252 }", "iso", (rows: Rows) => cp1252(text(rows))],
  [
    "UTF-16, as Excel writes Unicode text",
    "txt",
    '{ encoding: utf-16, delimiter: "\\t" }',
    "iso",
    (rows: Rows) => Buffer.from(`\uFEFF${text(rows, "\t")}`, "utf16le"),
  ],
  ["gzip", "csv.gz", "csv", "iso", (rows: Rows) => gzipSync(text(rows))],
  ["gzip of CP1252", "csv.gz", "{ encoding: cp1252 }", "iso", (rows: Rows) => gzipSync(cp1252(text(rows)))],
] as const)("reads %s", async (_, extension, format, dates, content) => {
  const folder = temporaryFolder();
  write(folder, extension, content);
  writeFileSync(join(folder, "mapping.yaml"), mapping(extension, format, dates));
  await expectRightCounts(folder);
});

test("reads CSV without a header, columns by position", async () => {
  const folder = temporaryFolder();
  write(folder, "csv", (rows) => text(rows.slice(1)));
  const byPosition = mapping("csv", "{ header: false }")
    .replaceAll("key: numéro", 'key: "1"')
    .replace("column: naissance", 'column: "2"')
    .replace("column: sexe", 'column: "3"')
    .replace("column: rsa", 'column: "4"')
    .replace("fields: {", 'fields: { ressources: "5",')
    .replace("column: le", 'column: "2"')
    .replace("channel: canal", 'channel: "3"')
    .replace("motive: motif", 'motive: "4"');
  writeFileSync(join(folder, "mapping.yaml"), byPosition);
  await expectRightCounts(folder);
});

test("sets ragged rows aside, and counts them, where the mapping says so", async () => {
  const folder = temporaryFolder();
  write(folder, "csv", (rows) => `${text(rows)}x\nx,2022-08-01,compte,autre,trop,trop\n`);
  writeFileSync(join(folder, "mapping.yaml"), mapping("csv", "{ ragged: set_aside }"));
  await expectRightCounts(folder);
  const { quality } = await runFolder(await smallStudy(), folder);
  expect(quality.files.map(({ ragged }) => ragged)).toEqual([2, 2]);
});

test("read again because a key is no whole number, ragged rows are counted once", async () => {
  const folder = temporaryFolder();
  const row = (key: string) => `${key},2022-08-01,compte,autre\n`;
  const unknown = Array.from({ length: 150_000 }, (_, at) => row(String(1000 + at)));
  const other = ["1992-07-14", "F", "oui", "900.25"];
  const log = ["1,trop court\n", ...unknown, row("01"), row("1"), "1,trop court\n"];
  writeFileSync(join(folder, "foyers.csv"), text([unitColumns, ["1", ...other], ["01", ...other]]));
  writeFileSync(join(folder, "contacts.csv"), `${contactColumns.join(",")}\n${log.join("")}`);
  writeFileSync(join(folder, "mapping.yaml"), mapping("csv", "{ ragged: set_aside }"));
  const { quality } = await runFolder(await smallStudy(), folder, { memoryLimit: "1GB" });
  expect(quality.files.map(({ rows, ragged }) => [rows, ragged])).toEqual([
    [2, 0],
    [150_002, 2],
  ]);
  expect(quality.contacts?.kept).toBe(2);
  expect(quality.contacts?.unknownUnits).toBe(150_000);
});

test("reads from a folder named from the current one", async () => {
  const folder = temporaryFolder();
  write(folder, "csv", (rows) => text(rows));
  writeFileSync(join(folder, "mapping.yaml"), mapping("csv", "csv"));
  await expectRightCounts(relative(process.cwd(), folder));
});

const parquetTypes = {
  texts: { key: "VARCHAR", date: "VARCHAR", flag: "rsa", number: "VARCHAR" },
  "typed columns": { key: "INTEGER", date: "DATE", flag: "rsa", number: "DECIMAL(10, 2)" },
  "stamps, keys with a point": { key: "DOUBLE", date: "TIMESTAMP", flag: "rsa", number: "DOUBLE" },
  "instants, yes and no as truth values": {
    key: "BIGINT",
    date: "TIMESTAMPTZ",
    flag: "rsa = 'oui'",
    number: "FLOAT",
  },
};

test.each(Object.entries(parquetTypes))("reads Parquet with %s", async (_, { key, date, flag, number }) => {
  const folder = temporaryFolder();
  write(folder, "csv", (rows) => text(rows));
  const instance = await DuckDBInstance.create(":memory:");
  const database = await instance.connect();
  await database.run("SET TimeZone = 'Europe/Paris'");
  const from = (name: string) => `read_csv('${join(folder, `${name}.csv`)}', all_varchar = true)`;
  const to = (name: string) => `TO '${join(folder, `${name}.parquet`)}'`;
  await database.run(
    `COPY (SELECT CAST("numéro" AS ${key}) AS "numéro", CAST(naissance AS ${date}) AS naissance, sexe, ${flag} AS rsa, CAST(ressources AS ${number}) AS ressources FROM ${from("foyers")}) ${to("foyers")}`,
  );
  await database.run(
    `COPY (SELECT CAST("numéro" AS ${key}) AS "numéro", CAST(le AS ${date}) AS le, canal, motif FROM ${from("contacts")}) ${to("contacts")}`,
  );
  database.closeSync();
  instance.closeSync();
  writeFileSync(join(folder, "mapping.yaml"), mapping("parquet", "parquet"));
  await expectRightCounts(folder);
});

test("reads numbers that a workbook holds as texts, thousands and euros included, but not those of two meanings", async () => {
  const folder = temporaryFolder();
  const written: Readonly<Record<string, string>> = {
    "900.25": "900,25 €",
    "1000.5": "1\u202f000,50",
    "2000": "2\u00a0000",
  };
  const save = async (name: string, rows: Rows) => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet("Feuil1");
    for (const row of rows) sheet.addRow(row.map((value) => written[value] ?? value));
    await book.xlsx.writeFile(join(folder, `${name}.xlsx`));
  };
  await save("foyers", units);
  await save("contacts", contacts);
  writeFileSync(join(folder, "mapping.yaml"), mapping("xlsx", "xlsx"));
  await expectRightCounts(folder);
  await save(
    "foyers",
    units.map((row) => row.map((value) => (value === "1000.5" ? "1,250" : value))),
  );
  const refusal: unknown = await runFolder(await smallStudy(), folder).catch((error: unknown) => error);
  if (!(refusal instanceof VigieErrors)) throw new RangeError("a number of two meanings is read");
  expect(refusal.errors.map(({ code }) => code)).toEqual(["engine/number-unreadable"]);
});

test("reads Excel workbooks, with real dates, numbers and truth values, on the sheet named", async () => {
  const folder = temporaryFolder();
  const excelCell = (value: string) => {
    if (value === "") return null;
    if (isDay(value)) return new Date(`${value}T00:00:00Z`);
    if (value === "oui" || value === "non") return value === "oui";
    return Number.isNaN(Number(value)) ? value : Number(value);
  };
  for (const [name, rows] of Object.entries({ foyers: units, contacts })) {
    const book = new ExcelJS.Workbook();
    book.addWorksheet("Notes").addRow(["rien ici"]);
    const sheet = book.addWorksheet("Données");
    for (const row of rows) sheet.addRow(row.map(excelCell));
    sheet.addRow([]);
    await book.xlsx.writeFile(join(folder, `${name}.xlsx`));
  }
  writeFileSync(join(folder, "mapping.yaml"), mapping("xlsx", "{ sheet: Données }"));
  await expectRightCounts(folder);
});
