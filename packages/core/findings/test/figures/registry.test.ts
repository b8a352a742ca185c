import { readdirSync } from "node:fs";
import { join } from "node:path";
import { figuresOf, type Study } from "@vigie/study";
import { expect, test } from "vitest";
import { shownStudy } from "../../../tables/test/fixture/shown-study.ts";
import { smallStudy } from "../../../tables/test/fixture/small-study.ts";
import type { FigureKind } from "../../src/figure-kind.ts";
import { figures } from "../../src/figures/index.ts";

/** The figures that an indicator names, and that say yes to it. */
function shownBy(study: Study) {
  return [...study.indicators.values()].map((indicator) => {
    const source = study.sources.get(indicator.source);
    if (!source) throw new RangeError("an indicator without its source");
    const context = { indicator, source, study };
    return {
      indicator: indicator.id,
      figures: figuresOf(indicator).filter((name) => figureNamed(name)?.shows(context)),
    };
  });
}

test("the folder holds the figures of the registry, one file each, and what gives their texts", () => {
  const files = readdirSync(join(import.meta.dirname, "..", "..", "src", "figures"));
  expect(files.toSorted()).toEqual(
    [...Object.keys(figures).map((name) => `${name}.ts`), "figure-texts.ts", "index.ts"].toSorted(),
  );
});

function figureNamed(name: string): FigureKind | undefined {
  return Object.entries(figures).find(([figureName]) => figureName === name)?.[1];
}

test("exactly one figure shows each indicator", async () => {
  expect(shownBy(await smallStudy())).toEqual([
    { indicator: "groups", figures: ["stacked-bars"] },
    { indicator: "subgroups", figures: ["upset"] },
    { indicator: "ages", figures: ["dot-plot"] },
    { indicator: "housings", figures: ["dot-plot"] },
    { indicator: "apps", figures: ["dot-plot"] },
    { indicator: "mobile", figures: ["reference-bars"] },
    { indicator: "homes", figures: ["reference-bars"] },
    { indicator: "aspa_groups", figures: ["stacked-bars"] },
  ]);
  expect(shownBy(await shownStudy())).toEqual([
    { indicator: "helped", figures: ["multiple-answers"] },
    { indicator: "helped_by_age", figures: ["multiple-answers"] },
    { indicator: "opinions", figures: ["diverging-bars"] },
    { indicator: "opinion", figures: ["diverging-bars"] },
    { indicator: "devices", figures: ["trends"] },
    { indicator: "sets", figures: ["overlap"] },
    { indicator: "months", figures: ["period-series"] },
    { indicator: "communes", figures: ["symbol-map"] },
    { indicator: "minutes", figures: ["number-bars"] },
    { indicator: "accord", figures: ["number-bars"] },
    { indicator: "steps", figures: ["journey"] },
    { indicator: "severities", figures: ["heat-table"] },
    { indicator: "obstacles", figures: ["heat-table"] },
    { indicator: "quality", figures: ["answer-grid"] },
  ]);
});
