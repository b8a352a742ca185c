import type { Study } from "@vigie/study";
import { expect, test } from "vitest";
import { smallBundles } from "../../../tables/test/fixture/small-bundles.ts";
import { smallStudy } from "../../../tables/test/fixture/small-study.ts";
import { assemble } from "../../src/index.ts";
import { bareAssets as assets } from "../fixture/bare-assets.ts";
import { brokenIn, read } from "../fixture/site-pages.ts";

const study = await smallStudy();
const siteOf = (texts: Study["texts"]) =>
  assemble({ study: { ...study, texts }, bundles: smallBundles(study), assets, language: "fr" });
const coverOf = (text: string) => String(siteOf(new Map([["fr", text]])).get("index.html"));

const chapter = "\n::chapter[Les canaux]{id=canaux}\n\nUn texte.\n\n::figure{indicator=groups}\n";
const findings = (count: number) =>
  `:::findings\n${Array.from({ length: count }, (_, at) => `- **Constat ${at + 1}.**`).join("\n")}\n:::\n`;

test("the numbers come before the findings, each large in its sentence, over ten squares filled to its share", () => {
  const cover = coverOf(
    `${findings(1)}\n:::numbers\n- :share[groups]{group=mixed|direct} des foyers écrivent\n- :count[groups] foyers en tout\n:::\n${chapter}`,
  );
  const [numbers = ""] = /<ul class="numbers"[\s\S]*?<\/ul>/.exec(cover) ?? [];
  expect(cover.indexOf(numbers)).toBeLessThan(cover.indexOf('id="essentiel"'));
  expect(read(numbers).replaceAll(/\s+/g, " ")).toContain("38 % des foyers écrivent");
  // Three squares and most of the fourth; a count is no part of ten.
  expect(numbers.match(/<svg/g)).toHaveLength(1);
  const [, filled = ""] = /<path d="([^"]*)"/.exec(numbers) ?? [];
  const widths = [...filled.matchAll(/h([\d.]+)v/g)].map(([, width]) => Number(width));
  expect(widths).toHaveLength(4);
  expect(widths.reduce((sum, width) => sum + width, 0) / 90).toBeCloseTo(0.38, 1);
});

test("from a number of a folded finding its row is two clicks away: the fold, then the link", () => {
  const last = "- **Constat.** :share[groups]{group=mixed} des foyers écrivent.\n:::\n";
  const site = siteOf(new Map([["fr", `${findings(5).replace(/:::\n$/, last)}${chapter}`]]));
  const folds = /<details class="more-findings">([\s\S]*?)<\/details>/.exec(String(site.get("index.html")));
  const [, page = "", row = ""] = /href="([^"#]+)#([^"]+)" title="/.exec(folds?.[1] ?? "") ?? [];
  const table = String(site.get(page)).replaceAll(/<details[\s\S]*?<\/details>/g, "");
  expect(table).toContain(`<tr id="${row}">`);
  expect(row).not.toBe("");
});

test("three findings are in view and the others one click away, all of them without script", () => {
  const cover = coverOf(`${findings(6)}${chapter}`);
  const [folded = ""] = /<details class="more-findings">[\s\S]*?<\/details>/.exec(cover) ?? [];
  expect(read(folded)).toContain("Les 3 autres constats");
  expect([...folded.matchAll(/Constat \d/g)].map(([found]) => found)).toEqual([
    "Constat 4",
    "Constat 5",
    "Constat 6",
  ]);
  expect(coverOf(`${findings(4)}${chapter}`)).not.toContain('<details class="more-findings"');
});

test("a cover without a figure of its own draws the first of the chapters, which its title leads to", () => {
  for (const texts of [new Map([["fr", `${findings(1)}${chapter}`]]), new Map()]) {
    const site = siteOf(texts);
    const cover = String(site.get("index.html"));
    expect(cover).toContain('class="drawing');
    expect(cover.indexOf('class="drawing')).toBeLessThan(cover.indexOf('id="essentiel"'));
    expect(brokenIn(site)).toEqual([]);
  }
});
