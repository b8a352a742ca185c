import { execFileSync, spawn } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readdirSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { DuckDBInstance } from "@duckdb/node-api";
import { parseMapping } from "@vigie/mapping";
import { VigieErrors } from "@vigie/words";
import ExcelJS from "exceljs";
import { expect, test } from "vitest";
import { planSource } from "../src/index.ts";
import { openDuckDb } from "../src/node/index.ts";
import { runFolder } from "./world/run-folder.ts";
import { smallStudy } from "./world/study.ts";
import { temporaryFolder } from "./world/temporary-folder.ts";

const mapping = (file: string, more = "") => `
mapping: 1
study: essai
partner: caf
secret: rIJK8ttnbS3M3gAUk7BBms1ZLptycFsh5mDQXdKPQpU
accepts: { nothing: [lieux] }
sources:
  appels:
    contacts: { file: ${file}, key: qui, date: jour, channel: canal${more} }
`;

const log = (rows: number) =>
  `qui,jour,canal\n${Array.from({ length: rows }, (_, at) => `personne-${at},2022-08-01,guichet\n`).join("")}`;

async function codesOf(run: Promise<unknown>): Promise<readonly string[]> {
  const error = await run.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof VigieErrors)) throw error ?? new Error("the run was not refused");
  return error.errors.map(({ code }) => code);
}

test("a Parquet file cut anywhere is refused", async () => {
  const folder = temporaryFolder();
  const instance = await DuckDBInstance.create(":memory:");
  const database = await instance.connect();
  const path = join(folder, "appels.parquet");
  await database.run(
    `COPY (SELECT 'personne-' || i AS qui, DATE '2022-08-01' AS jour, 'guichet' AS canal FROM range(5000) t(i)) TO '${path}'`,
  );
  database.closeSync();
  instance.closeSync();
  writeFileSync(join(folder, "mapping.yaml"), mapping("appels.parquet"));
  const study = await smallStudy();
  expect((await runFolder(study, folder, { source: "appels" })).quality.units).toBe(5000);
  truncateSync(path, 2000);
  expect(await codesOf(runFolder(study, folder, { source: "appels" }))).toEqual([
    "engine/parquet-unreadable",
  ]);
});

test("an Excel workbook cut anywhere, or asked for another sheet, is refused", async () => {
  const folder = temporaryFolder();
  const path = join(folder, "appels.xlsx");
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet("Appels");
  for (const line of log(500).trimEnd().split("\n")) sheet.addRow(line.split(","));
  await book.xlsx.writeFile(path);
  const study = await smallStudy();
  writeFileSync(join(folder, "mapping.yaml"), mapping("appels.xlsx", ", format: { sheet: Apels }"));
  expect(await codesOf(runFolder(study, folder, { source: "appels" }))).toEqual(["files/sheet-absent"]);
  writeFileSync(join(folder, "mapping.yaml"), mapping("appels.xlsx"));
  expect((await runFolder(study, folder, { source: "appels" })).quality.units).toBe(500);
  truncateSync(path, 4000);
  expect(await codesOf(runFolder(study, folder, { source: "appels" }))).toEqual(["files/xlsx-unreadable"]);
});

test.each([
  { title: "of a column that is read is refused", merge: "A2:A4", codes: ["engine/cells-merged"] },
  { title: "of a remark is no matter", merge: "D2:D4", codes: [] },
  { title: "on one row is no matter", merge: "C2:D2", codes: [] },
])("in a workbook, merged cells $title", async ({ merge, codes }) => {
  const folder = temporaryFolder();
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet("Appels");
  for (const line of log(20).trimEnd().split("\n")) sheet.addRow([...line.split(","), "remarque"]);
  sheet.mergeCells(merge);
  await book.xlsx.writeFile(join(folder, "appels.xlsx"));
  writeFileSync(join(folder, "mapping.yaml"), mapping("appels.xlsx"));
  const run = runFolder(await smallStudy(), folder, { source: "appels" });
  expect(codes.length === 0 ? (await run).quality.units : await codesOf(run)).toEqual(
    codes.length === 0 ? 20 : codes,
  );
});

test("in a workbook, formulas saved without their values are refused by column and sheet", async () => {
  const folder = temporaryFolder();
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet("Appels");
  for (const line of log(20).trimEnd().split("\n")) sheet.addRow(line.split(","));
  for (let row = 5; row <= 9; row++) sheet.getCell(`C${row}`).value = { formula: `C${row - 1}` };
  await book.xlsx.writeFile(join(folder, "appels.xlsx"));
  writeFileSync(join(folder, "mapping.yaml"), mapping("appels.xlsx"));
  const run = runFolder(await smallStudy(), folder, { source: "appels" });
  expect(await codesOf(run)).toEqual(["engine/formulas-without-value"]);
});

