import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sql, writeLiteral } from "../../../core/engine/src/sql.ts";
import { clickhouseClusterScripts } from "../src/connectors/clickhouse-cluster.ts";
import { unitedBy } from "../src/connectors/clickhouse-table.ts";
import { clickhouse } from "../src/dialect.ts";
import { type ClickhouseServer, hasClickhouse, orSkipped, startClickhouse } from "./clickhouse-server.ts";

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

test.skipIf(!hasClickhouse)(
  `the table that the guide distributes is one of a cluster ${orSkipped}`,
  async () => {
    const guide = readFileSync(join(import.meta.dirname, "../../../../docs/guide-base.md"), "utf8");
    const [, block = ""] =
      /### ClickHouse, sur une grappe\n[\s\S]*?```sql\n([\s\S]*?);\n```/.exec(guide) ?? [];
    await server.send("CREATE DATABASE ici", "CREATE DATABASE observatoire", block);
    const [[engine] = []] = await server.rows("SELECT engine_full FROM system.tables WHERE name = 'foyers'");
    expect(unitedBy(String(engine))).toEqual([{ server: "grappe", schema: "ici", table: "foyers" }]);
  },
);

/** Of a cluster, what is tried on no server yet: were the library to do one of these, its test could be written. */
const beyondLibrary = [
  {
    what: "a statement sent to every server, which needs Keeper",
    statement: "CREATE VIEW partout ON CLUSTER grappe AS SELECT 1",
    answer: "Replicated DDL queries are disabled",
  },
  {
    what: "a server for others to read, since nothing listens",
    statement: "SELECT * FROM remote('127.0.0.1:9000', system.one)",
    answer: "Connection refused",
  },
];

test.skipIf(!hasClickhouse).for(beyondLibrary)(
  `the library lacks $what ${orSkipped}`,
  async ({ statement, answer }) => {
    await expect(server.rows(statement)).rejects.toThrow(answer);
  },
);
