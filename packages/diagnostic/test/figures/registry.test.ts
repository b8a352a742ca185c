import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { figures } from "../../src/figures/index.ts";
import { smallStudy } from "../fixture/small-study.ts";

test("the folder holds the kinds of the registry, one file each", () => {
  const files = readdirSync(join(import.meta.dirname, "..", "..", "src", "figures"));
  expect(files.toSorted()).toEqual(
    [...Object.keys(figures).map((name) => `${name}.ts`), "index.ts"].toSorted(),
  );
});

test("exactly one kind shows each indicator", async () => {
  const study = await smallStudy();
  const shown = [...study.indicators.values()].map((indicator) => ({
    indicator: indicator.id,
    kinds: Object.entries(figures).flatMap(([name, kind]) => (kind.shows(indicator) ? [name] : [])),
  }));
  expect(shown).toEqual([
    { indicator: "groups", kinds: ["stacked-bars"] },
    { indicator: "subgroups", kinds: ["upset"] },
    { indicator: "ages", kinds: ["dot-plot"] },
    { indicator: "housings", kinds: ["dot-plot"] },
    { indicator: "apps", kinds: ["dot-plot"] },
    { indicator: "mobile", kinds: ["reference-bars"] },
    { indicator: "homes", kinds: ["reference-bars"] },
    { indicator: "aspa_groups", kinds: ["stacked-bars"] },
  ]);
});
