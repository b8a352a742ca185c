import { DuckDBInstance, listValue } from "@duckdb/node-api";
import { expect, onTestFinished, test } from "vitest";
import { compileAfterDay, compileContacts } from "../../src/compile/contacts.ts";
import { compilePopulation } from "../../src/compile/population.ts";
import { compileCensus, compileMissing, compileRepeated } from "../../src/compile/quality.ts";
import { type Relation, textColumn } from "../../src/compile/relation.ts";
import { compileTabulation, compileTabulations } from "../../src/compile/tabulation.ts";
import { compileUnits } from "../../src/compile/units.ts";
import { numberShape, writtenBesides } from "../../src/dialects/days-and-numbers.ts";
import { duckdb } from "../../src/dialects/duckdb.ts";
import type { ContactsInput, Plan } from "../../src/plan.ts";
import { name, type Sql, sql, value, write } from "../../src/sql.ts";

const file = { shown: "a.csv", path: "a.csv", format: { kind: "parquet" } } as const;
const yesNo = [
  { code: "yes", missing: null },
  { code: "no", missing: null },
];
const same = (codes: readonly string[]) => new Map(codes.map((code) => [code, code]));

const contacts: ContactsInput = {
  file,
  key: "who",
  pad: null,
  otherRows: "refuse",
  date: { column: "on", format: "compact", missing: new Set() },
  channel: {
    column: "by",
    translate: new Map([
      ["web", "account"],
      ["desk", "desk"],
      ["robot", null],
    ]),
  },
  motive: null,
  window: { from: "2022-07-01", to: "2022-12-31" },
  day: "2022-10-01",
  channels: [
    { code: "account", family: "digital" },
    { code: "desk", family: "direct" },
  ],
  routine: [{ channels: ["account"], motives: null }],
  minContacts: 1,
  duplicates: "keep",
  days: false,
  unitColumns: [],
};

const input = { file, key: "id", pad: null, fromContacts: false, otherRows: "refuse" } as const;

const plan: Plan = {
  source: "homes",
  timezone: "Europe/Paris",
  quotedRowsMin: 11,
  units: input,
  contacts,
  attributes: new Map([
    ["rsa", { kind: "code", column: "rsa", codes: yesNo, translate: same(["yes", "no"]) }],
    ["sick", { kind: "code", column: "sick", codes: yesNo, translate: same(["yes", "no"]) }],
    ["income", { kind: "number", column: "income", decimal: ",", missing: new Set(["-1"]), positive: false }],
    ["either", { kind: "any", of: ["rsa", "sick"], codes: yesNo }],
    [
      "band",
      {
        kind: "bands",
        of: "income",
        codes: [
          { code: "high", missing: null },
          { code: "low", missing: null },
        ],
        from: new Map([
          ["high", 1000.5],
          ["low", 0],
        ]),
      },
    ],
    [
      "side",
      {
        kind: "recode",
        of: "band",
        codes: yesNo,
        map: new Map([
          ["high", "no"],
          ["low", "yes"],
        ]),
      },
    ],
  ]),
  universes: new Map([
    ["all", []],
    ["poor", [{ attribute: "band", codes: ["low"] }]],
  ]),
  tabulations: [],
  exclusives: [],
  jointTabulations: [],
};

const relation = (table: string, columns: readonly string[]): Relation => ({
  from: name(table),
  columns: new Map(columns.map((column) => [column, textColumn(name(column))])),
});
const units = relation("homes", ["id", "rsa", "sick", "income"]);
const log = relation("log", ["who", "on", "by"]);
const compiling = {
  dialect: duckdb,
  timezone: plan.timezone,
  keyOf: (column: ReturnType<typeof textColumn>) => column,
};

/** The text with each parameter in its place: what a person reads. */
function readable(statement: Sql): string {
  const { text, values } = write(statement, duckdb);
  const shown = (value: unknown): string =>
    typeof value === "object" ? `[${(value as readonly unknown[]).map(String).join(", ")}]` : String(value);
  return text.replace(/\$(\d+)/g, (_, position) => shown(values[Number(position) - 1]));
}

