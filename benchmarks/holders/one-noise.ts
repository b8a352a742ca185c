import { randomBytes } from "node:crypto";
import { parseArgs } from "node:util";
import { discreteGaussian } from "../../packages/core/disclosure/src/noise/discrete-gaussian.ts";
import { streamsOf } from "../../packages/core/disclosure/src/noise/random-stream.ts";

/**
 * Mean error that noise alone gives to a share: holders who each draw their own, added up, beside one bundle of them all. A person
 * who is replaced moves two cells of each table by one, so each of `tables` has the variance tables / rho.
 */
const { values } = parseArgs({
  options: {
    holders: { type: "string", default: "40" },
    persons: { type: "string", default: "150" },
    tables: { type: "string", default: "30" },
    rho: { type: "string", default: "1" },
    draws: { type: "string", default: "2000" },
  },
});
const holders = Number(values.holders);
const persons = Number(values.persons);
const draws = Number(values.draws);
const variance = { numerator: BigInt(values.tables), denominator: BigInt(values.rho) };
const stream = streamsOf(randomBytes(32))("one-noise");

/** Mean error of a share, in points, of as many noises added up. */
function errorOf(noises: number): number {
  let sum = 0;
  for (let at = 0; at < draws; at++) {
    let noise = 0;
    for (let holder = 0; holder < noises; holder++) noise += Number(discreteGaussian(variance, stream));
    sum += Math.abs(noise) / (holders * persons);
  }
  return (100 * sum) / draws;
}

const [added, one] = [errorOf(holders), errorOf(1)];
process.stdout.write(
  `${holders} holders of ${persons} persons, ${draws} draws: ${added.toFixed(2)} points added up, ${one.toFixed(3)} with one noise, ${(added / one).toFixed(1)} times\n`,
);
