import { expect, test } from "vitest";
import { formatterOf } from "../../../tables/src/formatter.ts";
import { formats } from "../../src/directives/value-format.ts";

/** To the nearest, at 1.5 % of the value at most. */
const cases: readonly (readonly [value: number, wording: string])[] = [
  [122_001, "un peu plus de 122 000"],
  [121_950, "près de 122 000"],
  [122_000, "122 000"],
  [1_287, "près de 1 300"],
  [1_203, "un peu plus de 1 200"],
  [285, "285"],
];
test.each(cases)("%d in round figures is « %s »", (value, wording) => {
  expect(formats.nearly(value, formatterOf("fr")).replaceAll(/\s/g, " ")).toBe(wording);
});