async function expectBinds(statement: Sql): Promise<void> {
  const instance = await DuckDBInstance.create(":memory:");
  const database = await instance.connect();
  onTestFinished(() => {
    database.closeSync();
    instance.closeSync();
  });
  await database.run("CREATE TABLE homes (id VARCHAR, rsa VARCHAR, sick VARCHAR, income VARCHAR)");
  await database.run('CREATE TABLE log (who VARCHAR, "on" VARCHAR, "by" VARCHAR)');
  const population = write(
    compilePopulation(plan, { units, contacts: log }, { dialect: duckdb, keys: "text" }),
    duckdb,
  );
  await database.run(`CREATE TABLE population AS ${population.text}`, bound(population.values));
  const { text, values } = write(statement, duckdb);
  await database.run(`EXPLAIN ${text}`, bound(values));
}

async function rowsOf(statement: Sql) {
  const instance = await DuckDBInstance.create(":memory:");
  const database = await instance.connect();
  onTestFinished(() => {
    database.closeSync();
    instance.closeSync();
  });
  const { text, values } = write(statement, duckdb);
  return (await database.runAndReadAll(text, bound(values))).getRows();
}

function bound(values: ReturnType<typeof write>["values"]) {
  return values.map((value) => (typeof value === "object" ? listValue([...value]) : value));
}

/** One line, single spaces. */
const line = (text: string) => text.replace(/\s+/g, " ").trim();

test("names are quoted, values never stand in the text", () => {
  const statement = sql`SELECT ${name('a"b')} WHERE x = ${value("l'été", "text")}`;
  expect(write(statement, duckdb)).toEqual({
    text: 'SELECT "a""b" WHERE x = CAST($1 AS VARCHAR)',
    values: ["l'été"],
    types: ["text"],
  });
});

test("units: raw texts, places in the translations, values, then mistakes", async () => {
  const statement = compileUnits(plan, input, units, compiling);
  const flag = (attribute: string) =>
    `list_position(CAST([yes, no] AS VARCHAR[]), "r_${attribute}") AS "p_${attribute}"`;
  const rank = (attribute: string) => `CAST("p_${attribute}" AS SMALLINT) AS "a_${attribute}"`;
  const unknown = (attribute: string) =>
    `CASE WHEN ("p_${attribute}" IS NULL AND NOT ("r_${attribute}" IS NULL OR trim("r_${attribute}") = '')) THEN 1 ELSE 0 END`;
  const missing = `(list_position(CAST([-1] AS VARCHAR[]), "r_income") IS NOT NULL)`;
  const number = `TRY_CAST(translate(regexp_extract("r_income", CAST(^\\p{Zs}*(${numberShape(",")})\\p{Zs}*$ AS VARCHAR), 1), CAST(,${writtenBesides} AS VARCHAR), '.') AS DOUBLE)`;
  expect(readable(statement)).toBe(
    line(`
      SELECT key, CASE WHEN ("key" IS NULL OR trim("key") = '') THEN 1 ELSE 0 END + ${unknown("rsa")} + ${unknown("sick")}
        + CASE WHEN "a_income" IS NULL AND NOT (("r_income" IS NULL OR trim("r_income") = '') OR ${missing}) THEN 1 ELSE 0 END AS bad,
        "a_rsa", "a_sick", "a_income" FROM (
      SELECT *, ${rank("rsa")}, ${rank("sick")}, CASE WHEN ${missing} THEN NULL ELSE NUMBER END AS "a_income" FROM (
      SELECT *, ${flag("rsa")}, ${flag("sick")} FROM (
      SELECT "id" AS key, "rsa" AS "r_rsa", "sick" AS "r_sick", "income" AS "r_income" FROM "homes"
      ) AS "raw") AS "placed") AS "valued"
    `)
      .replaceAll("( SELECT", "(SELECT")
      .replaceAll(" ) AS", ") AS")
      .replace("NUMBER", () => number),
  );
  await expectBinds(statement);
});

