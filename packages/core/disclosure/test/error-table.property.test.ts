import type { ReleasedTable } from "@vigie/table";
import fc from "fast-check";
import { expect, test } from "vitest";
import { errorTable } from "../src/error-table.ts";
import { effectivePolicy } from "../src/policy.ts";
import { designProtection, type ProtectionDesign, protect } from "../src/protect.ts";
import { unmetIn } from "../src/public-sizes.ts";
import { countedSource } from "./world/counted.ts";
import { mapped } from "./world/mapped.ts";
import { people, peopleLists } from "./world/people.ts";
import { randomStudies } from "./world/random-study.ts";
import { runs } from "./world/runs.ts";
import { partner, type StudySketch, sourceOf, studyOf } from "./world/study-of.ts";

const studies = randomStudies({ indicatorsMax: 5, personsMin: 0, personsMax: 120 });

/** Standard errors of the rows whose count is shown. */
function errorsIn({ measures, rows }: ReleasedTable): readonly (readonly (number | null)[])[] {
  const columns = measures.flatMap((measure, at) => (measure.endsWith("_error") ? [at] : []));
  return rows.map(({ values }) => columns.map((at) => values[at] ?? null));
}

test("every error of every table that leaves is that of a table of nobody", async () => {
  await fc.assert(
    fc.asyncProperty(
      studies,
      fc.uint8Array({ minLength: 32, maxLength: 32 }),
      fc.constantFrom(null, 40, 80),
      async ({ sketch, persons }, secret, size) => {
        const published = size === null ? {} : { people: { all: { size, publication: "Insee, 2023" } } };
        const disclosure = { ...sketch.disclosure, public: published };
        const study = await studyOf({ ...sketch, disclosure });
        const policy = effectivePolicy(study, { floors: { rho: null, min: null }, small: "noisy" });
        const design = designProtection({ study, partner, policy });
        const exact = new Map([["people", countedSource(study, sourceOf(study, "people"), persons)]]);
        const release = protect(design, { secret, exact, mappings: mapped(study) });
        const { exactTables, tables, publicSizes } = release;
        const unmetSizes = new Map([...publicSizes].map(([id, sizes]) => [id, unmetIn(sizes)] as const));
        const checked = designProtection({ study, partner, policy, unmetSizes });
        for (const [at, table] of tables.entries()) {
          const expected = errorTable(checked, table);
          expect(expected.rows.map(({ codes }) => codes)).toEqual(table.rows.map(({ codes }) => codes));
          expect(errorsIn(expected)).toEqual(errorsIn(exactTables[at] ?? table));
        }
      },
    ),
    runs(20, 1000),
  );
});

async function designOf(indicators: StudySketch["indicators"]): Promise<ProtectionDesign> {
  const study = await studyOf({ codelists: peopleLists, sources: { people }, indicators });
  const policy = effectivePolicy(study, { floors: { rho: null, min: null }, small: "hidden" });
  return designProtection({ study, partner, policy });
}

/** As tables write it, to six decimals. */
function deviation(variance: number): number {
  return Number(Math.sqrt(variance).toFixed(6));
}

test("one table with the whole budget: noise of variance 1 in each of three cells", async () => {
  const design = await designOf({ sexes: { of: "sex" } });
  const { measures, rows } = errorTable(design, { name: "sexes", dimensions: [] });
  expect(measures).toEqual(["count_error", "base", "base_error"]);
  expect(rows.map(({ codes, values }) => [codes[1], values[0], values[2]])).toEqual([
    ["f", 1, null],
    ["m", 1, null],
    ["_U", 1, null],
    // Three cells, two of them known.
    ["_T", deviation(3), deviation(2)],
  ]);
});

test("of a list of sets, what is left of a group has the noise of the group and of each set listed", async () => {
  const design = await designOf({ sets: { of: "subgroup" } });
  const universe = { name: "universe", codes: ["all"] };
  const errorsWith = (...listed: readonly string[]) => {
    const { rows } = errorTable(design, {
      name: "sets",
      dimensions: [universe, { name: "subgroup", codes: listed }],
    });
    return Object.fromEntries(rows.map(({ codes, values }) => [codes[1], values[0]]));
  };
  // Two tables share the budget: variance 2; five groups make the total.
  expect(errorsWith("account", "email", "account+desk")).toEqual({
    account: deviation(2),
    email: deviation(2),
    "_O.digital": deviation(6),
    "account+desk": deviation(2),
    "_O.mixed": deviation(4),
    "_O.direct": deviation(2),
    routine_only: deviation(2),
    none: deviation(2),
    _T: deviation(10),
  });
  expect(errorsWith()).toMatchObject({ "_O.digital": deviation(2), "_O.mixed": deviation(2) });
});

test("a table that the design has not, or that is of no person, has no errors", async () => {
  const design = await designOf({ sexes: { of: "sex" } });
  expect(() => errorTable(design, { name: "ages", dimensions: [] })).toThrow(RangeError);
  const places = await studyOf({
    codelists: peopleLists,
    sources: { places: { protects: "nothing", fields: { commune: "communes" } } },
    indicators: { places: { of: "commune" } },
  });
  const policy = effectivePolicy(places, { floors: { rho: null, min: null }, small: "hidden" });
  const nobody = designProtection({ study: places, partner, policy });
  expect(() => errorTable(nobody, { name: "places", dimensions: [] })).toThrow(RangeError);
});
