import { dateFormats } from "@vigie/mapping";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readDay } from "../../../../spec/reference/read-day.ts";
import { postgres } from "../../src/dialects/postgres.ts";
import { name, sql, value, writeWhole } from "../../src/sql.ts";
import { hasPostgres, type PostgresServer, startPostgres } from "../world/postgres-server.ts";
import { days } from "./days.ts";

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
      writeWhole(sql`SELECT CAST(${day} AS text) FROM ${texts} ORDER BY at`, postgres),
    );
    expect(rows.map(([read], at) => [days[at], read])).toEqual(
      days.map((text) => [text, readDay(text, format, "Europe/Paris")]),
    );
  },
);
