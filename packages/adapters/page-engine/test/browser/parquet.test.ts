import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { diskStore } from "@vigie/files/node";
import type { InputFile } from "@vigie/mapping";
import { VigieErrors } from "@vigie/words";
import { afterAll, describe, expect } from "vitest";
import { browserTest as test } from "../../../../../test/browser-test.ts";
import { hasChromium } from "../../../../../test/chromium.ts";
import { openDuckDbDatabase } from "../../../../core/engine/src/connectors/duckdb-node.ts";
import { temporaryFolder } from "../../../../core/engine/test/world/temporary-folder.ts";
import { columnTexts } from "./column-texts.ts";
import { type EnginePage, openEnginePage } from "./engine-page.ts";

const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error: unknown) => (error instanceof VigieErrors ? error.errors.map(({ code }) => code) : error),
  );

const isLong = process.env.VIGIE_LONG === "1";
const many = isLong ? 130_000 : 30_000;

const parquet = (path: string): InputFile => ({ shown: "foyers.parquet", path, format: { kind: "parquet" } });

/** What a column holds, and the expression of DuckDB that writes it in row `i`. */
const types = [
  ["whole numbers", "CAST(i * 97000000007 AS BIGINT)"],
  ["small whole numbers", "CAST(i AS TINYINT)"],
  ["whole numbers without sign", "CAST(18446744073709551615 - i AS UBIGINT)"],
  ["whole numbers of 128 bits", "CAST(i AS HUGEINT) * 10000000000000000000"],
  ["numbers", "i / 7"],
  ["numbers of 32 bits", "CAST(i / 7 AS FLOAT)"],
  ["numbers that are none", "CASE i WHEN 1 THEN 'nan'::DOUBLE WHEN 2 THEN 'inf'::DOUBLE ELSE -0.0 END"],
  ["short decimals", "CAST(i * 1.5 AS DECIMAL(4, 1))"],
  ["decimals", "CAST(i * 1.25 AS DECIMAL(18, 3))"],
  ["long decimals", "CAST(i * 1.25 AS DECIMAL(38, 10))"],
  ["texts", "'é' || i"],
  ["texts with null bytes", "'a' || chr(0) || i"],
  ["empty texts", "''"],
  ["texts by dictionary", "CAST(['a', 'b', 'c'][1 + i % 3] AS ENUM ('a', 'b', 'c'))"],
  ["truths", "i % 2 = 0"],
  ["days", "DATE '1899-12-30' + CAST(i * 1000 AS INTEGER)"],
  ["days out of the calendar", "CASE i WHEN 1 THEN 'infinity'::DATE ELSE '10000-01-01'::DATE END"],
  ["local stamps", "TIMESTAMP '2022-03-27 02:30:00.123456' + to_seconds(i)"],
  ["local stamps, in seconds", "CAST(TIMESTAMP '2022-03-27 02:30:00' AS TIMESTAMP_S)"],
  ["local stamps, in milliseconds", "CAST(TIMESTAMP '2022-03-27 02:30:00.5' AS TIMESTAMP_MS)"],
  ["local stamps, in nanoseconds", "CAST(TIMESTAMP '2022-03-27 02:30:00.5' AS TIMESTAMP_NS)"],
  ["instants", "TIMESTAMPTZ '2022-03-27 02:30:00.5+02' + to_seconds(i)"],
  ["lists of texts", "['a', 'b''c', NULL, 'd,e', 'f\"g']"],
  ["empty lists", "CAST([] AS VARCHAR[])"],
  ["lists of numbers", "[1, 2, i]"],
  ["structures", "{'a': i, 'b': 'x'}"],
  ["maps", "MAP {'k': i}"],
  ["JSON", "CAST('{\"a\": 1}' AS JSON)"],
  ["nothing", "NULL"],
] as const;

const instance = await DuckDBInstance.create(":memory:");
const writer = await instance.connect();
await writer.run("SET TimeZone = 'UTC'");
afterAll(() => {
  writer.closeSync();
  instance.closeSync();
});

/** Writes what a query gives; `options` are those of DuckDB's COPY. */
async function written(query: string, options = ""): Promise<string> {
  const path = join(temporaryFolder(), "written.parquet");
  await writer.run(`COPY (${query}) TO '${path}' (FORMAT parquet ${options})`);
  return path;
}

/** What the native engine reads there. */
async function nativeTexts(path: string, columns: readonly string[]) {
  const workFolder = temporaryFolder();
  const folders = [join(path, "..")];
  const database = await openDuckDbDatabase({ workFolder, folders, memoryLimit: null });
  const texts = await columnTexts(parquet(path), { database, store: diskStore(workFolder), columns });
  await database.close();
  return texts;
}

