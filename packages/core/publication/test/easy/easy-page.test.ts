import type { Study } from "@vigie/study";
import { VigieErrors } from "@vigie/words";
import { beforeAll, expect, test } from "vitest";
import { pictogramNames } from "../../../drawing/src/pictograms.ts";
import { smallBundles } from "../../../tables/test/fixture/small-bundles.ts";
import { smallStudy } from "../../../tables/test/fixture/small-study.ts";
import { assemble } from "../../src/index.ts";
import { bareAssets as assets } from "../fixture/bare-assets.ts";
import { brokenIn, read } from "../fixture/site-pages.ts";

let study: Study;
beforeAll(async () => {
  study = await smallStudy();
});

const text = `Vous demandez une aide ?
Cette étude parle de vous.

:::idea[Le guichet reste utile]{picto=desk}
Sur 10 foyers, :share[groups]{group=digital as=tenths} utilisent seulement internet, :share[groups]{group=mixed|direct as=tenths} non.

[Voyez comment](#rsa).
:::

:::idea[L’âge]{picto=person}
:count[aspa_groups] personnes ont l’Aspa.
:::
`;
const main = "::chapter[Les foyers au RSA]{id=rsa}\n\nUn texte.\n";
const siteOf = (easyText: string, bundles = smallBundles(study)) =>
  assemble({
    study: { ...study, texts: new Map([["fr", main]]), easyTexts: new Map([["fr", easyText]]) },
    bundles,
    assets,
    language: "fr",
  });
const pageOf = (easyText: string, bundles = smallBundles(study)) =>
  String(siteOf(easyText, bundles).get("facile.html"));

// 330 of 1 000 households are digital, 380 mixed or direct.
test("each idea stands beside its pictogram, in the order of the text, with numbers of the tables", () => {
  const page = pageOf(text);
  const ideas = [
    ...page.matchAll(/<section class="idea" id="[^"]*"><svg[^>]*aria-hidden="true"[\s\S]*?<\/section>/g),
  ];
  expect(ideas.map(([idea]) => read(idea).trim().replaceAll(/\s+/g, " "))).toEqual([
    "Le guichet reste utile Sur 10 foyers, environ 3 utilisent seulement internet, 4 non. Voyez comment .",
    "L’âge 120 personnes ont l’Aspa.",
  ]);
  // No underlined word inside a sentence.
  expect(page).not.toContain('class="n"');
  expect(page).toContain('<a href="chapitres/rsa.html">Voyez comment</a>');
});

test("the title says what the page is about, and a link to the communes waits for their page", () => {
  const about = `::title[Demander une aide]\n\n${text}\n:::idea[Un lieu]{picto=place}\n[Choisissez votre ville](#communes).\n:::\n`;
  const page = pageOf(about);
  expect(read(page)).toContain("Demander une aide : facile à lire");
  // No indicator of this study is by commune.
  expect(page).toContain("<p>Choisissez votre ville.</p>");
});

test("each idea is found by the search, which leads to it", () => {
  const site = siteOf(text);
  expect(String(site.get("recherche.html"))).toContain('<a href="facile.html#idee-2">L’âge</a>');
  expect(String(site.get("facile.html"))).toContain('<section class="idea" id="idee-2">');
});

test("a line of the text is a line of the page", () => {
  expect(pageOf(text).replaceAll(/\s/g, " ")).toContain(
    "<p>Vous demandez une aide ?<br>Cette étude parle de vous.</p>",
  );
});

test("it says that no person concerned has read it, and is not called FALC", () => {
  expect(read(pageOf(text))).toContain("Nous ne disons donc pas que cette page est en FALC.");
});

test("once persons concerned have read it, it names them, and no longer says that they have not", () => {
  const page = read(pageOf(`${text}\n::readers[Ana et Luc, atelier de l’Essai, le 3 mars 2027]`));
  expect(page).toContain("ont relu cette page : Ana et Luc, atelier de l’Essai, le 3 mars 2027.");
  expect(page).not.toContain("FALC");
});

test("the cover and the contents of every page lead to it, and no link is broken", () => {
  const site = siteOf(text);
  expect(brokenIn(site)).toEqual([]);
  const cover = String(site.get("index.html"));
  expect(cover).toMatch(/<ul class="inside">.*<a href="facile\.html">Facile à lire<\/a>/s);
  expect(String(site.get("chapitres/rsa.html"))).toContain('<a href="../facile.html">Facile à lire</a>');
});

test("without a text there is no page, and nothing leads to one", () => {
  const site = assemble({ study, bundles: smallBundles(study), assets, language: "fr" });
  expect(site.has("facile.html")).toBe(false);
  expect(String(site.get("index.html"))).not.toContain("facile.html");
});

test("an idea that waits for a partner is left out whole, and the page says so", () => {
  const all = smallBundles(study);
  const [first] = all;
  const page = read(
    pageOf(
      text,
      all.filter((bundle) => bundle === first),
    ),
  );
  expect(all.length).toBeGreaterThan(1);
  expect(page.includes("L’âge") && page.includes("Le guichet reste utile")).toBe(false);
  expect(page).toContain("Une partie de cette page manque.");
  expect(read(pageOf(text))).not.toContain("Une partie de cette page manque.");
});

test("a share that is not one of ten stops the assembly, with its line", () => {
  // Nobody: 0 of 1 000.
  const none = ":::idea[Un]{picto=help}\nSur 10, :share[groups]{group=none as=tenths} le font.\n:::";
  expect.assertions(1);
  try {
    siteOf(none);
  } catch (error) {
    const errors = error instanceof VigieErrors ? error.errors : [];
    expect(errors.map(({ code, place }) => [code, place.file, place.line])).toEqual([
      ["diagnostic/text-value-unfit", "facile.fr.md", 2],
    ]);
  }
});

test.each(pictogramNames)("the pictogram « %s » is drawn with lines alone, and loads nothing", (name) => {
  const page = pageOf(`:::idea[Une aide]{picto=${name}}\nBonjour.\n:::`);
  const [drawing = ""] = /<svg class="pictogram"[\s\S]*?<\/svg>/.exec(page) ?? [];
  expect(drawing).toMatch(/<(?:path|circle|rect) /);
  expect(drawing).not.toMatch(/<(?!\/?(?:svg|path|circle|rect)\b)|href|url\(|style=|fill=/);
});
