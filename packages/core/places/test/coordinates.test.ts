import { expect, test } from "vitest";
import { coordinatesOf } from "../src/coordinates.ts";

const near = (latitude: number, longitude: number) => ({
  latitude: expect.closeTo(latitude, 4),
  longitude: expect.closeTo(longitude, 4),
});

// The origin of each projection is where its false coordinates are: 46.5° and 3° for Lambert 93, 49° and 3° for zone 49.
// The third is the France services structure of Allonnes, whose degrees the list of 2024 gives to within 10 metres.
test.each([
  ["Lambert 93, at its origin", "6600000", "700000", near(46.5, 3)],
  ["zone 49, at its origin", "8200000", "1700000", near(49, 3)],
  ["Lambert 93, decimal commas", "6692222,50969113", "474971,174569823", near(47.2921, 0.0218)],
  ["Lambert 93, x before y", "474971,174569823", "6692222,50969113", near(47.2921, 0.0218)],
  ["Lambert 93, thousands apart", "6 692 222", "474 971", near(47.2921, 0.0218)],
])("%s", (_, latitude, longitude, point) => {
  expect(coordinatesOf(latitude, longitude)).toEqual({ status: "projected", point });
});

test("latitude and longitude that changed places are put back, overseas too", () => {
  expect(coordinatesOf("2.38", "48.955")).toEqual({
    status: "swapped",
    point: { latitude: 48.955, longitude: 2.38 },
  });
  expect(coordinatesOf("55,45", "-20,88")).toEqual({
    status: "swapped",
    point: { latitude: -20.88, longitude: 55.45 },
  });
});

test.each([
  ["nothing", null, "2.38", "absent"],
  ["degrees and minutes", "48°57", "2.38", "unreadable"],
  ["the Atlantic", "0", "0", "outside_france"],
  ["metres of Spain", "6000000", "100000", "outside_france"],
  ["metres of another system", "5429228", "452490", "outside_france"],
])("%s give no point", (_, latitude, longitude, status) => {
  expect(coordinatesOf(latitude, longitude)).toEqual({ status, point: null });
});
