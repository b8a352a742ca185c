import { expect, test } from "vitest";
import { rateOf } from "../src/index.ts";

// Published for 2022: 10 structures for 421 566 inhabitants and 5 for 407 717.
test.each([
  [10, 421_566, "2.37"],
  [5, 407_717, "1.23"],
])("%i places for %i inhabitants: %s for 100 000", (places, inhabitants, printed) => {
  const here = { places, inhabitants };
  expect(rateOf(here, here).rate.toFixed(2)).toBe(printed);
});

// The whole has 20 places for 1 000 000: 2 for 100 000. At that rate 250 000 inhabitants have 5.
test("the gap is the number of places missing, or in excess", () => {
  const whole = { places: 20, inhabitants: 1_000_000 };
  expect(rateOf({ places: 3, inhabitants: 250_000 }, whole).gap).toBe(-2);
  expect(rateOf({ places: 6, inhabitants: 250_000 }, whole).gap).toBe(1);
});

test("nobody has no rate", () => {
  const nobody = { places: 1, inhabitants: 0 };
  expect(() => rateOf(nobody, nobody)).toThrow(RangeError);
});
