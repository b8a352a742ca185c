import { readdirSync } from "node:fs";
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
import { figureOf } from "../../src/figure-of.ts";
import { type FigureName, figures } from "../../src/figures/index.ts";
import { linkSubject } from "../fixture/link-subject.ts";

type Change = (table: CountTable) => CountTable;

/** For each kind, the indicator that shows it and which of its cells are made secret. */
const shown: Readonly<Record<FigureName, { indicator: string; secret: readonly string[] }>> = {
  "stacked-bars": { indicator: "groups", secret: ["rsa|direct", "rsa|none", "all|direct"] },
  upset: { indicator: "subgroups", secret: ["rsa|desk", "rsa|online+email"] },
  "dot-plot": { indicator: "ages", secret: ["rsa|direct|under-35", "rsa|none|50-plus"] },
  "reference-bars": { indicator: "homes", secret: ["rsa|owner"] },
  rates: { indicator: "by_ept", secret: ["all|T8"] },
  "diverging-bars": { indicator: "opinions", secret: ["all|young|not", "all|_T|not", "all|old|not"] },
  "answer-grid": { indicator: "quality", secret: ["all|c2s|help|yes", "all|c2s|help|no"] },
  "heat-table": { indicator: "obstacles", secret: ["noted|c2s|words", "noted|rsa|words"] },
  journey: { indicator: "steps", secret: ["all|c2s-send|yes", "all|c2s-send|no"] },
  "multiple-answers": { indicator: "helped_by_age", secret: ["all|young|nobody|yes", "all|young|nobody|no"] },
  "number-bars": { indicator: "minutes", secret: [] },
  overlap: { indicator: "sets", secret: ["all|letters+french", "all|french"] },
  "period-series": { indicator: "months", secret: ["all|2022-04", "all|2022-05"] },
  "symbol-map": { indicator: "communes", secret: ["all|93001", "all|93008"] },
  "territory-groups": { indicator: "by_commune", secret: ["all|direct|93001"] },
  trends: { indicator: "devices", secret: ["all|2019|tablet", "all|2019|phone"] },
  funnel: { indicator: "helped", secret: ["all|yes"] },
  "forest-plot": { indicator: "admissions", secret: ["all|a|man|yes", "all|_T|man|yes"] },
};

/** Those of the study of channels; the others are of the study that has them. */
const ofChannels: readonly FigureName[] = ["stacked-bars", "upset", "dot-plot", "reference-bars"];
const subjectFor = (name: FigureName) => {
  if (name === "forest-plot") return linkSubject;
  if (name === "funnel") return holderSubject;
  if (name === "rates") return rateSubject;
  if (name === "territory-groups") return territorySubject;
  return ofChannels.includes(name) ? subjectOf : shownSubject;
};

const names = [
  "stacked-bars",
  "upset",
  "dot-plot",
  "reference-bars",
  "rates",
  "forest-plot",
  "funnel",
  "diverging-bars",
  "answer-grid",
  "heat-table",
  "journey",
  "multiple-answers",
  "number-bars",
  "overlap",
  "period-series",
  "symbol-map",
  "territory-groups",
  "trends",
] as const satisfies readonly FigureName[];
for (const name of names) {
  const { indicator, secret } = shown[name];
  const cases: Readonly<Record<string, Change>> = {
    ordinary: (table) => table,
    masked: (table) => hidden(table, ...secret),
    empty: emptied,
  };
  describe(name, () => {
    for (const [state, change] of Object.entries(cases))
      for (const size of ["wide", "narrow"] as const)
        test(`${state}, ${size}`, async () => {
          const subject = await subjectFor(name)(indicator, change);
          expect(figures[name].shows(subject)).toBe(true);
          expectGolden(import.meta.dirname, `${name}-${state}-${size}`, figureOf(subject)[size]);
        });
  });
}

describe("a figure none of whose values can be printed", () => {
  /** Tables of places and of tests protect nothing: nothing of them is hidden. */
  const ofPersons = names.filter((name) => !["rates", "journey", "heat-table", "answer-grid"].includes(name));

  for (const name of ofPersons)
    test(`${name}: every count hidden, it says so; every share too uncertain, it is drawn`, async () => {
      const subject = await subjectFor(name)(shown[name].indicator, everyCountHidden);
      expect(figureOf(subject).alternative).toMatch(/^Rien à dessiner/);
      expect(pageSvg(figureOf(subject).wide).text).toContain("aucun effectif publiable");
      const blurred = await subjectFor(name)(shown[name].indicator, (table) => noisy(table, 500));
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
