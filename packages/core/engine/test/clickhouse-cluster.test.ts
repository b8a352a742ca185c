import { afterAll, beforeAll, expect, test } from "vitest";
import { clickhouseClusterScripts, unitedBy } from "../src/connectors/clickhouse-cluster.ts";
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
  ["MergeTree ORDER BY tuple()", undefined],
])("the engine %s names the tables of each server", (engine, expected) => {
  const [found] = unitedBy(engine);
  expect(found && [found.server, found.schema, found.table]).toEqual(expected);
});

const [script] = await clickhouseClusterScripts({ path: "observatoire.vigie_foyers" }, [
  { server: "grappe", schema: "ici", query: sql`SELECT cle FROM "ici"."foyers"` },
]);
const written = (script?.statements ?? []).map((statement) => writeLiteral(statement, clickhouse));

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

/** Of a cluster, what is tried on no server yet: a library that comes to do one of these lets its test be written. */
const beyondLibrary = [
  [
    "a statement sent to every server, which needs Keeper",
    "CREATE VIEW partout ON CLUSTER grappe AS SELECT 1",
  ],
  ["a server of its own, which would listen", "SELECT * FROM remote('127.0.0.2:9000', system.one)"],
] as const;

test.skipIf(!hasClickhouse).for(beyondLibrary)(
  `the library cannot do %s ${orSkipped}`,
  async ([, statement]) => {
    await expect(server.rows(statement)).rejects.toThrow(/Code: [0-9]+/);
  },
);
