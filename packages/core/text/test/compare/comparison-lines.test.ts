import type { PublishedFigure } from "@vigie/study";
import { expect, test } from "vitest";
import { comparisonLines, comparisonSummary } from "../../../tables/src/compare/comparison-lines.ts";
import { formatterOf } from "../../../tables/src/formatter.ts";
import { smallBundles } from "../../../tables/test/fixture/small-bundles.ts";
import { smallStudy } from "../../../tables/test/fixture/small-study.ts";
import { publicationOf } from "../../src/document/publication-of.ts";

const figure: PublishedFigure = {
  id: "rsa.third",
  what: { fr: "Foyers aux seuls canaux numériques" },
  unit: "%",
  value: 33.3,
  decimals: 1,
  precision: "about",
  tolerance: 2.5,
  judged: true,
  inconsistentWith: [],
  computed: { op: "share", indicator: "groups", at: new Map([["group", "digital"]]), without: null },
  why: null,
  printed: null,
};

test.each([
  ["a number", {}, "environ 33,3 %"],
  ["words, as they were printed", { printed: { fr: "environ un tiers" } }, "« environ un tiers »"],
  ["never printed, and so not quoted", { printed: "deduced" }, "non imprimé (33,3 %, par différence)"],
  ["a minimum", { precision: "over", tolerance: null }, "plus de 33,3 %"],
] as const)("%s", async (_, change, wording) => {
  const small = await smallStudy();
  const study = { ...small, published: [{ ...figure, ...change }] };
  const lines = comparisonLines(
    publicationOf({ study, bundles: smallBundles(study), formatter: formatterOf("fr") }),
  );
  expect([...lines.values()].flat().map(({ printed }) => printed.replaceAll(/\s/g, " "))).toEqual([wording]);
});

test("what nothing can give stands apart, with its reason", async () => {
  const small = await smallStudy();
  const why = { fr: "Aucune question n’en parle" };
  const study = { ...small, published: [{ ...figure, computed: null, why }] };
  const publication = publicationOf({ study, bundles: smallBundles(study), formatter: formatterOf("fr") });
  expect([...comparisonLines(publication)]).toMatchObject([
    [
      "Que ces tableaux ne peuvent pas donner",
      [{ remark: why.fr, wording: "non comparable", indicator: null }],
    ],
  ]);
  expect(comparisonSummary({ ...publication, fictitious: false })).toMatch(
    /^1\schiffre publié\s: 1\sn’est pas comparable\.$/,
  );
});
