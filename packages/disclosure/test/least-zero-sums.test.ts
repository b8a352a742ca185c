import fc from "fast-check";
import { expect, test } from "vitest";
import { leastZeroSums } from "../src/audit/least-zero-sums.ts";
import { prime } from "../src/system/vector.ts";

/** By trying all sets of columns. */
function tried(rows: readonly (readonly number[])[]): readonly string[] {
  const width = rows[0]?.length ?? 0;
  const sets = Array.from({ length: 2 ** width - 1 }, (_, at) =>
    Array.from({ length: width }, (_, column) => column).filter((column) => (((at + 1) >> column) & 1) === 1),
  ).filter((set) =>
    rows.every((row) => set.reduce((sum, column) => sum + (row[column] ?? 0), 0) % prime === 0),
  );
  const least = sets.filter(
    (set) => !sets.some((other) => other.length < set.length && other.every((one) => set.includes(one))),
  );
  return least.map((set) => set.join()).toSorted();
}

const rows = fc
  .tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 4 }))
  .chain(([width, height]) =>
    fc.array(
      fc.array(fc.constantFrom(0, 0, 1, 2, prime - 1, prime - 2, 12_345), {
        minLength: width,
        maxLength: width,
      }),
      { minLength: height, maxLength: height },
    ),
  );

test("all the least sets that add up to 0 are found, and no other", () => {
  fc.assert(
    fc.property(rows, (some) => {
      const found = leastZeroSums(some).map((set) => set.join());
      expect(found.toSorted()).toEqual(tried(some));
    }),
    { numRuns: 400 },
  );
});
