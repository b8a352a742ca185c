import fc from "fast-check";
import { expect, test } from "vitest";
import { add, divide, type Fraction, fraction } from "../src/noise/fraction.ts";
import type { Policy } from "../src/policy.ts";
import { type HolderDraw, leavingDraw, pool } from "../src/pool.ts";
import { designProtection, protect } from "../src/protect.ts";
import { countedSource } from "./world/counted.ts";
import { heldBy } from "./world/group-study.ts";
import { mapped } from "./world/mapped.ts";
import { randomStudies } from "./world/random-study.ts";
import { runs } from "./world/runs.ts";
import { partner, sourceOf, studyOf } from "./world/study-of.ts";

const one = fraction(1n);
const budgets = [one, fraction(1n, 2n), fraction(1n, 4n)] as const;
const policyOf = (rho: Fraction): Policy => ({ rho, min: 11, small: "noisy" });

/** The variance of a cell is in inverse proportion to the budget: one holder whose budget has the inverse 1/a + 1/b has both variances. */
test("of any layout, pooled tables are those of one holder that drew the sums, with the sum of the variances", {
  timeout: 3_600_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      randomStudies({ indicatorsMax: 5, personsMin: 6, personsMax: 60 }),
      fc.array(fc.constantFrom(...budgets), { minLength: 2, maxLength: 4 }),
      async ({ sketch, persons }, rhos) => {
        const holders = rhos.map((_, at) => `h${at}`);
        const single = await studyOf(sketch);
        const study = heldBy(single, holders);
        const source = sourceOf(study, "people");
        const draws = rhos.map((rho, at): HolderDraw => {
          const own = persons.filter((_, person) => person % rhos.length === at);
          const design = designProtection({ study, partner, policy: policyOf(rho) });
          const { drawn } = protect(design, {
            secret: new Uint8Array(32).fill(7),
            holder: `h${at}`,
            exact: new Map([["people", countedSource(study, source, own)]]),
            mappings: mapped(study),
          });
          const leaving = leavingDraw(design, drawn, new Set(["people"]));
          return { holder: `h${at}`, policy: policyOf(rho), drawn: leaving };
        });
        const sums = new Map<string, readonly number[]>();
        for (const { drawn } of draws)
          for (const [id, values] of drawn)
            sums.set(
              id,
              values.map((value, cell) => (value ?? Number.NaN) + (sums.get(id)?.[cell] ?? 0)),
            );
        const inverse = rhos.reduce((sum, rho) => add(sum, divide(one, rho)), fraction(0n));
        const whole = { holder: "all", policy: policyOf(divide(one, inverse)), drawn: sums };
        const pooled = pool(study, partner, draws).tables;
        expect([...pooled.keys()]).not.toEqual([]);
        expect(pooled).toEqual(pool(heldBy(single, ["all"]), partner, [whole]).tables);
      },
    ),
    runs(20, 300),
  );
});
