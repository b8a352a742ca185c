import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { type InputFile, parseMapping } from "@vigie/mapping";
import { VigieErrors } from "@vigie/words";
import { afterAll, describe, expect } from "vitest";
import { browserTest as test } from "../../../../../test/browser-test.ts";
import { hasChromium } from "../../../../../test/chromium.ts";
import type { Plan } from "../../../../core/engine/src/plan.ts";
import { planSource } from "../../../../core/engine/src/plan-source.ts";
import { name, sql } from "../../../../core/engine/src/sql.ts";
import { smallStudy } from "../../../../core/engine/test/world/study.ts";
import { temporaryFolder } from "../../../../core/engine/test/world/temporary-folder.ts";
import { type EnginePage, openEnginePage } from "./engine-page.ts";

const codesOf = (error: unknown) =>
  error instanceof VigieErrors ? error.errors.map(({ code }) => code) : error;
/** Of contacts alone: `/calls.csv`. */
async function planOfCalls(): Promise<Plan> {
  const study = await smallStudy();
  const mapping = `
mapping: 1
study: essai
partner: caf
secret: rIJK8ttnbS3M3gAUk7BBms1ZLptycFsh5mDQXdKPQpU
accepts: { nothing: [lieux] }
sources: { appels: { contacts: { file: /calls.csv, key: id, date: date, channel: canal } } }`;
  const parsed = parseMapping(mapping, "/mapping.yaml", { study });
  const source = study.sources.get("appels");
  if ("errors" in parsed || source === undefined) throw new RangeError("the test's mapping is wrong");
  return planSource(study, source, parsed.mapping, study.indicators.values());
}

const failure = (promise: Promise<unknown>) => promise.then(() => null, codesOf);

const isLong = process.env.VIGIE_LONG === "1";
const othersInLongRuns = [
  "America/Guadeloupe",
  "America/Martinique",
  "America/Cayenne",
  "Indian/Mayotte",
  "Pacific/Noumea",
  "Pacific/Wallis",
  "Pacific/Tahiti",
  "UTC",
];

const csv = (encoding: "utf-8" | "cp1252" | "utf-16"): InputFile => ({
  shown: "foyers.csv",
  path: "/foyers.csv",
  format: { kind: "csv", encoding, delimiter: ";", decimal: ",", quote: '"', header: true, ragged: "refuse" },
});

