import type { Study } from "@vigie/study";
import { VigieErrors } from "@vigie/words";
import { beforeAll, expect, test } from "vitest";
import type { EarlierEdition } from "../../../tables/src/editions/earlier-edition.ts";
import { smallBundles, smallTables } from "../../../tables/test/fixture/small-bundles.ts";
import { smallStudy } from "../../../tables/test/fixture/small-study.ts";
import { hidden, tableOf } from "../../../tables/test/fixture/table-text.ts";
import { assemble } from "../../src/index.ts";
import { bareAssets } from "../fixture/bare-assets.ts";
import { brokenIn, read } from "../fixture/site-pages.ts";

const assets = bareAssets;

let study: Study;
beforeAll(async () => {
  study = await smallStudy();
});

/** The groups of a year before: 370 of 1 000 digital, against 330 now; 88 direct, against 95. */
const earlierTables = smallTables.map((table) =>
  table.indicator === "groups"
    ? tableOf(
        "groups",
        `universe | | group digital mixed direct routine_only none
         rsa      | | 370 252 88 250 40
         all      | | 2230 885 295 950 640`,
      )
    : table,
);

/** The same study a year before, with its own hash, window and changes. */
function before(changes: Partial<Study> = {}, tables = earlierTables): EarlierEdition {
  const earlier: Study = { ...study, version: "0.9", hash: "0".repeat(64), ...changes };
  return { study: earlier, bundles: smallBundles(earlier, tables) };
}

const site = (earlier: EarlierEdition, now = study, tables = smallTables) =>
  assemble({ study: now, bundles: smallBundles(now, tables), assets, language: "fr", earlier: [earlier] });
const page = (files: ReadonlyMap<string, string | Uint8Array>) => read(String(files.get("evolution.html")));

function codesOf(run: () => unknown): readonly string[] {
  try {
    run();
  } catch (error) {
    if (error instanceof VigieErrors)
      return error.errors.map(({ code, values }) =>
        [code, values.name?.value, JSON.stringify(values.indicators?.value)].join(" ").trim(),
      );
    throw error;
  }
  return [];
}

test("a whole population has no interval: a point is what can be told", () => {
  const files = site(before());
  expect(page(files)).toContain("L’édition précédente est la version 0.9 de l’étude.");
  expect(page(files)).toMatch(/Numérique seul\s+37,0\s%\s+33,0\s%\s+−4,0\s+en baisse/);
  expect(page(files)).toMatch(/Direct ou matériel\s+8,8\s%\s+9,5\s%\s+\+0,7\s+stable/);
  expect(page(files)).toMatch(/« Numérique seul » passe de 37,0\s% à 33,0\s%, soit −4,0 points/);
  expect(brokenIn(files)).toEqual([]);
});

test("where the study declares what a source stands for, Newcombe's interval decides", () => {
  const inferenceTarget = { kind: "superpopulation", note: { fr: "tirage" } } as const;
  const read = (changedStudy: Study) =>
    new Map([...changedStudy.sources].map(([id, source]) => [id, { ...source, inferenceTarget }]));
  const now = { ...study, sources: read(study) };
  // Newcombe (1998), method 10, of 330 and 370 in 1 000: −8,2 to 0,2 points.
  expect(page(site(before({ sources: read(study) }), now))).toMatch(
    /Numérique seul\s+37,0\s%\s+33,0\s%\s+−4,0 \(de −8,\d à \+0,2\)\s+stable/,
  );
});

test("a secret cell, then or now, has no change", () => {
  const tables = smallTables.map((table) =>
    table.indicator === "groups" ? hidden(table, "rsa|direct") : table,
  );
  expect(page(site(before(), study, tables))).toMatch(
    /Direct ou matériel\s+8,8\s%\s+non montré\s+–\s+inconnue/,
  );
});

test("a definition that changed stops the comparison until it is declared", () => {
  const ages = study.sources.get("foyers")?.attributes.get("age_band");
  if (!ages) throw new RangeError("the small study has ages");
  const codes = ages.codes.map((code) => (code.from === 50 ? { ...code, from: 55 } : code));
  const sources = new Map(
    [...study.sources].map(([id, source]) => [
      id,
      id === "foyers"
        ? { ...source, attributes: new Map([...source.attributes, ["age_band", { ...ages, codes }]]) }
        : source,
    ]),
  );
  const earlier = before({ sources });
  expect(codesOf(() => site(earlier))).toEqual([
    'diagnostic/break-undeclared age_band {"names":["ages","apps"]}',
  ]);
  const why = { fr: "Les plus de 50 ans étaient les plus de 55 ans." };
  const declared = {
    ...study,
    breaks: new Map([["age_band", why]]),
  };
  expect(page(site(earlier, declared))).toContain(
    "Rupture de série : les deux éditions ne se comparent pas. Les plus de 50 ans étaient les plus de 55 ans.",
  );
});

test("a break declared without a change is refused, and so is another study", () => {
  const declared = { ...study, breaks: new Map([["ages", { fr: "Rien." }]]) };
  expect(codesOf(() => site(before(), declared))).toEqual(["diagnostic/break-without-change ages"]);
  expect(codesOf(() => site(before({ id: "autre" })))).toEqual(["diagnostic/earlier-of-another-study"]);
});

test("a question that was not asked before is said to be new", () => {
  const indicators = new Map([...study.indicators].filter(([id]) => id !== "mobile"));
  const tables = earlierTables.filter(({ indicator }) => indicator !== "mobile");
  expect(page(site(before({ indicators }, tables)))).toContain(
    "Usage de l’application mobile Cette question n’était pas posée dans l’édition précédente.",
  );
});
