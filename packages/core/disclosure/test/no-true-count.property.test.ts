import type { ReleasedTable } from "@vigie/table";
import fc from "fast-check";
import { expect, test } from "vitest";
import { effectivePolicy, type Policy } from "../src/policy.ts";
import { designProtection, type ProtectedRelease, protect } from "../src/protect.ts";
import { countedSource } from "./world/counted.ts";
import { mapped } from "./world/mapped.ts";
import type { Person } from "./world/person.ts";
import { type RandomStudy, randomStudies } from "./world/random-study.ts";
import { runs } from "./world/runs.ts";
import { partner, sourceOf, studyOf } from "./world/study-of.ts";

const studies = randomStudies({ indicatorsMax: 6, personsMin: 30, personsMax: 120 });

async function released(
  { sketch, persons }: RandomStudy,
  seed: number,
  small: Policy["small"],
): Promise<ProtectedRelease> {
  const study = await studyOf(sketch);
  const exact = new Map([["people", countedSource(study, sourceOf(study, "people"), persons)]]);
  const policy = effectivePolicy(study, { floors: { rho: null, min: null }, small });
  const secret = new Uint8Array(32);
  new DataView(secret.buffer).setInt32(0, seed);
  return protect(designProtection({ study, partner, policy }), { secret, exact, mappings: mapped(study) });
}

/** Values of one column that noise was added to, and that clipping does not bring back to the true one. */
function pairsIn(
  table: ReleasedTable,
  truth: ReleasedTable,
  measure: string,
): readonly (readonly [number, number])[] {
  const column = table.measures.indexOf(measure);
  const error = table.measures.indexOf(`${measure}_error`);
  return table.rows.flatMap(({ codes, count, values }, at) => {
    const released = measure === "count" ? count : values[column];
    const exact = measure === "count" ? truth.rows[at]?.count : truth.rows[at]?.values[column];
    const isNoisy = (values[error] ?? 0) > 0;
    const isInside = !codes.includes("_T") || measure === "sum";
    return isInside && isNoisy && released !== null && released !== undefined && exact
      ? [[released, exact] as const]
      : [];
  });
}

test("no column of a released table is the true one", async () => {
  let [same, all] = [0, 0];
  await fc.assert(
    fc.asyncProperty(studies, fc.integer(), async (random, seed) => {
      const { tables, exactTables } = await released(random, seed, "noisy");
      for (const [at, table] of tables.entries())
        for (const measure of ["count", "weighted", "squares", "sum"]) {
          const truth = exactTables[at];
          if (truth === undefined) throw new RangeError("a true table for each");
          const pairs = pairsIn(table, truth, measure);
          const equal = pairs.filter(([released, exact]) => released === exact);
          [same, all] = [same + equal.length, all + pairs.length];
          // Noise of variance 1/2, the least here, is nothing 56 times in 100: of 30 cells, 3 times in a hundred million.
          if (pairs.length >= 30)
            expect(equal.length, `${table.name}: ${measure}`).toBeLessThan(pairs.length);
        }
    }),
    runs(20, 200),
  );
  expect(all).toBeGreaterThan(500);
  expect(same / all).toBeLessThan(0.4);
});

const births = { fr: "home", dz: "abroad", ma: "abroad", canary: "abroad" };
const europes = { fr: "in", dz: "out", ma: "out", canary: "out" };

/** A country that one person alone is of, and a set of channels that nobody else uses. */
function withCanary({ sketch, persons }: RandomStudy): RandomStudy {
  const canary: Person = {
    values: { sex: "f", country: "canary", commune: "rosny", age: 40, alone: "yes", online: "no", weight: 1 },
    channels: ["account", "email", "desk", "post"],
    routine: false,
  };
  const fewer = persons.map((person) => ({ ...person, channels: person.channels.slice(0, 3) }));
  const { people } = sketch.sources;
  if (people === undefined) throw new RangeError("a source of persons");
  const derive = Object.fromEntries(
    Object.entries(people.derive ?? {}).map(([name, derivation]) => {
      const map = { birth: births, europe: europes }[name];
      return [name, map === undefined ? derivation : { ...derivation, map }];
    }),
  );
  const countries = sketch.codelists?.countries ?? [];
  return {
    persons: [...fewer, canary],
    sketch: {
      ...sketch,
      disclosure: { rho: 2, min: 11 },
      codelists: { ...sketch.codelists, countries: [...countries, "canary"] },
      sources: { people: { ...people, derive } },
      indicators: {
        ...sketch.indicators,
        canaries: { of: "country", by: "sex" },
        ...(people.channels === undefined ? {} : { sets: { of: "subgroup" } }),
      },
    },
  };
}

test("what one person alone has is shown by a noise of ten only, and a set of channels of its own never", async () => {
  let hidden = 0;
  await fc.assert(
    fc.asyncProperty(
      randomStudies({ indicatorsMax: 2, personsMin: 30, personsMax: 120 }),
      fc.integer(),
      async (random, seed) => {
        const { tables, exactTables } = await released(withCanary(random), seed, "hidden");
        for (const [at, table] of tables.entries()) {
          if (table.name !== table.indicator) continue;
          expect(table.dimensions.flatMap(({ codes }) => codes)).not.toContain("account+email+desk+post");
          for (const [row, { codes, count }] of table.rows.entries()) {
            const error = exactTables[at]?.rows[row]?.values[0] ?? Number.NaN;
            // Noise of five errors or more: one time in three million.
            if (!codes.includes("canary") || 10 < 5 * error) continue;
            // That nobody can be in a cell is known from the study.
            if (error === 0) {
              expect(count, `${table.name} ${codes}`).toBe(0);
              continue;
            }
            expect(count, `${table.name} ${codes}`).toBeNull();
            hidden++;
          }
        }
      },
    ),
    runs(20, 200),
  );
  expect(hidden).toBeGreaterThan(40);
});
