import { afterAll, beforeAll, expect, test } from "vitest";
import { readDay } from "../../reference/read-day.ts";
import { postgres } from "../../src/dialects/postgres.ts";
import { dateFormats } from "../../src/plan.ts";
import { name, sql, value, writeWhole } from "../../src/sql.ts";
import { hasPostgres, type PostgresServer, startPostgres } from "../world/postgres-server.ts";

let server: PostgresServer;
beforeAll(async () => {
  if (!hasPostgres) return;
  server = await startPostgres();
});
afterAll(() => server?.close());

/** Texts that some format reads, and those that a cast of PostgreSQL would take or stop at. */
const days = [
  ...["2022-02-28", "2022-02-29", "2024-02-29", "1900-02-29", "2000-02-29", "2022-04-31", "2022-13-01"],
  ...["2022-00-10", "2022-01-00", "0000-01-01", "0001-01-01", "9999-12-31", "2022-1-1", "20222-01-01"],
  ...[
    "2022-12-31 23:59:59",
    "2022-12-31T24:00:00",
    "2022-12-30 12:60:00",
    "2022-12-10 12:00:60",
    "2022-06-01 8:15",
  ],
  ...["2022-12-31 23:59:59.5", "2022-12-31T23:30Z", "2022-12-31 23:30:00+0200", "2022-12-31 23:30:00,5 -03"],
  ...[
    "infinity",
    "today",
    "now",
    "epoch",
    "J2459581",
    "2022-01-1x",
    "2022-01-01 BC",
    "January 8, 1999",
    "",
    "  ",
  ],
  ...[
    "31/12/2022",
    "12/31/2022",
    "30/02/2022",
    "29/02/2024",
    "3.4.2022",
    "1-1-2022",
    "01/01/22",
    "31/12/2022 23:59:59",
  ],
  ...[
    "01/02/2022 11:59 PM",
    "31/12/2022T23:30:00+00:00",
    "00/12/2022",
    "12/00/2022",
    " 31/12/2022 ",
    "\u00a031/12/2022\u202f",
  ],
  ...["20221231", "20220229", "20240229", "202212312359", "20221231T235959", "20221331", "2022123"],
  ...[
    "01DEC1979",
    "1-déc.-1979",
    "31 NOV 1979",
    "29FEB1979",
    "29 févr 1980",
    "01dec1979:23:59:59.0",
    "01AOÛT1980",
    "31DEC2021 00:00",
  ],
  ...[
    "0",
    "1",
    "59",
    "60",
    "61",
    "44654",
    "44654.99",
    "-1",
    "2958465",
    "2958466",
    "1e3",
    "99999999",
    "13894502400",
  ],
  ...["1990742400", "-62000000000", "253402300799"],
];

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