describe.skipIf(!hasChromium)("DuckDB-WASM in Chromium (/usr/bin/chromium)", () => {
  let page: EnginePage;
  test.beforeAll(async ({ chromium }) => {
    page = await openEnginePage(chromium);
  });
  afterAll(() => page.close());

  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from("id;nom\r\n1;Noé\r\n", "utf16le")]);
  test.each([
    ["utf-8", Buffer.from("id;nom\n1;Noé\n")],
    ["cp1252", Buffer.from("id;nom\n1;No\xe9\n", "latin1")],
    ["utf-16", utf16],
  ] as const)("a CSV in %s is read", async (encoding, bytes) => {
    expect(await page.texts(csv(encoding), bytes, ["id", "nom"])).toEqual([[1, "1", "Noé"]]);
  });

  test.each([
    ["an extension", sql`LOAD icu`],
    ["a function of an extension", sql`SELECT * FROM read_parquet('/lent/000000001')`],
    ["another setting", sql`SET enable_external_access = true`],
    ["a file of another place", sql`SELECT * FROM read_csv('https://example.org/x.csv')`],
    ["a file that was not lent", sql`SELECT * FROM read_csv('/etc/passwd')`],
  ])("a statement that asks for %s fails, and nothing is asked of the network", async (_, statement) => {
    expect(await failure(page.rows(statement))).toBeInstanceOf(Error);
    expect(await page.rows(sql`SELECT 1`)).toEqual([[1]]);
    expect(page.requests.filter((address) => !address.startsWith("blob:"))).toEqual([]);
  });

  test("an error of a statement, which quotes the data, is neither passed on nor printed", async () => {
    const error = await page.rows(sql`SELECT CAST('Noé Martin' AS INTEGER)`).catch(String);
    expect(error).toContain("Conversion Error");
    expect([error, ...page.printed].join("\n")).not.toContain("Martin");
  });

  test("a statement that is cancelled stops, and the next one is answered", async () => {
    const long = failure(page.rows(sql`SELECT count(*) FROM range(1000000000000) AS t(i) WHERE hash(i) = 3`));
    await page.cancel();
    expect(await long).toMatchObject({ message: "in the page: DuckDB: interrupted" });
    expect(await page.rows(sql`SELECT 1`)).toEqual([[1]]);
  });

  test("a run that is cancelled stops, and the next one gives its tables", async () => {
    const plan = await planOfCalls();
    const calls = (rows: number) => {
      const lines = Array.from({ length: rows }, (_, at) => `${at % 1000},2022-08-${10 + (at % 20)},compte`);
      return ["id,date,canal", ...lines, ""].join("\n");
    };
    const path = join(temporaryFolder(), "calls.csv");
    writeFileSync(path, calls(3_000_000));
    await page.page.setInputFiles("input", path);
    const long = failure(page.run(plan, new Map([["/calls.csv", new Uint8Array()]])));
    await setTimeout(500);
    await page.cancel();
    expect(await long).toMatchObject({ message: "in the page: DuckDB: interrupted" });
    await page.page.setInputFiles("input", []);
    const { quality } = await page.run(plan, new Map([["/calls.csv", Buffer.from(calls(1000))]]));
    expect(quality).toMatchObject({ units: 1000, contacts: { kept: 1000 } });
  });

  test("a file in which one line ends by a return alone is refused by name", async () => {
    const lines = ["id,date,canal", "1,2022-08-01,compte", "2,2022-08-02,compte\r3,2022-08-03,compte", ""];
    const files = new Map([["/calls.csv", Buffer.from(lines.join("\n"))]]);
    expect(await failure(page.run(await planOfCalls(), files))).toEqual(["engine/line-ends-mixed"]);
  });

  test("of the days of 101 000 contacts, some are looked at, taken all along the file", async () => {
    const day = (at: number) => `2022-0${7 + (at % 3)}-${String(1 + (at % 28)).padStart(2, "0")}`;
    const lines = Array.from({ length: 101_000 }, (_, at) => `${at % 500},${day(at)},compte`);
    const files = new Map([["/calls.csv", Buffer.from(["id,date,canal", ...lines, ""].join("\n"))]]);
    const { quality } = await page.run(await planOfCalls(), files);
    expect(quality.contacts?.days).toMatchObject({ oddities: [{ kind: "gap_after", count: 94 }] });
    expect(quality.contacts?.days?.sampled).toBeGreaterThan(30_000);
  });

  test("a CSV of 100 006 columns is refused by its header", async () => {
    const header = ["id", "date", "canal", ...Array.from({ length: 100_003 }, (_, at) => `c${at}`)].join(",");
    const files = new Map([["/calls.csv", Buffer.from(`${header}\n`)]]);
    expect(await failure(page.run(await planOfCalls(), files))).toEqual(["engine/columns-too-many"]);
  });

  test("the tables of a session go with it", async () => {
    await page.rows(sql`CREATE TEMP TABLE ${name("kept")} AS SELECT 1 AS a`);
    await page.cancel();
    expect(await failure(page.rows(sql`SELECT * FROM kept`))).toBeInstanceOf(Error);
  });

  test.each([
    "Europe/Paris",
    "America/Miquelon",
    "Indian/Reunion",
    "Pacific/Marquesas",
    ...(isLong ? othersInLongRuns : []),
  ])("in %s, from 2020 to 2030, days are those of another clock", async (timezone) => {
    const [start, end] = [Date.UTC(2020, 0, 1), Date.UTC(2031, 0, 1)];
    const step = 7 * 3_600_000 + 1_800_000;
    const instants = Array.from({ length: Math.floor((end - start) / step) }, (_, at) =>
      new Date(start + at * step).toISOString(),
    );
    const clock = new Intl.DateTimeFormat("sv-SE", { timeZone: timezone, dateStyle: "short" });
    const expected = instants.map((instant) => clock.format(new Date(instant)));
    expect(await page.days(timezone, instants)).toEqual(expected);
  });
});

test.skipIf(!hasChromium || !isLong)(
  "memory exhausted has its cure, and DuckDB still answers",
  async ({ chromium }) => {
    const page = await openEnginePage(chromium, { memoryLimit: "64MB" });
    try {
      const large = sql`CREATE TEMP TABLE large AS SELECT CAST(hash(i) AS VARCHAR) AS h FROM range(20000000) AS t(i)`;
      expect(await failure(page.rows(large))).toEqual(["engine/page-memory-exhausted"]);
      expect(await page.rows(sql`SELECT 1`)).toEqual([[1]]);
      const distinct = sql`SELECT count(DISTINCT hash(i)) FROM range(20000000) AS t(i)`;
      expect(await failure(page.rows(distinct))).toEqual(["engine/page-memory-exhausted"]);
      const path = join(temporaryFolder(), "foyers.csv");
      const lines = Array.from({ length: 600_000 }, (_, at) => `${at};${`${at}`.repeat(12)}`);
      writeFileSync(path, ["id;nom", ...lines, ""].join("\n"));
      await page.page.setInputFiles("input", path);
      const sorted = page.texts(csv("utf-8"), new Uint8Array(), ["id", "nom"]);
      expect(await failure(sorted)).toEqual(["engine/page-memory-exhausted"]);
      expect(await page.rows(sql`SELECT 1`)).toEqual([[1]]);
    } finally {
      await page.close();
    }
  },
);