describe.skipIf(!hasChromium)("Parquet in Chromium (/usr/bin/chromium)", () => {
  let page: EnginePage;
  test.beforeAll(async ({ chromium }) => {
    page = await openEnginePage(chromium);
  });
  afterAll(() => page.close());

  test("columns of each type are the texts that the native engine reads", async () => {
    const columns = types.map((_, at) => `column${at}`);
    const cells = types.map(
      ([, value], at) => `CASE WHEN i = 3 THEN NULL ELSE (${value}) END AS column${at}`,
    );
    const path = await written(`SELECT ${cells.join(", ")} FROM range(1, 6) AS t(i)`);
    const byType = (rows: readonly (readonly unknown[])[]) =>
      Object.fromEntries(types.map(([type], at) => [type, rows.map((row) => row[at + 1])]));
    const expected = await nativeTexts(path, columns);
    expect(expected).toHaveLength(5);
    const read = await page.texts(parquet(path), readFileSync(path), columns);
    expect(byType(read)).toEqual(byType(expected));
  });

  test.each([
    ["bytes", "CAST('a' AS BLOB)"],
    ["a UUID", "CAST(md5('a') AS UUID)"],
    ["a list of UUID", "[CAST(md5('a') AS UUID)]"],
    ["a time of day", "TIME '12:34:56'"],
    ["a duration", "to_days(1)"],
  ])("%s is refused, with its column, where it is read; beside, it is no matter", async (_, expression) => {
    const path = await written(`SELECT (${expression}) AS a, 1 AS b`);
    const refused = failure(page.texts(parquet(path), readFileSync(path), ["a"]));
    expect(await refused).toEqual(["engine/parquet-type-not-here"]);
    expect(await page.texts(parquet(path), readFileSync(path), ["b"])).toEqual([[1, "1"]]);
  });

  test.each([
    ["in one group", many, ", ROW_GROUP_SIZE 200000"],
    ["in many groups", many, ", ROW_GROUP_SIZE 2048"],
    ["in groups of two sizes", many, `, ROW_GROUP_SIZE ${isLong ? 100_000 : 20_480}, COMPRESSION zstd`],
    ["compressed by gzip", 3_000, ", COMPRESSION gzip"],
    ["compressed by brotli", 3_000, ", COMPRESSION brotli"],
    ["compressed by lz4", 3_000, ", COMPRESSION lz4_raw"],
    ["not compressed, by the second version", 3_000, ", COMPRESSION uncompressed, PARQUET_VERSION V2"],
  ])("rows %s keep their order", async (_, rows, options) => {
    const path = await written(`SELECT i + 1 AS "a.b", 'é' || i AS "é" FROM range(${rows}) AS t(i)`, options);
    const read = await page.texts(parquet(path), readFileSync(path), ["a.b", "é"]);
    expect(read).toHaveLength(rows);
    expect(
      read.filter(([row, a, b], at) => row !== at + 1 || a !== String(at + 1) || b !== `é${at}`),
    ).toEqual([]);
  });

  test("a file without rows has none", async () => {
    const path = await written("SELECT 1 AS a WHERE false");
    expect(await page.texts(parquet(path), readFileSync(path), ["a"])).toEqual([]);
  });

  /*
   * Written by arrow-rs, with its own schema: `d` a dictionary of texts, `l` long texts, `tz` instants in Europe/Paris, `f`
   * numbers of 16 bits; four rows, of which the third of `d` and the last of the others are empty.
   */
  const ofArrow = join(import.meta.dirname, "types-of-arrow.parquet");

  test("types that only the schema of Arrow names are the texts that the native engine reads", async () => {
    const columns = ["d", "l", "tz"];
    const expected = await nativeTexts(ofArrow, columns);
    expect(expected.map(([, dictionary]) => dictionary)).toEqual(["a", "b", null, "a"]);
    expect(await page.texts(parquet(ofArrow), readFileSync(ofArrow), columns)).toEqual(expected);
  });

  test("a type that DuckDB does not take from Arrow is refused, with its column", async () => {
    const refused = failure(page.texts(parquet(ofArrow), readFileSync(ofArrow), ["d", "f"]));
    expect(await refused).toEqual(["engine/parquet-type-not-here"]);
  });

  let whole: Promise<Buffer> | undefined;
  const undamaged = async () => {
    const rows = "SELECT i AS a, 'é' || i AS b FROM range(500000) AS t(i)";
    return readFileSync(await written(rows, ", ROW_GROUP_SIZE 2048"));
  };
  test.each<readonly [string, (bytes: Buffer) => Buffer, string]>([
    ["empty", () => Buffer.alloc(0), "files/file-empty"],
    ["cut", (bytes) => bytes.subarray(0, bytes.length >> 1), "engine/parquet-unreadable"],
    ["a text", () => Buffer.from("id;nom\n1;a\n"), "engine/parquet-unreadable"],
    ["only its marks", () => Buffer.from("PAR1PAR1"), "engine/parquet-unreadable"],
    [
      "with a footer longer than itself",
      () => Buffer.from("PAR1\xff\xff\xff\x7fPAR1", "latin1"),
      "engine/parquet-unreadable",
    ],
    ["with its pages overwritten", (bytes) => bytes.fill(7, 1000, 400_000), "engine/parquet-unreadable"],
    [
      "with its footer overwritten",
      (bytes) => bytes.fill(7, bytes.length - 200, bytes.length - 8),
      "engine/parquet-unreadable",
    ],
  ])(
    "a file that is %s is refused, and the next one is read",
    async (_, damage, code) => {
      whole ??= undamaged();
      const bytes = damage(Buffer.from(await whole));
      expect(await failure(page.texts(parquet("/x.parquet"), bytes, ["a", "b"]))).toEqual([code]);
      const path = await written("SELECT 1 AS a");
      expect(await page.texts(parquet(path), readFileSync(path), ["a"])).toEqual([[1, "1"]]);
      // Where a trap is not reported, the answer is waited for.
    },
    50_000,
  );
});
