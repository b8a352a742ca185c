import { type Dictionary, readYaml, type Study } from "@vigie/study";
import { describeProblem, VigieErrors } from "@vigie/words";
import { beforeAll, describe, expect, test } from "vitest";
import { smallBundles } from "../../tables/test/fixture/small-bundles.ts";
import { smallStudy } from "../../tables/test/fixture/small-study.ts";
import { textsOf } from "../src/dictionary.ts";
import { formatterIn, publicationCatalogues } from "../src/formatter.ts";
import { assemble, dictionaryProblems, dictionaryTemplate } from "../src/index.ts";
import { publicationProblems } from "../src/problems.ts";

import { bareAssets } from "./fixture/bare-assets.ts";

const { fr, en } = publicationCatalogues;
const assets = bareAssets;
const placeOf: Dictionary["placeOf"] = (part, key) => ({
  file: "languages/ar.yaml",
  line: part === "said" ? 3 : 900,
  column: key === undefined ? 1 : 3,
});

/** Arabic where the words matter, and a mark before French everywhere else: whatever is left in French shows. */
function arabic(study: Study): Dictionary {
  const some: Readonly<Record<string, string>> = {
    "page.languages": "اللغات",
    "findings.title": "الأساسيات",
    "chapter.awaitedPassages":
      "{passages, plural, zero {لا مقاطع} one {مقطع واحد} two {مقطعان} few {# مقاطع} many {# مقطعًا} other {# مقطع}}",
  };
  return {
    language: "ar",
    name: "العربية",
    said: new Map(Object.entries({ ...en, ...some })),
    texts: new Map(textsOf(study).map((text) => [text, `ع ${text}`])),
    file: "languages/ar.yaml",
    placeOf,
  };
}

let study: Study;
let translated: Study;
beforeAll(async () => {
  study = await smallStudy();
  const dictionary = arabic(study);
  translated = { ...study, languages: ["fr", "ar"], dictionaries: new Map([["ar", dictionary]]) };
});

describe("a language that the study brings by a file", () => {
  test("has its edition, in its direction, under its own name", () => {
    const site = assemble({ study: translated, bundles: smallBundles(translated), assets, language: "fr" });
    const page = String(site.get("ar/index.html"));
    expect(page).toContain('<html lang="ar" dir="rtl">');
    expect(page).toContain("<h1>ع Petite étude des canaux</h1>");
    expect(page).toContain("الأساسيات");
    expect(String(site.get("index.html"))).toContain(
      '<a href="ar/index.html" lang="ar" hreflang="ar">العربية</a>',
    );
    const french = [...site.keys()].filter((path) => path.endsWith(".html") && !path.startsWith("ar/"));
    expect(french.filter((path) => !site.has(`ar/${path}`))).toEqual([]);
  });

  test("counts as it counts: six plurals in Arabic", () => {
    const formatter = formatterIn(translated, "ar");
    const sentence = [0, 1, 2, 3, 11, 100].map((passages) =>
      formatter.message("chapter.awaitedPassages", { passages }),
    );
    expect(sentence.map((text) => text.replace(/[\d٠-٩]+/gu, "#"))).toEqual([
      "لا مقاطع",
      "مقطع واحد",
      "مقطعان",
      "# مقاطع",
      "# مقطعًا",
      "# مقطع",
    ]);
  });

  test("can be the first of the site, and on paper", () => {
    const site = assemble({ study: translated, bundles: smallBundles(translated), assets, language: "ar" });
    expect(String(site.get("index.html"))).toContain('<html lang="ar" dir="rtl">');
    expect(String(site.get("fr/index.html"))).toContain('<html lang="fr" dir="ltr">');
  });
});

describe("what is wrong with a language file is said, with its place and cure", () => {
  const broken = (
    change: (entries: { said: Map<string, string>; texts: Map<string, string> }) => void,
  ): Study => {
    const dictionary = arabic(study);
    const changedEntries = { said: new Map(dictionary.said), texts: new Map(dictionary.texts) };
    change(changedEntries);
    return { ...translated, dictionaries: new Map([["ar", { ...dictionary, ...changedEntries }]]) };
  };
  const wrong: readonly (readonly [
    string,
    Parameters<typeof broken>[0],
    string,
    { line: number; column: number },
    RegExp,
  ])[] = [
    [
      "a sentence is missing",
      ({ said }) => said.delete("page.skip"),
      "dictionary-holes",
      { line: 3, column: 1 },
      /« ar », 1 phrase des pages n’est pas traduite : page\.skip\.$/,
    ],
    [
      "a sentence is empty",
      ({ said }) => said.set("page.skip", ""),
      "dictionary-holes",
      { line: 3, column: 3 },
      /page\.skip\.$/,
    ],
    [
      "many texts are missing",
      ({ texts }) => texts.clear(),
      "dictionary-holes",
      { line: 900, column: 1 },
      /textes de l’étude ne sont pas traduits : .* et \d+ de plus\.$/,
    ],
    [
      "a key is no key",
      ({ said }) => said.set("page.skp", "x"),
      "dictionary-key-unknown",
      { line: 3, column: 3 },
      /« page\.skp »/,
    ],
    [
      "a value is not given",
      ({ said }) => said.set("page.skip", "{who}"),
      "dictionary-sentence-broken",
      { line: 3, column: 3 },
      /« page\.skip »/,
    ],
    [
      "braces do not close",
      ({ said }) => said.set("text.points", "{size"),
      "dictionary-sentence-broken",
      { line: 3, column: 3 },
      /« text\.points »/,
    ],
  ];
  test.each(wrong)("%s", (_, change, code, place, what) => {
    const brokenStudy = broken(change);
    const [error, ...more] = dictionaryProblems(brokenStudy);
    expect(more).toEqual([]);
    expect(error?.code).toBe(`diagnostic/${code}`);
    expect(error?.place).toEqual({ file: "languages/ar.yaml", ...place });
    if (error === undefined) return;
    const sentence = describeProblem(error, publicationProblems, "fr");
    expect(sentence.what).toMatch(what);
    expect(() =>
      assemble({ study: brokenStudy, bundles: smallBundles(brokenStudy), assets, language: "fr" }),
    ).toThrow(VigieErrors);
  });
});

/** What a language file holds. */
function read(text: string): Readonly<Record<"said" | "texts", Readonly<Record<string, string>>>> {
  const entries = (part: unknown) =>
    Object.fromEntries(Object.entries(Object(part)).map(([key, value]) => [key, String(value)]));
  const value = Object(readYaml("languages/ar.yaml", text, [])?.value);
  return { said: entries(value.said), texts: entries(value.texts) };
}

describe("the file to translate", () => {
  test("has every sentence and every text, empty; filled in, nothing is wrong with it", () => {
    const written = read(dictionaryTemplate(study, "ar"));
    expect(Object.keys(written.said)).toEqual(Object.keys(fr));
    expect(Object.keys(written.texts)).toEqual(textsOf(study));
    expect(new Set(Object.values(written.said))).toEqual(new Set([""]));
    const filled = arabic(study);
    const filledStudy = { ...translated, dictionaries: new Map([["ar", filled]]) };
    expect(dictionaryProblems(filledStudy)).toEqual([]);
    const again = read(dictionaryTemplate(filledStudy, "ar"));
    expect(new Map(Object.entries(again.said))).toEqual(filled.said);
    expect(new Map(Object.entries(again.texts))).toEqual(filled.texts);
  });
});