test("in a workbook, rows hidden by a filter and rows crossed out are counted, and read", async () => {
  const folder = temporaryFolder();
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet("Appels");
  for (const line of log(20).trimEnd().split("\n")) sheet.addRow(line.split(","));
  for (let row = 3; row <= 9; row++) sheet.getRow(row).hidden = true;
  for (const row of [12, 13]) for (const at of [1, 2, 3]) sheet.getCell(row, at).font = { strike: true };
  sheet.getCell(15, 1).font = { strike: true };
  await book.xlsx.writeFile(join(folder, "appels.xlsx"));
  writeFileSync(join(folder, "mapping.yaml"), mapping("appels.xlsx"));
  const { quality } = await runFolder(await smallStudy(), folder, { source: "appels" });
  expect(quality.units).toBe(20);
  expect(quality.files.map(({ shownOut }) => shownOut)).toEqual([{ hidden: 7, struck: 2 }]);
});

test("a workbook whose table is on two sheets is refused, unless the mapping names one", async () => {
  const folder = temporaryFolder();
  const book = new ExcelJS.Workbook();
  for (const name of ["2023", "2024"]) {
    const sheet = book.addWorksheet(name);
    for (const line of log(20).trimEnd().split("\n")) sheet.addRow(line.split(","));
  }
  book.addWorksheet("Notes").addRow(["à relire"]);
  await book.xlsx.writeFile(join(folder, "appels.xlsx"));
  writeFileSync(join(folder, "mapping.yaml"), mapping("appels.xlsx"));
  const run = runFolder(await smallStudy(), folder, { source: "appels" });
  expect(await codesOf(run)).toEqual(["engine/sheets-alike"]);
  writeFileSync(join(folder, "mapping.yaml"), mapping("appels.xlsx", ', format: { sheet: "2024" }'));
  expect((await runFolder(await smallStudy(), folder, { source: "appels" })).quality.units).toBe(20);
});

test("a gzip file cut on a line end is refused, although what is left reads well", async () => {
  const folder = temporaryFolder();
  const whole = gzipSync(log(20_000));
  writeFileSync(join(folder, "appels.csv.gz"), whole.subarray(0, whole.length - 8));
  writeFileSync(join(folder, "mapping.yaml"), mapping("appels.csv.gz"));
  expect(await codesOf(runFolder(await smallStudy(), folder, { source: "appels" }))).toEqual([
    "files/gzip-truncated",
  ]);
});

test("a file whose rows nearly all lack columns is not the one described", async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "appels.csv"), `qui,jour,canal\n${"personne-1\n".repeat(1_001)}`);
  writeFileSync(join(folder, "mapping.yaml"), mapping("appels.csv"));
  expect(await codesOf(runFolder(await smallStudy(), folder, { source: "appels" }))).toEqual([
    "engine/rows-ragged-all",
  ]);
});

test.skipIf(process.getuid?.() === 0)(
  "a file that may not be read (skipped for root, who may read any)",
  async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "appels.csv"), log(1));
    chmodSync(join(folder, "appels.csv"), 0);
    writeFileSync(join(folder, "mapping.yaml"), mapping("appels.csv"));
    expect(await codesOf(runFolder(await smallStudy(), folder, { source: "appels" }))).toEqual([
      "files/file-closed",
    ]);
  },
);

test("more channels than an engine can tell apart", async () => {
  const study = await smallStudy();
  const source = study.sources.get("appels");
  if (source?.contacts == null) throw new RangeError("no contacts");
  const label = { fr: "Canal" };
  const channels = new Map(
    Array.from({ length: 57 }, (_, at) => [`c${at}`, { family: "digital", label } as const]),
  );
  const file = { shown: "a.csv", path: "a.csv", format: { kind: "parquet" } } as const;
  const column = { column: "a", codes: new Map(), without: [], dates: "iso", separator: ";" } as const;
  const contacts = {
    file,
    key: "a",
    pad: null,
    otherRows: "refuse" as const,
    date: column,
    channel: column,
    motive: null,
  };
  const mapped = {
    file: "m.yaml",
    partner: "caf",
    fictitious: false,
    secret: null,
    policy: {
      floors: { rho: null, min: null },
      cap: 3,
      accepts: {
        nothing: new Set<string>(),
        rho: null,
        small: "hidden" as const,
        pooled: new Set<string>(),
        doubts: new Map(),
      },
    },
    comment: null,
    sources: new Map([["appels", { units: null, contacts }]]),
  };
  const many = { ...source, contacts: { ...source.contacts, channels } };
  expect(() => planSource(study, many, mapped, study.indicators.values())).toThrow(
    "engine/channels-too-many",
  );
});

test("a run out of memory and of what the disk may hold says so, and leaves nothing", async () => {
  const folder = temporaryFolder();
  const work = join(folder, "work");
  writeFileSync(join(folder, "appels.csv"), log(400_000));
  writeFileSync(join(folder, "mapping.yaml"), mapping("appels.csv"));
  const run = runFolder(await smallStudy(), folder, {
    source: "appels",
    workFolder: work,
    memoryLimit: "2MB",
  });
  expect(await codesOf(run)).toEqual(["engine/memory-exhausted"]);
});

