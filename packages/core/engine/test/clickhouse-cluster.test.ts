import { afterAll, beforeAll, expect, test } from "vitest";
import { distributedOf, statementsFor } from "../src/connectors/clickhouse-cluster.ts";
import { clickhouse } from "../src/dialects/clickhouse.ts";
import { sql, writeLiteral } from "../src/sql.ts";
import {
  type ClickhouseServer,
  hasClickhouse,
  orSkipped,
  startClickhouse,
} from "./world/clickhouse-server.ts";

let server: ClickhouseServer;
beforeAll(async () => {
  if (hasClickhouse) server = await startClickhouse();
});
afterAll(() => server?.close());

test.each([
  ["Distributed('grappe', 'observatoire', 'foyers_ici')", ["grappe", "observatoire", "foyers_ici"]],
  ["Distributed('grappe', 'base', 'contacts', cityHash64(cle), 'politique')", ["grappe", "base", "contacts"]],
  ["Distributed('l\\'une', 'base', 'a\\\\b')", ["l'une", "base", "a\\b"]],
  ["MergeTree ORDER BY tuple()", null],
])("the engine %s names the tables of each server", (engine, expected) => {
  const found = distributedOf(engine);
  expect(found && [found.cluster, found.database, found.table]).toEqual(expected);
});

const written = statementsFor(
  { path: "observatoire.vigie_foyers" },
  new Map([["observatoire.foyers", { cluster: "grappe", database: "ici", table: "foyers" }]]),
  (own) => sql`SELECT cle FROM ${own.get("observatoire.foyers") ?? []}`,
).map((statement) => writeLiteral(statement, clickhouse));

test("every server of the cluster has a view over its own tables, and one unites them", () => {
  expect(written).toEqual([
    'CREATE OR REPLACE VIEW "ici"."vigie_foyers_local" ON CLUSTER "grappe" AS SELECT cle FROM "ici"."foyers"',
    expect.stringContaining(
      'TABLE "observatoire"."vigie_foyers" AS "ici"."vigie_foyers_local" ENGINE = Distributed(',
    ),
  ]);
});

test.skipIf(!hasClickhouse)(`ClickHouse reads these statements ${orSkipped}`, async () => {
  for (const statement of written) expect(await server.rows(`EXPLAIN AST ${statement}`)).not.toEqual([]);
});
