import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { DuckDBInstance } from "@duckdb/node-api";
import { VigieErrors } from "@vigie/words";
import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";
import { profileDiskFile } from "../src/node/index.ts";
import { runFolder } from "./world/run-folder.ts";
import { smallStudy } from "./world/study.ts";
import { temporaryFolder } from "./world/temporary-folder.ts";

const sheet = (rows: string) =>
  `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`;
const text = (at: string, value: string) => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;
const header = `<row r="1">${["matricule", "naissance", "sexe", "rsa", "montant"].map((name, at) => text(`${"ABCDE"[at]}1`, name)).join("")}</row>`;
const row = (number: number, first: string) =>
  `<row r="${number}">${[first, "1990-01-01", "F", "oui", "12"].map((value, at) => text(`${"ABCDE"[at]}${number}`, value)).join("")}</row>`;

function workbook(rows: string, strings?: string): Uint8Array {
  const parts: Record<string, Uint8Array> = {
    "[Content_Types].xml": strToU8("<Types/>"),
    "xl/workbook.xml": strToU8(
      '<workbook xmlns:r="r"><sheets><sheet name="Foyers" sheetId="1" r:id="rId1"/></sheets></workbook>',
    ),
    "xl/_rels/workbook.xml.rels": strToU8(
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    ),
    "xl/worksheets/sheet1.xml": strToU8(sheet(rows)),
  };
  if (strings !== undefined) parts["xl/sharedStrings.xml"] = strToU8(strings);
  return zipSync(parts, { level: 9 });
}

interface Hostile {
  readonly title: string;
  readonly name: string;
  readonly bytes: () => Uint8Array | string;
  readonly code: string;
  readonly line?: number;
}

const hostile: readonly Hostile[] = [
  {
    title: "a .csv.gz that is not compressed",
    name: "foyers.csv.gz",
    bytes: () => "matricule,naissance,sexe,rsa,montant\n1,14/07/1992,F,oui,1\n",
    code: "files/gzip-not-compressed",
  },
  {
    title: "a null byte in an identifier",
    name: "foyers.csv",
    bytes: () =>
      `matricule,naissance,sexe,rsa,montant\n${Array.from({ length: 300 }, (_, at) => `AL-${at}${at === 250 ? "\u0000" : ""},14/07/1992,F,oui,1\n`).join("")}`,
    code: "files/null-byte",
    line: 252,
  },
  {
    title: "a header above bytes that are no text",
    name: "foyers.csv",
    bytes: () =>
      Buffer.concat([
        // Past what is looked at first.
        Buffer.from(`matricule,naissance,sexe,rsa,montant\n${"AL-1,14/07/1992,F,oui,1\n".repeat(300)}`),
        Buffer.from(Array.from({ length: 4096 }, (_, at) => (at * at + 7 * at) % 251)),
      ]),
    code: "files/null-byte",
    line: 302,
  },
  {
    title: "a workbook that claims a cell far out of any sheet",
    name: "foyers.xlsx",
    bytes: () => workbook(`${header}${row(2, "1")}<row r="3">${text("ZZZZZZZZ99999999999", "x")}</row>`),
    code: "files/cell-outside-sheet",
    line: 3,
  },
  {
    title: "a workbook that claims a row far under any sheet",
    name: "foyers.xlsx",
    bytes: () => workbook(`${header}<row r="99999999999">${text("A2", "x")}</row>`),
    code: "files/cell-outside-sheet",
    line: 99_999_999_999,
  },
  {
    title: "a workbook of 100 kB whose texts expand to 51 MB",
    name: "foyers.xlsx",
    bytes: () =>
      workbook(
        `${header}${row(2, "1")}`,
        `<sst>${`<si><t>${"x".repeat(30_000)}</t></si>`.repeat(1_700)}</sst>`,
      ),
    code: "files/xlsx-too-large",
  },
  {
    title: "a workbook with one text of 5 MB",
    name: "foyers.xlsx",
    bytes: () =>
      workbook(
        `${header}${row(2, Array.from({ length: 550_000 }, (_, at) => (at * 7919) % 99_999_989).join("x"))}`,
      ),
    code: "files/xlsx-too-large",
  },
];

async function refusalOf(
  name: string,
  bytes: Uint8Array | string,
): Promise<readonly { code: string; line: number | undefined }[]> {
  const folder = temporaryFolder();
  cpSync(join(import.meta.dirname, "base"), folder, { recursive: true });
  writeFileSync(join(folder, name), bytes);
  const mapping = readFileSync(join(folder, "mapping.yaml"), "utf8").replace("foyers.csv", name);
  writeFileSync(join(folder, "mapping.yaml"), mapping);
  return codesOf(await runFolder(await smallStudy(), folder).catch((reason: unknown) => reason));
}

