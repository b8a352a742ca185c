import { dateFormats } from "@vigie/mapping";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readDay } from "../../../../spec/reference/read-day.ts";
import { name, sql, value, writeLiteral } from "../../../core/engine/src/sql.ts";
import { days } from "../../../core/engine/test/dialects/days.ts";
import { postgres } from "../src/dialect.ts";
import { hasPostgres, type PostgresServer, startPostgres } from "./postgres-server.ts";

let server: PostgresServer;
beforeAll(async () => {
  if (!hasPostgres) return;
  server = await startPostgres();
});
afterAll(() => server?.close());

test.skipIf(!hasPostgres).for(dateFormats)(
  "days written %s are those that the reference reads (skipped where PostgreSQL is not installed)",
  async (format) => {
    const texts = sql`unnest(${value(days, "texts")}) WITH ORDINALITY AS given(text, at)`;
    const day = postgres.dayOf(name("text"), format, "Europe/Paris");
    const rows = await server.rows(
      writeLiteral(sql`SELECT CAST(${day} AS text) FROM ${texts} ORDER BY at`, postgres),
    );
    expect(rows.map(([read], at) => [days[at], read])).toEqual(
      days.map((text) => [text, readDay(text, format, "Europe/Paris")]),
    );
  },
);

test.skipIf(!hasPostgres)(
  "a fenced query may have workers, and computes its columns once (skipped where PostgreSQL is not installed)",
  async () => {
    await server.send(
      "CREATE TABLE log AS SELECT i % 7 AS key, 'x' || i AS text FROM generate_series(1, 5000) AS i",
      "ANALYZE log",
      "SET parallel_setup_cost = 0",
      "SET parallel_tuple_cost = 0",
      "SET min_parallel_table_scan_size = 0",
    );
    const rows = sql`SELECT key, md5(text) AS digest FROM log`;
    const statement = sql`SELECT key, min(digest), max(digest) FROM (${postgres.fenced(rows)}) AS fenced GROUP BY key`;
    const plan = (
      await server.rows(`EXPLAIN (VERBOSE, COSTS OFF) ${writeLiteral(statement, postgres)}`)
    ).join("\n");
    expect(plan).toContain("Gather");
    // Between two parentheses, a node reads a column that one below it computed.
    expect(plan.match(/[^(]md5/g)).toHaveLength(1);
  },
);