test("contacts: one row a key, the reason of each row in its order", async () => {
  const statement = compileContacts(contacts, log, compiling);
  const text = readable(statement);
  const [, day = ""] = /SELECT \*, coalesce\("listed_day", (.*?)\) AS day/.exec(text) ?? [];
  expect(text.replace(day, "DAY")).toBe(
    line(`
      SELECT key, bit_or(mistakes + bit) AS marks, count(*) AS contacts,
        count(*) FILTER (WHERE reason = 1) AS "no_date", count(*) FILTER (WHERE reason = 2) AS "no_channel",
        count(*) FILTER (WHERE reason = 3) AS "before_window", count(*) FILTER (WHERE reason = 4) AS "after_window",
        count(*) FILTER (WHERE reason = 5) AS "out_of_scope", count(*) FILTER (WHERE reason = 6) AS "routine" FROM (
      SELECT key, reason, mistakes, CASE WHEN reason = 0 THEN (CAST([1, 2] AS BIGINT[]))["number"] ELSE 0 END AS bit FROM (
      SELECT key, number, CASE
        WHEN day BETWEEN CAST(2022-07-01 AS DATE) AND CAST(2022-12-31 AS DATE) AND number > 0 AND NOT (coalesce("channel_at" IN (1), FALSE)) THEN 0
        WHEN day IS NULL THEN 1 WHEN number IS NULL THEN 2
        WHEN day < CAST(2022-07-01 AS DATE) THEN 3 WHEN day > CAST(2022-12-31 AS DATE) THEN 4
        WHEN number = 0 THEN 5 WHEN coalesce("channel_at" IN (1), FALSE) THEN 6 ELSE 0 END AS reason,
        CASE WHEN day IS NULL OR channel_at IS NULL THEN
        CASE WHEN day IS NULL AND NOT ("date" IS NULL OR trim("date") = '') THEN CAST(1152921504606846976 AS BIGINT) ELSE 0 END
        + CASE WHEN ("channel_at" IS NULL AND NOT ("channel" IS NULL OR trim("channel") = '')) THEN CAST(2305843009213693952 AS BIGINT) ELSE 0 END
        ELSE 0 END AS mistakes FROM (
      SELECT *, (CAST([1, 2, 0] AS SMALLINT[]))["channel_at"] AS number FROM (
      SELECT *, coalesce("listed_day", DAY) AS day, list_position(CAST([web, desk, robot] AS VARCHAR[]), "channel") AS channel_at FROM (
      SELECT "who" AS key, "on" AS date, "by" AS channel FROM "log"
      ) AS contact LEFT JOIN (SELECT upper(strftime(listed_day, CAST(%Y%m%d AS VARCHAR))) AS listed_text, listed_day FROM (
      SELECT CAST(unnest(generate_series(CAST(2022-07-01 AS DATE), CAST(2022-12-31 AS DATE), INTERVAL 1 DAY)) AS DATE) AS listed_day
      ) AS period) AS listed ON "date" = listed_text) AS read) AS placed) AS marked) AS judged GROUP BY key
    `)
      .replaceAll("( SELECT", "(SELECT")
      .replaceAll(" ) AS", ") AS"),
  );
  await expectBinds(statement);
});

test("reasons that no contact can have are not counted", async () => {
  const inScope = new Map([...contacts.channel.translate].filter(([, code]) => code !== null));
  const statement = compileContacts(
    { ...contacts, routine: [], channel: { ...contacts.channel, translate: inScope } },
    log,
    compiling,
  );
  expect(readable(statement)).toContain('0 AS "out_of_scope", 0 AS "routine"');
  await expectBinds(statement);
});

test("a minimum of contacts takes one row a key and channel first", async () => {
  const statement = compileContacts({ ...contacts, minContacts: 3 }, log, compiling);
  const text = readable(statement);
  expect(text).toContain(
    "bit_or(mistakes + CASE WHEN contacts >= CAST(3 AS BIGINT) THEN bit ELSE 0 END) AS marks",
  );
  expect(text).toMatch(/GROUP BY key, bit\) AS channels GROUP BY key$/);
  await expectBinds(statement);
});

test("equal rows are one where the study drops duplicates", async () => {
  const statement = compileContacts({ ...contacts, duplicates: "drop" }, log, compiling);
  expect(readable(statement)).toContain(
    '(SELECT DISTINCT "who" AS key, "on" AS date, "by" AS channel FROM "log")',
  );
  await expectBinds(statement);
});

