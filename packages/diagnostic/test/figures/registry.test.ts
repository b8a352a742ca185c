import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Study } from "@vigie/study";
import { expect, test } from "vitest";
import { figures } from "../../src/figures/index.ts";
import { shownStudy } from "../fixture/shown-study.ts";
import { smallStudy } from "../fixture/small-study.ts";

function kindsIn(study: Study) {
  return [...study.indicators.values()].map((indicator) => {
    const source = study.sources.get(indicator.source);
    if (!source) throw new RangeError("an indicator without its source");
    const asked = { indicator, source, study };
    return {
      indicator: indicator.id,
      kinds: Object.entries(figures).flatMap(([name, kind]) => (kind.shows(asked) ? [name] : [])),
    };
  });
}

test("the folder holds the kinds of the registry, one file each", () => {
  const files = readdirSync(join(import.meta.dirname, "..", "..", "src", "figures"));
  expect(files.toSorted()).toEqual(
    [...Object.keys(figures).map((name) => `${name}.ts`), "index.ts"].toSorted(),
  );
});

test("exactly one kind shows each indicator", async () => {
  expect(kindsIn(await smallStudy())).toEqual([
    { indicator: "groups", kinds: ["stacked-bars"] },
    { indicator: "subgroups", kinds: ["upset"] },
    { indicator: "ages", kinds: ["dot-plot"] },
    { indicator: "housings", kinds: ["dot-plot"] },
    { indicator: "apps", kinds: ["dot-plot"] },
    { indicator: "mobile", kinds: ["reference-bars"] },
    { indicator: "homes", kinds: ["reference-bars"] },
    { indicator: "aspa_groups", kinds: ["stacked-bars"] },
  ]);
  expect(kindsIn(await shownStudy())).toEqual([
    { indicator: "helped", kinds: ["multiple-answers"] },
    { indicator: "helped_by_age", kinds: ["multiple-answers"] },
    { indicator: "opinions", kinds: ["diverging-bars"] },
    { indicator: "opinion", kinds: ["diverging-bars"] },
    { indicator: "devices", kinds: ["trends"] },
    { indicator: "sets", kinds: ["overlap"] },
    { indicator: "months", kinds: ["period-series"] },
    { indicator: "communes", kinds: ["symbol-map"] },
    { indicator: "minutes", kinds: ["number-bars"] },
    { indicator: "accord", kinds: ["number-bars"] },
    { indicator: "steps", kinds: ["journey"] },
    { indicator: "severities", kinds: ["heat-table"] },
    { indicator: "obstacles", kinds: ["heat-table"] },
    { indicator: "quality", kinds: ["heat-table"] },
  ]);
});
