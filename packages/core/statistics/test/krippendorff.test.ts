import fc from "fast-check";
import { expect, test } from "vitest";
import { krippendorffAlpha } from "../src/index.ts";
import { computed, expectAgreement } from "./agreement.ts";
import { runs } from "./runs.ts";

/** Units by line, observers A to D by column, 0 where one did not rate. Krippendorff (2011), section C. */
const published = [
  [1, 1, 0, 1],
  [2, 2, 3, 2],
  [3, 3, 3, 3],
  [3, 3, 3, 3],
  [2, 2, 2, 2],
  [1, 2, 3, 4],
  [4, 4, 4, 4],
  [1, 1, 2, 1],
  [2, 2, 2, 2],
  [0, 5, 5, 5],
  [0, 0, 1, 1],
  [0, 3, 0, 0],
].map((ratings) => ratings.filter((rating) => rating > 0));

test("four observers, twelve units: ordinal alpha .815; the unit rated once is left out", () => {
  const { alpha, units, ratings } = computed(krippendorffAlpha(published));
  expect([alpha.toFixed(3), units, ratings]).toEqual(["0.815", 11, 40]);
});

test("two coders, two grades, by hand", () => {
  // Ratings 0 0 0 1, distance 4 between the grades: observed 1/2 × 4, expected 6/12 × 4.
  expectAgreement(
    computed(
      krippendorffAlpha([
        [0, 0],
        [0, 1],
      ]),
    ).alpha,
    0,
    1e-15,
  );
  expect(
    computed(
      krippendorffAlpha([
        [0, 0],
        [2, 2],
      ]),
    ).alpha,
  ).toBe(1);
  // Full disagreement: observed 4, expected 8/12 × 4.
  expectAgreement(
    computed(
      krippendorffAlpha([
        [0, 1],
        [1, 0],
      ]),
    ).alpha,
    -0.5,
  );
});

test("only the order of grades counts, and not that of units or coders", () => {
  const rating = fc.nat({ max: 3 });
  fc.assert(
    fc.property(fc.array(fc.array(rating, { maxLength: 4 }), { minLength: 1, maxLength: 8 }), (units) => {
      const result = krippendorffAlpha(units);
      const stretched = units.map((ratings) => ratings.map((each) => each ** 3 + 2));
      expect(krippendorffAlpha(stretched)).toEqual(result);
      const turned = krippendorffAlpha([...units].reverse().map((ratings) => [...ratings].reverse()));
      if (result.kind === "not_computed") expect(turned).toEqual(result);
      else expectAgreement(computed(turned).alpha, result.alpha, 1e-12);
    }),
    runs,
  );
});

test("no answer where nobody rated twice, or all rated the same", () => {
  expect(krippendorffAlpha([[1], [2], []])).toEqual({ kind: "not_computed", reason: "no_pair" });
  expect(
    krippendorffAlpha([
      [1, 1],
      [1, 1],
    ]),
  ).toEqual({ kind: "not_computed", reason: "no_variation" });
  expect(() => krippendorffAlpha([[0.5, 1]])).toThrow(RangeError);
});
