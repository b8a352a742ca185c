import { dateFormats } from "@vigie/mapping";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readDay } from "../../../../spec/reference/read-day.ts";
import { compileTabulations, population } from "../../../core/engine/src/compile/tabulation.ts";
import type { Plan } from "../../../core/engine/src/plan.ts";
import { name, type Sql, sql, value, writeLiteral } from "../../../core/engine/src/sql.ts";
import { days } from "../../../core/engine/test/dialects/days.ts";
import { clickhouse } from "../src/dialect.ts";
import { type ClickhouseServer, hasClickhouse, orSkipped, startClickhouse } from "./clickhouse-server.ts";

let server: ClickhouseServer;
beforeAll(async () => {
  if (hasClickhouse) server = await startClickhouse();
});
afterAll(() => server?.close());

const settings = Object.entries(clickhouse.settings).map(([setting, value]) => `${setting} = ${value}`);

function rows(statement: Sql): Promise<readonly (readonly unknown[])[]> {
  return server.rows(`${writeLiteral(statement, clickhouse)} SETTINGS ${settings.join(", ")}`);
}

/** One row a text, in their order. */
function given(texts: readonly string[]): Sql {
  return sql`(SELECT text.1 AS at, text.2 AS text FROM (SELECT arrayJoin(arrayZip(range(${texts.length}), ${value(texts, "texts")})) AS text) AS pairs) AS given`;
}

test.skipIf(!hasClickhouse).for(dateFormats)(
  `days written %s are those that the reference reads ${orSkipped}`,
  async (format) => {
    const day = clickhouse.dayOf(name("text"), format, "Europe/Paris");
    const read = await rows(sql`SELECT ${clickhouse.dayText(day)} FROM ${given(days)} ORDER BY at`);
    expect(read.map(([day], at) => [days[at], day])).toEqual(
      days.map((text) => [text, readDay(text, format, "Europe/Paris")]),
    );
  },
);

const isLong = process.env.VIGIE_LONG === "1";

/**
 * Every 31 hours and some minutes, from 1921 to the end of 2037; on each push, one in four. Its table of zones merges some
 * that agree since 1970: La Réunion then follows Dubai, whose clock was set in 1920 rather than in 1911.
 */
const stamps = Array.from({ length: isLong ? 33_030 : 8_257 }, (_, at) =>
  new Date(Date.UTC(1921, 0, 1, 0, 17) + at * (isLong ? 1 : 4) * 111_780_000)
    .toISOString()
    .replace(".000", ""),
);

/** The first two on each push. */
const zones = [
  "Europe/Paris",
  "Indian/Reunion",
  "America/Cayenne",
  "America/Santiago",
  "Asia/Kathmandu",
  "Pacific/Kiritimati",
];

test.skipIf(!hasClickhouse).for(isLong ? zones : zones.slice(0, 2))(
  `in %s, the days of instants are those that the reference reads ${orSkipped}`,
  async (timezone) => {
    const day = clickhouse.dayOf(name("text"), "iso", timezone);
    const read = await rows(sql`SELECT ${clickhouse.dayText(day)} FROM ${given(stamps)} ORDER BY at`);
    const wrong = stamps.filter((stamp, at) => read[at]?.[0] !== readDay(stamp, "iso", timezone));
    expect(wrong).toEqual([]);
  },
);

test.skipIf(!hasClickhouse)(`days are as far apart as in the calendar ${orSkipped}`, async () => {
  const from = [
    "0001-01-01",
    "1899-12-31",
    "1900-03-01",
    "1970-01-01",
    "2000-02-29",
    "2299-12-31",
    "9999-12-31",
  ];
  const day = (text: string) => value(text, "day");
  const pairs = from.flatMap((a) => from.map((b) => [a, b] as const));
  const distances = pairs.map(([a, b]) => sql`toInt32(${clickhouse.daysFrom(day(a), day(b))})`);
  const [read = []] = await rows(
    sql`SELECT ${distances.flatMap((each, at) => (at === 0 ? each : [", ", ...each]))}`,
  );
  expect(pairs.map((pair, at) => [...pair, read[at]])).toEqual(
    pairs.map(([a, b]) => [a, b, (Date.parse(b) - Date.parse(a)) / 86_400_000]),
  );
});

/** What a text may hold that would end it, or begin an escape. */
const texts = [
  "'",
  "''",
  "\\",
  "\\'",
  "\\\\",
  'a"b',
  "a\nb",
  "\\n",
  "\\x41",
  "é",
  "\u0000",
  "{a:String}",
  "%",
  "_",
  "-- x",
  "",
];

test.skipIf(!hasClickhouse).for(texts)(`the text %j is written as it is ${orSkipped}`, async (text) => {
  expect(await rows(sql`SELECT ${value(text, "text")}, ${value([text], "texts")}[1]`)).toEqual([
    [text, text],
  ]);
});

test.skipIf(!hasClickhouse).for(texts.filter((text) => text !== "" && text !== "\u0000"))(
  `a column may be called %j ${orSkipped}`,
  async (text) => {
    expect(await rows(sql`SELECT ${name(text)} FROM (SELECT 7 AS ${name(text)}) AS one`)).toEqual([[7]]);
  },
);

/** Numbers that a quick reading would give one bit away. */
const numbers = [
  "0.1",
  "123456789.123456789123",
  "9007199254740993",
  "5e-24",
  "2.2250738585072014E-30",
  "-0.30000000000000004",
];

test.skipIf(!hasClickhouse)(`numbers are read to the last bit ${orSkipped}`, async () => {
  const number = clickhouse.numberOf(name("text"), ".");
  const read = await rows(sql`SELECT ${number} FROM ${given(numbers)} ORDER BY at`);
  expect(read.map(([each]) => each)).toEqual(numbers.map(Number));
});

test.skipIf(!hasClickhouse)(
  `a rank that two dimensions read, beside a cut without one of them, is counted ${orSkipped}`,
  async () => {
    const plan: Plan = {
      source: "logement",
      timezone: "UTC",
      quotedRowsMin: 11,
      units: null,
      contacts: null,
      attributes: new Map(),
      universes: new Map([["all", []]]),
      tabulations: [],
      exclusives: [],
      jointTabulations: [],
    };
    const tabulations = compileTabulations(plan, [
      { universe: "all", dimensions: ["group", "subgroup"] },
      { universe: "all", dimensions: ["group"] },
    ]);
    const one = clickhouse.named(population, sql`SELECT TRUE AS known, 2 AS use, 3 AS used`);
    const counted = await rows(sql`SELECT * FROM (${one} ${tabulations}) AS counted ORDER BY tabulation`);
    expect(counted.map((row) => row.map((cell) => (cell === null ? null : Number(cell))))).toEqual([
      [0, 2, 2, 3, 1],
      [1, 2, null, null, 1],
    ]);
  },
);
