import type { InputFile } from "@vigie/mapping";
import { VigieErrors } from "@vigie/words";
import { afterAll, beforeAll, expect, test } from "vitest";
import { dayOf, numberOf } from "../../../core/engine/src/compile/column.ts";
import { columnOf } from "../../../core/engine/src/compile/relation.ts";
import type { Database } from "../../../core/engine/src/database.ts";
import { type Sql, sql } from "../../../core/engine/src/sql.ts";
import { openClickhouseDatabase } from "../src/connectors/clickhouse.ts";
import { openClickhouseTable } from "../src/connectors/clickhouse-table.ts";
import { type ClickhouseServer, hasClickhouse, orSkipped, startClickhouse } from "./clickhouse-server.ts";

let server: ClickhouseServer;
let database: Database;
beforeAll(async () => {
  if (!hasClickhouse) return;
  server = await startClickhouse();
  await server.send("CREATE DATABASE types");
  database = await openClickhouseDatabase({ name: "test", address: server.addressOf() });
});
afterAll(async () => {
  await database?.close();
  await server?.close();
});

const fileOf = (path: string): InputFile => ({
  shown: path,
  path,
  format: { kind: "table", connection: "test" },
});

interface Read {
  readonly text?: string | null;
  readonly day?: string | null;
  readonly number?: number | null;
}

/** A type, a value in it, and what is read: the text that a code is compared with, a day in Paris, a number. */
const types: readonly (readonly [string, string, Read])[] = [
  ["String", "'été'", { text: "été", day: null, number: null }],
  ["LowCardinality(Nullable(String))", "'2022-12-31'", { text: "2022-12-31", day: "2022-12-31" }],
  ["Nullable(String)", "NULL", { text: null, day: null, number: null }],
  ["FixedString(5)", "'ab'", { text: "ab" }],
  ["Enum8('oui' = 1, 'non' = 2)", "'non'", { text: "non" }],
  ["Bool", "true", { text: "true" }],
  ["UUID", "'61f0c404-5cb3-11e7-907b-a6006ad3dba0'", { text: "61f0c404-5cb3-11e7-907b-a6006ad3dba0" }],
  ["Int16", "-7", { text: "-7", number: -7 }],
  ["UInt64", "18446744073709551615", { text: "18446744073709551615", number: 2 ** 64 }],
  ["UInt256", "12", { text: "12", number: 12 }],
  ["Float64", "7", { text: "7", number: 7 }],
  ["Float64", "nan", { number: null }],
  ["Float64", "-inf", { number: null }],
  ["Nullable(Decimal(10, 2))", "7.25", { text: "7.25", number: 7.25 }],
  ["Decimal(10, 2)", "7", { text: "7", number: 7 }],
  ["Date", "'2022-12-31'", { text: "2022-12-31", day: "2022-12-31" }],
  ["Nullable(Date)", "NULL", { text: null, day: null }],
  ["Date32", "'1900-01-01'", { text: "1900-01-01", day: "1900-01-01" }],
  ["Date32", "'2299-12-31'", { day: "2299-12-31" }],
  ["DateTime('UTC')", "'2022-12-31 23:30:00'", { day: "2023-01-01" }],
  ["DateTime('Europe/Paris')", "'2022-12-31 23:30:00'", { day: "2022-12-31" }],
  ["Nullable(DateTime64(3, 'UTC'))", "'1955-06-30 23:30:00.000'", { day: "1955-07-01" }],
  ["Int32", "44926", { day: null }],
];

test.skipIf(!hasClickhouse).for(types)(
  `a column %s that holds %s is read as %j ${orSkipped}`,
  async ([type, item, read]) => {
    await server.send(
      `CREATE OR REPLACE TABLE types.one (c ${type}) ENGINE = Memory`,
      `INSERT INTO types.one VALUES (${item})`,
    );
    const { relation } = await openClickhouseTable(fileOf("types.one"), { database, columns: ["c"] });
    const column = columnOf(relation, "c");
    const { dialect } = database;
    const missing = new Set<string>();
    const day = dayOf(column, { format: "iso", missing }, { dialect, timezone: "Europe/Paris" });
    const selected: Readonly<Record<keyof Read, Sql>> = {
      text: column.text,
      day: dialect.dayText(day),
      number: numberOf(column, { decimal: ".", missing }, dialect),
    };
    const rows = await database.rows(
      sql`SELECT ${selected.text}, ${selected.day}, ${selected.number} FROM ${relation.from}`,
    );
    const [[text, found, number] = []] = rows;
    expect({ text, day: found, number }).toMatchObject(read);
  },
);

test.skipIf(!hasClickhouse).for(["Array(String)", "Tuple(String)", "Map(String, String)", "JSON"])(
  `a column %s is refused ${orSkipped}`,
  async (type) => {
    await server.send(`CREATE OR REPLACE TABLE types.one (c ${type}) ENGINE = Memory`);
    const error = await openClickhouseTable(fileOf("types.one"), { database, columns: ["c"] }).then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(error instanceof VigieErrors && error.errors.map(({ code }) => code)).toEqual([
      "engine/column-type-unread",
    ]);
  },
);

test.skipIf(!hasClickhouse)(`keys of unsigned and of signed numbers meet ${orSkipped}`, async () => {
  await server.send(
    "CREATE TABLE types.signed (c Int64) ENGINE = Memory AS SELECT 7",
    "CREATE TABLE types.unsigned (c UInt64) ENGINE = Memory AS SELECT 7",
  );
  const open = async (path: string) =>
    (await openClickhouseTable(fileOf(path), { database, columns: ["c"] })).relation;
  const [signed, unsigned] = [await open("types.signed"), await open("types.unsigned")];
  const keys = (relation: typeof signed) =>
    sql`(SELECT ${columnOf(relation, "c").sql} AS key FROM ${relation.from})`;
  expect(
    await database.rows(
      sql`SELECT CAST(coalesce(a.key, b.key) AS VARCHAR) FROM ${keys(signed)} AS a FULL JOIN ${keys(unsigned)} AS b ON a.key = b.key`,
    ),
  ).toEqual([["7"]]);
});

test.skipIf(!hasClickhouse).for([
  ["types.plain", true],
  ['types."plain"', true],
  ["`types`.`plain`", true],
  ["types.Plain", false],
  ["plain", false],
  ["types.plain.c", false],
  ["types.plain; DROP TABLE types.plain", false],
] as const)(`a table named %s is found: %s ${orSkipped}`, async ([path, isFound]) => {
  await server.send("CREATE TABLE IF NOT EXISTS types.plain (c String) ENGINE = Memory");
  const opened = await openClickhouseTable(fileOf(path), { database, columns: ["c"] }).then(
    () => true,
    (error: unknown) => !(error instanceof VigieErrors),
  );
  expect(opened).toBe(isFound);
});
