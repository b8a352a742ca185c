import { designProtection, effectivePolicy, type Policy, protect } from "@vigie/disclosure";
import type { Study } from "@vigie/study";
import type { ReleasedTable } from "@vigie/table";
import fc from "fast-check";
import { expect, test } from "vitest";
import { countedSource } from "../../disclosure/test/world/counted.ts";
import { mapped } from "../../disclosure/test/world/mapped.ts";
import { people, peopleLists } from "../../disclosure/test/world/people.ts";
import type { Person } from "../../disclosure/test/world/person.ts";
import { person, randomStudies } from "../../disclosure/test/world/random-study.ts";
import { runs } from "../../disclosure/test/world/runs.ts";
import { partner, type StudySketch, sourceOf, studyOf } from "../../disclosure/test/world/study-of.ts";
import { originProblems, pack, type ReceivedBundle, readBundle } from "../src/index.ts";
import { contents, reception } from "./sample.ts";

interface Protected {
  readonly study: Study;
  readonly bundle: ReceivedBundle;
}

/** What a partner sends of these persons, with sizes of `all` that the study says to be public. */
async function bundleOf(
  sketch: StudySketch,
  persons: readonly Person[],
  { secret, small }: { readonly secret: Uint8Array; readonly small: Policy["small"] },
): Promise<Protected> {
  const study = await studyOf(sketch);
  const policy = effectivePolicy(study, { floors: { rho: null, min: null }, small });
  const design = designProtection({ study, partner, policy });
  const exact = new Map([["people", countedSource(study, sourceOf(study, "people"), persons)]]);
  const release = protect(design, { secret, exact, mappings: mapped(study) });
  const bytes = await pack({ ...contents, ...release, study, partner }, null);
  return { study, bundle: await readBundle(bytes, {}) };
}

const secrets = fc.uint8Array({ minLength: 32, maxLength: 32 });
const policies = fc.constantFrom("hidden" as const, "noisy" as const);

test("whatever `protect` makes of any study has the errors that this study gives", async () => {
  const studies = randomStudies({ indicatorsMax: 5, personsMin: 0, personsMax: 120 });
  const sizes = fc.constantFrom(null, 40, 80);
  await fc.assert(
    fc.asyncProperty(studies, secrets, policies, sizes, async ({ sketch, persons }, secret, small, size) => {
      const published = size === null ? {} : { people: { all: { size, publication: "Insee, 2023" } } };
      const disclosure = { ...sketch.disclosure, public: published };
      const { study, bundle } = await bundleOf({ ...sketch, disclosure }, persons, { secret, small });
      expect(await originProblems(bundle, study, reception)).toEqual([]);
    }),
    runs(15, 500),
  );
});

const survey = { weights: "weight", weight_max: 4, weight_grain: 0.5, strata: { of: "commune" } };
const link = {
  kind: "association",
  of: "sex",
  reference: "f",
  outcome: "online",
  adjust: { commune: "rosny" },
};
const indicators = {
  sexes: { of: "sex", by: "alone", against: "men", universe: "women" },
  ages: { kind: "summary", statistic: "mean", of: "age", by: "alone" },
  link,
};
const { channels, ...fields } = people;
const sketches: Readonly<Record<string, StudySketch>> = {
  "a weighted survey": {
    codelists: peopleLists,
    sources: { people: { ...fields, survey } },
    indicators,
  },
  "a list of sets": {
    codelists: peopleLists,
    sources: { people: { ...people, rows_per_person: 2 } },
    indicators: { ...indicators, sets: { of: "subgroup" } },
  },
};

const persons = fc.sample(person, { numRuns: 600, seed: 2022 });

for (const [title, sketch] of Object.entries(sketches))
  for (const small of ["hidden", "noisy"] as const)
    test(`${title}, small counts ${small}: every error is verified, in each table`, async () => {
      const secret = new Uint8Array(32).fill(7);
      const { study, bundle } = await bundleOf(sketch, persons, { secret, small });
      const forged = new Set<string>();
      for (const table of bundle.tables.values())
        for (const [at, measure] of table.measures.entries()) {
          const rows = table.rows.flatMap(({ values }, row) => ((values[at] ?? 0) > 0 ? [row] : []));
          for (const row of measure.endsWith("_error") ? [...rows.slice(0, 1), ...rows.slice(-1)] : []) {
            forged.add(measure);
            for (const factor of [0, Math.SQRT1_2]) {
              const tables = new Map(bundle.tables).set(table.name, scaled(table, { row, at, factor }));
              const found = await originProblems({ ...bundle, tables }, study, reception);
              expect(
                found.map(({ code }) => code),
                `${table.name} ${measure} ${row}`,
              ).toEqual(["bundle/errors-differ"]);
            }
          }
        }
      const weights = ["weighted_error", "squares_error", "weighted_base_error", "squares_base_error"];
      const expected = [
        "count_error",
        "base_error",
        "sum_error",
        ...(title.includes("weighted") ? weights : []),
      ];
      expect([...forged].toSorted()).toEqual(expected.toSorted());
    });

interface Place {
  readonly row: number;
  readonly at: number;
  readonly factor: number;
}

function scaled(table: ReleasedTable, { row: forgedRow, at, factor }: Place): ReleasedTable {
  return {
    ...table,
    rows: table.rows.map((row, number) =>
      number === forgedRow ? { ...row, values: row.values.with(at, (row.values[at] ?? 0) * factor) } : row,
    ),
  };
}