function codesOf(error: unknown): readonly { code: string; line: number | undefined }[] {
  if (!(error instanceof VigieErrors)) throw error;
  return error.errors.map(({ code, place }) => ({ code, line: place.line }));
}

for (const { title, name, bytes, code, line } of hostile)
  test(`refused in bounded time and memory: ${title}`, { timeout: 60_000 }, async () => {
    const content = bytes();
    const before = process.memoryUsage().rss;
    expect(await refusalOf(name, content)).toContainEqual({ code, line });
    expect(process.memoryUsage().rss - before).toBeLessThan(500e6);
  });

/** Columns of the mapping, and as many others as the file may pretend to have. */
const wideNames = (width: number) => {
  const mapped = ["matricule", "naissance", "sexe", "rsa", "montant"];
  return [...mapped, ...Array.from({ length: width - mapped.length }, (_, at) => `c${at}`)];
};
const wideCsv = (width: number) =>
  `${wideNames(width).join(",")}\n${`1${",1".repeat(width - 1)}\n`.repeat(20)}`;
const wideRow = (values: readonly string[]) =>
  `<row>${values.map((value) => `<c t="inlineStr"><is><t>${value}</t></is></c>`).join("")}</row>`;

test.each<readonly [title: string, name: string, bytes: () => Uint8Array | string | Promise<Uint8Array>]>([
  ["a CSV", "foyers.csv", () => wideCsv(100_006)],
  ["a CSV of its header alone", "foyers.csv", () => wideNames(100_006).join(",")],
  ["a CSV of one nameless column after the other", "foyers.csv", () => ",".repeat(1_100_000)],
  ["a CSV compressed", "foyers.csv.gz", () => gzipSync(wideCsv(100_006))],
  ["a workbook", "foyers.xlsx", () => workbook(wideRow(wideNames(16_384)).repeat(3))],
  ["a Parquet file", "foyers.parquet", () => wideParquet(3_000)],
])(
  "%s of too many columns is refused by its header alone, by a run and by a proposal",
  async (_, name, bytes) => {
    const content = await bytes();
    const path = join(temporaryFolder(), name);
    writeFileSync(path, content);
    const proposal = () => profileDiskFile({ path, workFolder: temporaryFolder() }).then(() => [], codesOf);
    for (const refused of [() => refusalOf(name, content), proposal]) {
      const [memory, started] = [process.memoryUsage().rss, process.cpuUsage()];
      expect(await refused()).toEqual([expect.objectContaining({ code: "engine/columns-too-many" })]);
      const { user, system } = process.cpuUsage(started);
      expect((user + system) / 1e6).toBeLessThan(2);
      expect(process.memoryUsage().rss - memory).toBeLessThan(200e6);
    }
  },
);

async function wideParquet(width: number): Promise<Uint8Array> {
  const path = join(temporaryFolder(), "large.parquet");
  const instance = await DuckDBInstance.create(":memory:");
  const database = await instance.connect();
  await database.run(`COPY (SELECT ${wideNames(width).map((name) => `'1' AS ${name}`)}) TO '${path}'`);
  database.closeSync();
  instance.closeSync();
  return readFileSync(path);
}

test("a value called like a property of every object is a value, and no name", async () => {
  const folder = temporaryFolder();
  cpSync(join(import.meta.dirname, "base"), folder, { recursive: true });
  const path = join(folder, "foyers.csv");
  writeFileSync(path, readFileSync(path, "utf8").replaceAll(",F,", ",__proto__,"));
  const mapping = readFileSync(join(folder, "mapping.yaml"), "utf8");
  const study = await smallStudy();
  const unknown = await runFolder(study, folder).catch((reason: unknown) => reason);
  expect(unknown instanceof VigieErrors && unknown.errors.map(({ code }) => code)).toEqual([
    "engine/code-unknown",
  ]);
  writeFileSync(join(folder, "mapping.yaml"), mapping.replace("F: femme", '"__proto__": femme'));
  const named = await runFolder(study, folder).catch((reason: unknown) => reason);
  expect(named instanceof VigieErrors && named.errors.map(({ code }) => code)).toEqual([
    "study/name-invalid",
  ]);
  const profile = await profileDiskFile({ path, workFolder: join(folder, "travail") });
  expect(profile.columns[2]?.values.map(({ value }) => value)).toContain("__proto__");
});

test("a file of a program that the application has no reader of is refused, by a run and by a proposal", async () => {
  const path = join(temporaryFolder(), "foyers.sav");
  writeFileSync(path, "$FL2");
  const refused = [
    await refusalOf("foyers.sav", "$FL2"),
    await profileDiskFile({ path, workFolder: temporaryFolder() }).then(() => [], codesOf),
  ];
  for (const codes of refused) expect(codes.map(({ code }) => code)).toEqual(["engine/mapping-kind-unknown"]);
});