const canMount = process.platform === "linux" && process.getuid?.() === 0;

/** Uses a disk of one megabyte. */
async function onSmallDisk(use: (disk: string) => Promise<void>): Promise<void> {
  const disk = join(temporaryFolder(), "disk");
  mkdirSync(disk);
  execFileSync("mount", ["-t", "tmpfs", "-o", "size=1m", "tmpfs", disk]);
  try {
    await use(disk);
  } finally {
    // DuckDB may still close what it had there.
    execFileSync("umount", ["--lazy", disk]);
  }
}

test.skipIf(!canMount)(
  "a disk that fills while a file is copied (skipped where no small disk can be mounted)",
  () =>
    onSmallDisk(async (disk) => {
      const folder = temporaryFolder();
      writeFileSync(join(folder, "appels.csv.gz"), gzipSync(log(100_000)));
      writeFileSync(join(folder, "mapping.yaml"), mapping("appels.csv.gz"));
      const run = runFolder(await smallStudy(), folder, { source: "appels", workFolder: disk });
      expect(await codesOf(run)).toEqual(["files/disk-full"]);
      expect(filesIn(disk)).toEqual([]);
    }),
);

test.skipIf(!canMount)(
  "a disk that fills while memory overflows (skipped where no small disk can be mounted)",
  () =>
    onSmallDisk(async (disk) => {
      const folder = temporaryFolder();
      writeFileSync(join(folder, "appels.csv"), log(1_000_000));
      writeFileSync(join(folder, "mapping.yaml"), mapping("appels.csv"));
      const options = { source: "appels", workFolder: disk, memoryLimit: "110MB" };
      expect(await codesOf(runFolder(await smallStudy(), folder, options))).toEqual(["files/disk-full"]);
    }),
);

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);
}

test("two runs at once do not erase each other's work; a closed one leaves nothing", async () => {
  const work = join(temporaryFolder(), "work");
  const first = await openDuckDb({ workFolder: work, inputFolders: [] });
  const second = await openDuckDb({ workFolder: work, inputFolders: [] });
  expect(readdirSync(work)).toHaveLength(2);
  await first.close();
  expect(readdirSync(work)).toHaveLength(1);
  await second.close();
  expect(existsSync(work)).toBe(false);
});

test("a run interrupted at any moment leaves nothing", async () => {
  const folder = temporaryFolder();
  const work = join(folder, "work");
  writeFileSync(join(folder, "appels.csv.gz"), gzipSync(log(200_000)));
  const study = await smallStudy();
  const source = study.sources.get("appels");
  const parsed = parseMapping(mapping("appels.csv.gz"), join(folder, "mapping.yaml"), { study });
  if (source === undefined || "errors" in parsed) throw new RangeError("the test is badly written");
  const plan = planSource(study, source, parsed.mapping, study.indicators.values());
  for (const wait of [0, 20, 60, 150]) {
    const engine = await openDuckDb({ workFolder: work, inputFolders: [folder] });
    const run = engine
      .run(plan, () => undefined)
      .then(
        () => "whole",
        (error: unknown) => String(error),
      );
    await setTimeout(wait);
    await engine.close();
    expect(await run).toMatch(/^whole$|DuckDB: (?:INTERRUPT Error|interrupted)$/);
    expect(existsSync(work)).toBe(false);
  }
});

test("what a killed run left is erased by the next", async () => {
  const folder = temporaryFolder();
  const work = join(folder, "work");
  const script = `
    import { openDuckDb } from ${JSON.stringify(join(import.meta.dirname, "../src/node/index.ts"))};
    import { readdirSync, writeFileSync } from "node:fs";
    await openDuckDb({ workFolder: ${JSON.stringify(work)}, inputFolders: [] });
    for (const name of readdirSync(${JSON.stringify(work)})) writeFileSync(${JSON.stringify(work)} + "/" + name + "/copie.csv", "personne");
    console.log("ready");
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await new Promise((resolve) => child.stdout.once("data", resolve));
  child.kill("SIGKILL");
  await new Promise((resolve) => child.once("exit", resolve));
  const [left = ""] = readdirSync(work);
  expect(readdirSync(join(work, left))).toEqual(["copie.csv"]);
  await setTimeout(10);
  const engine = await openDuckDb({ workFolder: work, inputFolders: [] });
  expect(readdirSync(work)).not.toContain(left);
  await engine.close();
  expect(existsSync(work)).toBe(false);
});

test("the database can read nothing beside its folders, whatever it is asked", async () => {
  const folder = temporaryFolder();
  const other = temporaryFolder();
  writeFileSync(join(other, "appels.csv"), log(3));
  writeFileSync(join(folder, "mapping.yaml"), mapping(join(other, "appels.csv")));
  await expect(runFolder(await smallStudy(), folder, { source: "appels" })).rejects.toThrow(
    "DuckDB: Permission Error",
  );
});
