import { expect, test } from "vitest";
import { guaranteeOf } from "../../src/guarantee.ts";
import { guessChanceOfTables } from "../../src/guess-chances.ts";
import { asNumber } from "../../src/noise/fraction.ts";
import { effectivePolicy } from "../../src/policy.ts";
import { isLong } from "../world/runs.ts";
import { partner, studyOf } from "../world/study-of.ts";
import { isAtMost } from "./clopper-pearson.ts";
import { type Design, everyDesign, quickDesigns } from "./designs.ts";
import { rightGuesses, withHalfTheVariance } from "./intruder.ts";

// R: qbeta(0.001, seen, draws - seen + 1).
const bounds = [
  { seen: 80, draws: 100, bound: 0.65356 },
  { seen: 253, draws: 300, bound: 0.76933 },
  { seen: 800, draws: 1000, bound: 0.75845 },
] as const;

for (const { seen, draws, bound } of bounds)
  test(`${seen} of ${draws}: a chance of ${bound} or more`, () => {
    expect(isAtMost(bound - 0.0001, { seen, draws })).toBe(false);
    expect(isAtMost(bound + 0.0001, { seen, draws })).toBe(true);
  });

const designs = isLong ? everyDesign : quickDesigns;

for (const design of designs)
  test(`${design.title}: guessed right no more often than promised`, async () => {
    const draws = isLong ? 1000 : 300;
    const seen = await rightGuesses(design, draws);
    const promised = await promiseOf(design);
    expect(isAtMost(promised, { seen, draws }), `${seen} of ${draws}, ${promised} promised`).toBe(true);
  });

for (const design of designs.filter(({ isReached }) => isReached).slice(0, isLong ? designs.length : 1))
  test(`${design.title}: noise of half the variance fails the same test`, async () => {
    const draws = isLong ? 2000 : 1000;
    const seen = await rightGuesses(design, draws, withHalfTheVariance);
    const promised = await promiseOf(design);
    expect(isAtMost(promised, { seen, draws }), `${seen} of ${draws}, ${promised} promised`).toBe(false);
  });

/** Of every table of every source and bundle together: the variance that a count of the same budget has. */
async function promiseOf({ sketch, joined = [[]] }: Design): Promise<number> {
  const study = await studyOf(sketch);
  const policy = effectivePolicy(study, { floors: { rho: null, min: null }, small: "hidden" });
  const tables = guaranteeOf(study, partner, policy).sources.flatMap((source) => source.tables);
  return guessChanceOfTables(joined.flatMap(() => tables.map(({ rho }) => 1 / asNumber(rho))));
}
