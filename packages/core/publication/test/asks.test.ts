import type { Study } from "@vigie/study";
import { beforeAll, expect, test } from "vitest";
import { smallBundles } from "../../tables/test/fixture/small-bundles.ts";
import { smallStudy } from "../../tables/test/fixture/small-study.ts";
import { textProblems } from "../../text/src/read/read-text.ts";
import { assemble } from "../src/index.ts";
import { release } from "./exports/edition.ts";
import { bareAssets as assets } from "./fixture/bare-assets.ts";
import { brokenIn, read } from "./fixture/site-pages.ts";

let study: Study;
beforeAll(async () => {
  study = await smallStudy();
});

const asks = (lines: string, title = "") =>
  `:::asks${title}\n${lines}\n:::\n\n::chapter[Les canaux]{id=canaux}\n\nUn texte.\n`;
const siteOf = (text: string, release: Study["release"] = null) =>
  assemble({
    study: { ...study, texts: new Map([["fr", text]]), release },
    bundles: smallBundles(study),
    assets,
    language: "fr",
  });
const sectionOf = (text: string, release: Study["release"] = null) =>
  /<section class="asks"[\s\S]*?<\/section>/.exec(String(siteOf(text, release).get("index.html")))?.[0] ?? "";

const line = "- **La Caf** : garder un guichet. [:share[groups]{group=mixed|direct} y vont](#canaux).";

test("what is asked of each institution is a part of the cover, each line leading to its chapter", () => {
  const section = sectionOf(asks(line));
  expect(read(section)).toContain("Ce que cela demande à chacun");
  expect(read(section).replaceAll(/\s+/g, " ")).toContain("La Caf : garder un guichet. 38 % y vont");
  // A link holds no other: the number in it is words.
  expect(section).toMatch(/<a href="chapitres\/canaux\.html">38\s% y vont<\/a>/);
  expect(brokenIn(siteOf(asks(line)))).toEqual([]);
});

test("its title is that of the text where it has one", () => {
  expect(read(sectionOf(asks(line, "[À chaque institution]")))).toContain("À chaque institution");
});

test("it says whom to write to where release.yaml does, and nothing elsewhere", () => {
  const contact = { name: { fr: "Pôle études" }, email: "etudes@observatoire.exemple" };
  expect(sectionOf(asks(line), { ...release, contact })).toContain(
    '<a href="mailto:etudes@observatoire.exemple">Pôle études, etudes@observatoire.exemple</a>',
  );
  expect(sectionOf(asks(line), { ...release, contact: null })).not.toContain("Pour en parler");
});

test.each([
  ["a line without a link", `${line}\n- **La Cpam** : garder le papier.`, 3],
  ["a link to elsewhere says no reason of the study", "- **La Caf** : [lire](https://exemple.fr/a).", 2],
  ["a sentence out of the list", `${line}\n\nEt les autres.`, 4],
])("%s is refused, with its line", (_, lines, at) => {
  const found = textProblems({ ...study, texts: new Map([["fr", asks(lines)]]) });
  expect(found.map(({ code, place }) => [code, place.line])).toEqual([
    ["diagnostic/text-ask-without-reason", at],
  ]);
});