test("days after the run are counted to the end of the window, the same row once where duplicates are dropped", async () => {
  const statement = compileAfterDay({ ...contacts, day: "2022-10-01", duplicates: "drop" }, log, compiling);
  expect(readable(statement)).toMatch(
    /^SELECT count\(\*\) FROM \(SELECT .* AS day FROM \(SELECT DISTINCT "who" AS key, .* FROM "log"\) AS contact\) AS read WHERE day > CAST\(2022-10-01 AS DATE\) AND day BETWEEN CAST\(2022-07-01 AS DATE\) AND CAST\(2022-12-31 AS DATE\)$/,
  );
  await expectBinds(statement);
});

test("what is derived follows, after what it reads", async () => {
  const text = readable(compilePopulation(plan, { units, contacts: log }, { dialect: duckdb, keys: "text" }));
  expect(text.slice(0, text.indexOf("unit.bad"))).toBe(
    line(`
      SELECT *, CASE "a_band" WHEN 1 THEN 2 WHEN 2 THEN 1 END AS "a_side" FROM (
      SELECT *, CASE WHEN "a_rsa" = 1 OR "a_sick" = 1 THEN 1 WHEN "a_rsa" = 2 AND "a_sick" = 2 THEN 2 END AS "a_either",
        CASE WHEN "a_income" IS NULL THEN NULL WHEN "a_income" >= CAST(1000.5 AS DOUBLE) THEN 1 WHEN "a_income" >= CAST(0 AS DOUBLE) THEN 2 ELSE 0 END AS "a_band" FROM (
      SELECT
    `)
      .replaceAll("( SELECT", "(SELECT")
      .concat(" "),
  );
  expect(text).toMatch(/\) AS "step_1"\) AS "step_2"$/);
});

test("the population: keys without a unit are kept apart", async () => {
  const text = readable(compilePopulation(plan, { units, contacts: log }, { dialect: duckdb, keys: "text" }));
  expect(text).toContain("SELECT unit.bad IS NOT NULL AS known, ");
  expect(text).toContain(
    "CASE WHEN (marks & CAST(1 AS BIGINT) <> 0) AND (marks & CAST(2 AS BIGINT) <> 0) THEN 2 WHEN marks & CAST(1 AS BIGINT) <> 0 THEN 1 WHEN marks & CAST(2 AS BIGINT) <> 0 THEN 3 WHEN routine > 0 THEN 4 ELSE 5 END",
  );
  expect(text).toMatch(/AS contact FULL JOIN \(.*\) AS unit ON contact\.key = unit\.key\)/);
  const logAlone = { ...plan, units: null, attributes: new Map() };
  const alone = compilePopulation(
    logAlone,
    { units: null, contacts: log },
    { dialect: duckdb, keys: "text" },
  );
  expect(readable(alone)).toMatch(
    /^SELECT NOT \("key" IS NULL OR trim\("key"\) = ''\) AS known, key, 0 AS bad, /,
  );
  await expectBinds(alone);
});

test.each([
  ["group", "all", ["group"], 'SELECT "use", count(*) AS count FROM "population" WHERE known GROUP BY "use"'],
  [
    "a profile of a universe",
    "poor",
    ["group", "rsa"],
    'SELECT "use", "a_rsa", count(*) AS count FROM "population" WHERE known AND "a_band" IN (2) GROUP BY "use", "a_rsa"',
  ],
  [
    "subgroups",
    "all",
    ["subgroup"],
    'SELECT "use", "used", count(*) AS count FROM "population" WHERE known GROUP BY "use", "used"',
  ],
])("a cut: %s", async (_, universe, dimensions, text) => {
  const statement = compileTabulation(plan, universe, dimensions);
  expect(readable(statement)).toBe(text);
  await expectBinds(statement);
});

