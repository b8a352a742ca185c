import { readdirSync } from "node:fs";
import type { Subject } from "@vigie/tables";
import { describe, expect, test } from "vitest";
import { pageSvg } from "../../../drawing/src/drawing-svg.ts";
import { expectGolden, expectGoldenStyle } from "../../../drawing/test/golden.ts";
import type { CountTable } from "../../../tables/test/fixture/count-table.ts";
import { holderSubject } from "../../../tables/test/fixture/holder-study.ts";
import { rateSubject } from "../../../tables/test/fixture/rate-study.ts";
import { shownSubject } from "../../../tables/test/fixture/shown-study.ts";
import { subjectOf } from "../../../tables/test/fixture/subject.ts";
import { emptied, hidden, noisy } from "../../../tables/test/fixture/table-text.ts";
import { territorySubject } from "../../../tables/test/fixture/territory-study.ts";
import type { FigureKind } from "../../src/figure-kind.ts";
import { figureOf } from "../../src/figure-of.ts";
import { type FigureName, figureFor, figures } from "../../src/figures/index.ts";
import { linkSubject } from "../fixture/link-subject.ts";

type Change = (table: CountTable) => CountTable;

/** An indicator that shows a kind, how its study is read, and which of its cells are made secret. */
interface Shown {
  readonly subject: (indicator: string, change: Change) => Promise<Subject>;
  readonly indicator: string;
  readonly secret: readonly string[];
}

const shown: Readonly<Record<FigureName, Shown>> = {
  "stacked-bars": {
    subject: subjectOf,
    indicator: "groups",
    secret: ["rsa|direct", "rsa|none", "all|direct"],
  },
  upset: { subject: subjectOf, indicator: "subgroups", secret: ["rsa|desk", "rsa|online+email"] },
  "dot-plot": { subject: subjectOf, indicator: "ages", secret: ["rsa|direct|under-35", "rsa|none|50-plus"] },
  "reference-bars": { subject: subjectOf, indicator: "homes", secret: ["rsa|owner"] },
  rates: { subject: rateSubject, indicator: "by_ept", secret: ["all|T8"] },
  "diverging-bars": {
    subject: shownSubject,
    indicator: "opinions",
    secret: ["all|young|not", "all|_T|not", "all|old|not"],
  },
  "answer-grid": {
    subject: shownSubject,
    indicator: "quality",
    secret: ["all|c2s|help|yes", "all|c2s|help|no"],
  },
  "heat-table": {
    subject: shownSubject,
    indicator: "obstacles",
    secret: ["noted|c2s|words", "noted|rsa|words"],
  },
  journey: { subject: shownSubject, indicator: "steps", secret: ["all|c2s-send|yes", "all|c2s-send|no"] },
  "multiple-answers": {
    subject: shownSubject,
    indicator: "helped_by_age",
    secret: ["all|young|nobody|yes", "all|young|nobody|no"],
  },
  "number-bars": { subject: shownSubject, indicator: "minutes", secret: [] },
  overlap: { subject: shownSubject, indicator: "sets", secret: ["all|letters+french", "all|french"] },
  "period-series": { subject: shownSubject, indicator: "months", secret: ["all|2022-04", "all|2022-05"] },
  "symbol-map": { subject: shownSubject, indicator: "communes", secret: ["all|93001", "all|93008"] },
  "territory-groups": { subject: territorySubject, indicator: "by_commune", secret: ["all|direct|93001"] },
  trends: { subject: shownSubject, indicator: "devices", secret: ["all|2019|tablet", "all|2019|phone"] },
  funnel: { subject: holderSubject, indicator: "helped", secret: ["all|yes"] },
  "forest-plot": {
    subject: linkSubject,
    indicator: "admissions",
    secret: ["all|a|man|yes", "all|_T|man|yes"],
  },
};

for (const [name, { subject: subjectFor, indicator, secret }] of Object.entries(shown)) {
  const cases: Readonly<Record<string, Change>> = {
    ordinary: (table) => table,
    masked: (table) => hidden(table, ...secret),
    empty: emptied,
  };
  describe(name, () => {
    for (const [state, change] of Object.entries(cases))
      for (const size of ["wide", "narrow"] as const)
        test(`${state}, ${size}`, async () => {
          const subject = await subjectFor(indicator, change);
          expect(figureFor(subject)).toBe(new Map<string, FigureKind>(Object.entries(figures)).get(name));
          expectGolden(import.meta.dirname, `${name}-${state}-${size}`, figureOf(subject)[size]);
        });
  });
}

describe("a figure none of whose values can be printed", () => {
  /** Tables of places and of tests protect nothing: nothing of them is hidden. */
  const ofPersons = Object.entries(shown).filter(
    ([name]) => !["rates", "journey", "heat-table", "answer-grid"].includes(name),
  );

  for (const [name, { subject: subjectFor, indicator }] of ofPersons)
    test(`${name}: every count hidden, it says so; every share too uncertain, it is drawn`, async () => {
      const subject = await subjectFor(indicator, everyCountHidden);
      expect(figureOf(subject).alternative).toMatch(/^Rien à dessiner/);
      expect(pageSvg(figureOf(subject).wide).text).toContain("aucun effectif publiable");
      const blurred = await subjectFor(indicator, (table) => noisy(table, 500));
      for (const size of ["wide", "narrow"] as const)
        expect(pageSvg(figureOf(blurred)[size]).text).not.toMatch(/NaN|Infinity/);
    });
});

/** Margins included, but for those along the last characteristic. */
function everyCountHidden(table: CountTable): CountTable {
  const isNumber = table.measures.length > 0;
  return {
    ...table,
    rows: table.rows.map((row) =>
      row.codes.at(-1) === "_T" && !isNumber ? row : { ...row, count: null, was: row.count ?? 0 },
    ),
  };
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
