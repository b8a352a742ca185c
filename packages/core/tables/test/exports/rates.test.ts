import { expect, test } from "vitest";
import { exportedTable } from "../../src/exports/exported-table.ts";
import { tidyCsv } from "../../src/exports/tidy-csv.ts";
import { rateSubject } from "../fixture/rate-study.ts";
import { hidden } from "../fixture/table-text.ts";

/** Of a table for programs: the columns that a rate adds, by code. */
async function added(...parameters: Parameters<typeof rateSubject>) {
  const { columns, rows } = exportedTable(await rateSubject(...parameters));
  const from = columns.findIndex(({ name }) => name === "base") + 1;
  const to = columns.findIndex(({ name }) => name === "conf_status");
  return {
    names: columns.slice(from, to).map(({ name }) => name),
    rows: Object.fromEntries(rows.map((row) => [row[1], row.slice(from, to)])),
  };
}

test("inhabitants, rate and gap with each list of populations: 2.37 and 1.23 with those of the study", async () => {
  const { names, rows } = await added("by_ept");
  expect(names).toEqual([
    "inhabitants_etude",
    "rate_etude",
    "gap_etude",
    "inhabitants_reference",
    "rate_reference",
    "gap_reference",
  ]);
  // 10 / 421 566 and 5 / 407 717; the mean of 16 for 1 600 000 is 1, that of 16 for 300 000 is 5.33.
  expect(rows.T6).toEqual([421_566, 2.372108, 5.78434, 200_000, 5, -0.666667]);
  expect(rows.T8).toEqual([407_717, 1.226341, 0.92283, 100_000, 5, -0.333333]);
  expect(rows._U).toEqual([null, null, null, null, null, null]);
  expect(rows._T).toEqual([1_600_000, 1, null, 300_000, 5.333333, null]);
});

test("a secret count has no rate", async () => {
  const { rows } = await added("by_ept", (table) => hidden(table, "all|T6"));
  expect(rows.T6).toEqual([421_566, null, null, 200_000, null, null]);
});

test("access follows, where the rate asks for it", async () => {
  const { names, rows } = await added("access");
  expect(names.at(-1)).toBe("access");
  expect([rows["93066"]?.at(-1), rows["93008"]?.at(-1), rows._T?.at(-1)]).toEqual([4.666667, 0, null]);
});

test("as text, empty where nothing is known", async () => {
  const csv = tidyCsv(exportedTable(await rateSubject("by_ept")));
  expect(csv.split("\n").find((line) => line.startsWith("all,_U"))).toMatch(
    /,,,,,,,,free,A,M,Données fictives$/,
  );
});
