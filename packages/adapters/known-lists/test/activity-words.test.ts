import { expect, test } from "vitest";
import { postgresArray } from "../src/kinds/activity-cra-v1.ts";
import { codeOf, durationOf, writtenDay } from "../src/written-values.ts";

const arrays: readonly [string, readonly string[] | null][] = [
  ["{}", []],
  ["{internet}", ["internet"]],
  ["{internet,demarche en ligne}", ["internet", "demarche en ligne"]],
  ['{"a, b",c}', ["a, b", "c"]],
  ['{"a \\"b\\""}', ['a "b"']],
  ["internet", null],
  ['{"open}', null],
  ["", null],
];
for (const [text, elements] of arrays)
  test(`the array ${text || "(nothing)"}`, () => expect(postgresArray(text)).toEqual(elements));

const durations: readonly [string, string, string][] = [
  ["0-30", "under-30", ""],
  ["30-60", "30-59", ""],
  ["29", "under-30", "29"],
  ["30", "30-59", "30"],
  ["60", "60-119", "60"],
  ["120", "120-plus", "120"],
  ["45,5", "30-59", "45.5"],
  ["", "", ""],
  ["une heure", "", "une heure"],
];
for (const [text, band, minutes] of durations)
  test(`a duration written « ${text} »`, () => expect(durationOf(text)).toEqual({ band, minutes }));

const days: readonly [string, string | null][] = [
  ["2022-03-16 11:43:48.281", "2022-03-16"],
  ["2022-03-16", "2022-03-16"],
  ["16/03/2022", "2022-03-16"],
  ["6/3/2022 10:00", "2022-03-06"],
  ["mars 2022", null],
  ["2022-03-161", null],
];
for (const [text, day] of days) test(`the day of « ${text} »`, () => expect(writtenDay(text)).toBe(day));

test("a label becomes a code: no accent, no capital, no apostrophe", () => {
  expect(codeOf("Aide aux démarches administratives")).toBe("aide_aux_demarches_administratives");
  expect(codeOf("Intelligence artificielle (IA)")).toBe("intelligence_artificielle_ia");
  expect(codeOf("tpe/pme")).toBe("tpe_pme");
  expect(codeOf("…")).toBe("");
});
