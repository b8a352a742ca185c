import { originProblems } from "@vigie/bundle";
import { expect, test } from "vitest";
import { bundleOf, linesOf, pageOf, runSmall, type SmallStudy, studyOf, tableOf } from "./small-study.ts";

/** 120 persons, 60 in each of two places, half of each place with the benefit. */
const small: SmallStudy = {
  source: { universes: { allocataires: { label: "Allocataires", where: { benefit: ["yes"] } } } },
  codelists: { answers: ["yes", "no"], places: ["north", "south"] },
  fields: {
    benefit: { type: "code", codelist: "answers", label: "Prestation" },
    place: { type: "code", codelist: "places", label: "Lieu" },
  },
  indicators: {
    benefits: { kind: "profile", of: "place", by: "benefit", universe: "allocataires" },
  },
  rows: Array.from({ length: 120 }, (_, at) => [at % 4 < 2 ? "yes" : "no", at % 2 === 0 ? "north" : "south"]),
};

test("a code that the universe excludes is 0 for everyone: no row of it is hidden", async () => {
  const run = await runSmall(small);
  const table = tableOf(run.release.tables, "benefits");
  const at = table.dimensions.findIndex(({ name }) => name === "benefit");
  const outside = table.rows.filter(({ codes }) => ["no", "_U"].includes(codes[at] ?? ""));
  expect(outside.length).toBeGreaterThan(0);
  for (const { count, values } of outside) {
    expect(count).toBe(0);
    expect(values.every((value) => value === null || value === 0)).toBe(true);
  }
  expect(linesOf(table, "count_error")).toContainEqual(["no", "north", 0, 0]);
  const received = { place: {}, today: "2026-11-26" };
  expect(await originProblems(await bundleOf(run), await studyOf(small), received)).toEqual([]);
  expect(run.tables.map(({ cells, hidden }) => ({ cells, hidden }))).toEqual([{ cells: 8, hidden: 2 }]);
  expect(pageOf(run, "protection.html")).toContain("2 effectifs masqués sur 8");
  expect(pageOf(run, "protection.html")).not.toContain("no, north");
});
