import fc from "fast-check";
import { expect, test } from "vitest";
import { leavesCounts } from "../src/numbers/counts-left.ts";
import { heldBy, heldTogether } from "../src/numbers/held-numbers.ts";
import { printedNumber, printsOf } from "../src/numbers/printed-number.ts";

/** Somebody who sees the mean of everyone and that of each town lists on how many each may be taken. */
const min = 3;
const town = fc.record({
  numbers: fc.array(fc.integer({ min: 0, max: 90_000 }), { minLength: min, maxLength: 9 }),
  unknown: fc.integer({ min: 0, max: 6 }),
});

const meanOf = (numbers: readonly number[]) =>
  numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

function regionOf({ numbers, unknown }: { readonly numbers: readonly number[]; readonly unknown: number }) {
  const parts = [
    ...numbers.map((number) => heldBy({ number, persons: 1, weight: 1 }, 2)),
    heldBy({ number: null, persons: unknown, weight: 1 }, 2),
  ];
  return { columns: new Set<number>(), held: heldTogether(parts, 2) };
}

function listed(sizes: readonly number[]): readonly (readonly number[])[] {
  return sizes.reduce<readonly (readonly number[])[]>(
    (found, size) =>
      found.flatMap((counts) => Array.from({ length: size - min + 1 }, (_, more) => [...counts, min + more])),
    [[]],
  );
}

test("a mean is printed beside those of towns where each count may be as many as the threshold asks", () => {
  let fine = 0;
  fc.assert(
    fc.property(fc.array(town, { minLength: 2, maxLength: 3 }), (towns) => {
      const all = towns.flatMap(({ numbers }) => numbers);
      const parts = towns.map((own) => ({
        times: 1,
        mean: { region: regionOf(own), printed: printedNumber(meanOf(own.numbers)) },
      }));
      const region = regionOf({ numbers: all, unknown: 0 });
      const printed = printsOf(meanOf(all)).find((print) =>
        leavesCounts({ region, printed: print }, parts, { step: 1, min }),
      );
      if (printed === undefined) return;
      fine++;
      const half = 0.5 * 10 ** -printed.decimals;
      const fitting = listed(towns.map(({ numbers, unknown }) => numbers.length + unknown)).filter(
        (counts) => {
          const mean = (up: number) =>
            counts.reduce(
              (sum, count, at) => sum + count * ((parts[at]?.mean.printed.value ?? 0) + up * 0.5),
              0,
            ) / counts.reduce((sum, count) => sum + count, 0);
          return mean(1) >= printed.value - half && mean(-1) <= printed.value + half;
        },
      );
      for (const at of towns.keys())
        expect(new Set(fitting.map((counts) => counts[at])).size).toBeGreaterThanOrEqual(min);
    }),
    { numRuns: process.env.VIGIE_LONG ? 2000 : 200, seed: 2026 },
  );
  expect(fine).toBeGreaterThan(0);
});
