import { readdirSync } from "node:fs";
import type { PublishedTable } from "@vigie/bundle";
import { describe, expect, test } from "vitest";
import { figureOf } from "../../src/figure-of.ts";
import { type FigureName, figures } from "../../src/figures/index.ts";
import { expectGolden, expectGoldenStyle } from "../fixture/golden.ts";
import { linkSubject } from "../fixture/link-study.ts";
import { rateSubject } from "../fixture/rate-study.ts";
import { subjectOf } from "../fixture/subject.ts";
import { emptied, masked } from "../fixture/table-text.ts";

type Change = (table: PublishedTable) => PublishedTable;

/** For each kind, the indicator that shows it and which of its cells are made secret. */
const shown: Readonly<Record<FigureName, { indicator: string; secret: readonly string[] }>> = {
  "stacked-bars": { indicator: "groups", secret: ["rsa|direct", "rsa|none", "all|direct"] },
  upset: { indicator: "subgroups", secret: ["rsa|desk", "rsa|online+email"] },
  "dot-plot": { indicator: "ages", secret: ["rsa|direct|under-35", "rsa|none|50-plus"] },
  "reference-bars": { indicator: "homes", secret: ["rsa|owner"] },
  rates: { indicator: "by_ept", secret: ["all|T8"] },
  "forest-plot": { indicator: "admissions", secret: ["all|a|man|yes", "all|_T|man|yes"] },
};

const subjectFor = (name: FigureName) =>
  name === "forest-plot" ? linkSubject : name === "rates" ? rateSubject : subjectOf;

const names: readonly FigureName[] = [
  "stacked-bars",
  "upset",
  "dot-plot",
  "reference-bars",
  "rates",
  "forest-plot",
];
for (const name of names) {
  const { indicator, secret } = shown[name];
  const cases: Readonly<Record<string, Change>> = {
    ordinary: (table) => table,
    masked: (table) => masked(table, ...secret),
    empty: emptied,
  };
  describe(name, () => {
    for (const [state, change] of Object.entries(cases))
      for (const size of ["wide", "narrow"] as const)
        test(`${state}, ${size}`, async () => {
          const subject = await subjectFor(name)(indicator, change);
          expect(figures[name].shows(subject.indicator)).toBe(true);
          expectGolden(import.meta.dirname, `${name}-${state}-${size}`, figureOf(subject)[size]);
        });
  });
}

test("the colours of every drawing", expectGoldenStyle);

test("every drawing on disk belongs to a case, and none waits to be looked at", () => {
  const expected = Object.keys(figures).flatMap((name) =>
    ["ordinary", "masked", "empty"].flatMap((state) => [
      `${name}-${state}-narrow.svg`,
      `${name}-${state}-wide.svg`,
    ]),
  );
  const found = readdirSync(import.meta.dirname).filter((file) => file.endsWith(".svg"));
  expect(found.toSorted()).toEqual(expected.toSorted());
});
