import type { AuditedBundle } from "@vigie/bundle";
import { expect, test } from "vitest";
import { bundleOf, measuredIn, type SmallStudy } from "./small-study.ts";

/** Weighted shares after a bundle that told some: what moved since would tell what those who were corrected answered. */

const answers = ["a", "b", "c"];
const code = { type: "code", codelist: "answers", label: "Réponse" };
const shareOf = (of: string) => ({ kind: "distribution", of });

/** Three hundred respondents of as many weights, which nobody knows. */
const respondents = Array.from({ length: 300 }, (_, at) => [
  answers[(at * 7) % 3] ?? "",
  answers[Math.floor(at / 7) % 3] ?? "",
  0.5 + ((at * 7919) % 1000) / 500,
]);

const asked = (...fields: readonly string[]): SmallStudy => ({
  codelists: { answers },
  source: { survey: { minimum_base: 11, weights: "weight" } },
  fields: { one: code, two: code, weight: { type: "number", label: "Poids" } },
  indicators: Object.fromEntries(fields.map((field) => [field, shareOf(field)])),
  rows: respondents,
});

const isTold = (bundle: AuditedBundle, indicator: string) =>
  Object.values(measuredIn(bundle, indicator))
    .flat()
    .some((value) => value !== null);

test("the same shares leave again, and others beside them", async () => {
  const before = await bundleOf(asked("one"));
  const after = await bundleOf(asked("one", "two"), [before]);
  expect(measuredIn(after, "one")).toEqual(measuredIn(before, "one"));
  expect(isTold(after, "two")).toBe(true);
});

test("where one respondent weighs something else, none leaves: all that they answered would come out", async () => {
  const before = await bundleOf(asked("one", "two"));
  const corrected = respondents.map((row, at) => (at === 5 ? [...row.slice(0, -1), 4] : row));
  const small = { ...asked("one", "two"), rows: corrected };
  expect(isTold(await bundleOf(small), "two")).toBe(true);
  const after = await bundleOf(small, [before]);
  expect(isTold(after, "one") || isTold(after, "two")).toBe(false);
});

test("nor where the study asks no more what would show it", async () => {
  const before = await bundleOf(asked("one"));
  expect(isTold(await bundleOf(asked("two"), [before]), "two")).toBe(false);
});

const held = ["p", "q", "r"];
const families = Array.from({ length: 500 }, (_, at) => [
  answers[(at * 7) % 3] ?? "",
  (at * 7919) % 97 < 15 + 15 * ((at * 7) % 3) + 20 * (((at * 31) % 7) % 3) ? "yes" : "no",
  held[((at * 31) % 7) % 3] ?? "",
  held[Math.floor(at / 11) % 3] ?? "",
]);

test("a ratio held equal by what one corrected person has would move in their line: the model stays", async () => {
  const model: SmallStudy = {
    codelists: { answers, held },
    source: { reading: { kind: "superpopulation", note: "les familles qui auraient pu venir" } },
    fields: {
      one: code,
      helped: { type: "flag", label: "Aidée" },
      home: { type: "code", codelist: "held", label: "Logement" },
      town: { type: "code", codelist: "held", label: "Commune" },
    },
    indicators: {
      model: {
        kind: "association",
        of: "one",
        reference: "a",
        outcome: "helped",
        adjust: { home: "p", town: "p" },
      },
    },
    rows: families,
  };
  const before = await bundleOf(model);
  expect(isTold(before, "model")).toBe(true);
  expect(isTold(await bundleOf(model, [before]), "model")).toBe(true);
  const corrected = families.map((row, at) => (at === 3 ? row.with(2, row[2] === "p" ? "q" : "p") : row));
  expect(measuredIn(await bundleOf({ ...model, rows: corrected }), "model")).not.toEqual(
    measuredIn(before, "model"),
  );
  expect(isTold(await bundleOf({ ...model, rows: corrected }, [before]), "model")).toBe(false);
});