test("several cuts in one statement: ranks up to the widest, then the count", async () => {
  const statement = compileTabulations(plan, [
    { universe: "all", dimensions: ["group"] },
    { universe: "poor", dimensions: ["rsa", "subgroup"] },
  ]);
  expect(readable(statement)).toBe(
    'SELECT 0 AS tabulation, CAST("use" AS BIGINT) AS "rank_1", CAST(NULL AS BIGINT) AS "rank_2", CAST(NULL AS BIGINT) AS "rank_3", count(*) AS count FROM "population" WHERE known GROUP BY "use" UNION ALL SELECT 1 AS tabulation, CAST("a_rsa" AS BIGINT) AS "rank_1", CAST("use" AS BIGINT) AS "rank_2", CAST("used" AS BIGINT) AS "rank_3", count(*) AS count FROM "population" WHERE known AND "a_band" IN (2) GROUP BY "a_rsa", "use", "used"',
  );
  await expectBinds(statement);
});

test("what the quality report asks binds", async () => {
  for (const statement of [compileCensus(plan, duckdb), compileMissing(plan), compileRepeated()])
    await expectBinds(statement);
});

test.each<readonly [string | null, bigint | string | null]>([
  ["7", 7n],
  ["-12", -12n],
  ["9223372036854775807", 9223372036854775807n],
  [null, null],
  ...["07", "+7", "7 ", "7.0", "1e1", "1_0", "-0", "", "a", "9223372036854775808"].map(
    (text) => [text, "no whole number"] as const,
  ),
])("a key %s as a whole number", async (text, expected) => {
  const instance = await DuckDBInstance.create(":memory:");
  const database = await instance.connect();
  onTestFinished(() => {
    database.closeSync();
    instance.closeSync();
  });
  await database.run("CREATE TABLE log (who VARCHAR)");
  await database.run("INSERT INTO log VALUES ($1)", [text]);
  const { text: whole } = write(duckdb.wholeOf(sql`who`), duckdb);
  const read = database.runAndReadAll(`SELECT ${whole} FROM log`).then(
    (found) => found.getRows()[0]?.[0],
    () => "no whole number",
  );
  expect(await read).toBe(expected);
});

test.each(["iso", "fr", "us", "compact", "date9"] as const)(
  "a date written %s: no piece of the rare readings is written twice, or it would be computed for every row",
  (format) => {
    const text = readable(duckdb.dayOf(name("d"), format, "Europe/Paris"));
    const pieces =
      text.match(/regexp_(?:extract|replace)\("d", CAST\(.*? AS VARCHAR\)|"d" LIKE '[^']*'/g) ?? [];
    expect(pieces.length).toBeGreaterThan(0);
    expect(new Set(pieces).size).toBe(pieces.length);
    expect(text).not.toContain("trim(");
  },
);

const listed = [
  { format: "iso", days: ["1999-12-31", "2000-02-29"] },
  { format: "fr", days: ["31/12/1999", "29/02/2000"] },
  { format: "us", days: ["12/31/1999", "02/29/2000"] },
  { format: "compact", days: ["19991231", "20000229"] },
  { format: "date9", days: ["31DEC1999", "29FEB2000"] },
] as const;

test.each(listed)("days written $format are looked up as they are parsed", async ({ format, days }) => {
  const period = { from: "1998-01-01", to: "2003-12-31" };
  const table = duckdb.listedDays(period, format);
  if (table === null) throw new RangeError("a table of days");
  const parsed = duckdb.dayOf(name("listed_text"), format, "Europe/Paris");
  const isAmong = duckdb.positionIn([...days], name("listed_text"));
  const [row] = await rowsOf(
    sql`SELECT count(*), count(*) FILTER (WHERE ${parsed} = listed_day), count(${isAmong}) FROM (${table}) AS listed`,
  );
  expect(row?.map(Number)).toEqual([2191, 2191, 2]);
});

test.each([
  { says: "a format of numbers", period: { from: "2022-07-01", to: "2022-12-31" }, format: "excel" },
  { says: "a period of decades", period: { from: "2000-01-01", to: "2022-12-31" }, format: "iso" },
  { says: "a year of three digits", period: { from: "0999-01-01", to: "1000-12-31" }, format: "iso" },
] as const)("days are not looked up: $says", ({ period, format }) => {
  expect(duckdb.listedDays(period, format)).toBeNull();
});
