import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { loadStudy, type Study } from "@vigie/study";
import { VigieErrors } from "@vigie/words";
import type { Nodes } from "mdast";
import { beforeAll, describe, expect, test } from "vitest";
import { easyRemarks } from "../../src/easy/easy-remarks.ts";
import { easyTextProblems } from "../../src/easy/read-easy-text.ts";
import { markdownTree } from "../../src/read/markdown.ts";
import { textProblems } from "../../src/read/read-text.ts";

const folder = join(import.meta.dirname, "../../../../../studies/publics-fragiles");
const languages = ["fr", "en"] as const;
const texts = new Map(
  languages.map((language) => [language, readFileSync(join(folder, `diagnostic.${language}.md`), "utf8")]),
);

let study: Study;
beforeAll(async () => {
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const files = paths.filter((path) => /\.(yaml|md|csv)$/.test(path));
  const loaded = await loadStudy(
    new Map(files.map((path) => [path, readFileSync(join(folder, path), "utf8")])),
  );
  if ("errors" in loaded) throw new VigieErrors(loaded.errors);
  study = loaded.study;
});

test("every name in the texts of the reference study is known to it", () => {
  expect([...study.texts.keys()]).toEqual(languages);
  expect(textProblems(study)).toEqual([]);
});

/** What a text draws from tables, in order, without the words that a language gives it. */
function drawn(node: Nodes): readonly string[] {
  const inside = "children" in node ? node.children.flatMap(drawn) : [];
  if (node.type !== "textDirective" && node.type !== "leafDirective") return inside;
  if (node.name === "chapter") return [`chapter ${node.attributes?.id}`];
  const attributes = Object.entries(node.attributes ?? {}).filter(([name]) => !words.includes(name));
  const [label = ""] =
    node.type === "leafDirective" || node.name === "claim"
      ? []
      : node.children.map((child) => ("value" in child ? child.value : ""));
  return [`${node.name} ${label} ${attributes.map((pair) => pair.join("=")).join(" ")}`, ...inside];
}
const words = ["more", "less", "same", "yes", "no", "as", "words", "source"];

/** Runs of the same kind, sorted: languages order the words of one sentence differently. */
function byParagraph(text: string): readonly (readonly string[])[] {
  return markdownTree(text)
    .children.map((node) => drawn(node).toSorted())
    .filter(({ length }) => length > 0);
}

test("both languages of the text that is easy to read cite the same numbers, and nothing in them is hard to read", () => {
  expect([...study.easyTexts.keys()]).toEqual(languages);
  expect(easyTextProblems(study)).toEqual([]);
  expect(easyRemarks(study)).toEqual([]);
  const [french = [], english = []] = languages.map((language) =>
    byParagraph(study.easyTexts.get(language) ?? ""),
  );
  expect(french.length).toBeGreaterThan(5);
  expect(english).toEqual(french);
});

test("both languages show the same figures and cite the same numbers, paragraph by paragraph", () => {
  const [french = [], english = []] = languages.map((language) => byParagraph(texts.get(language) ?? ""));
  expect(french.length).toBeGreaterThan(80);
  expect(english).toEqual(french);
});

/** Digits that name something, rather than measure it. */
const names: Readonly<Record<(typeof languages)[number], readonly RegExp[]>> = {
  fr: [
    /\bC2S\b/g,
    /\b(de )?\d\d à \d\d ans/g,
    /\b\d\d ans( ou plus)?/g,
    /\b(1er|30)\s(janvier|septembre)/g,
    /100 000 habitants/g,
    /: 1 pour un accord parfait, 0 pour/g,
  ],
  en: [
    /\bC2S\b/g,
    /\b\d\d to \d\d/g,
    /(?:aged|are|under|those|under)\s\d\d/g,
    /\b\d\d or over/g,
    /\b(1|30) (January|September)/g,
    /100,000 inhabitants/g,
    /: 1 for perfect agreement, 0 for/g,
  ],
};
const year = /\b(19|20)\d\d\b/g;
/** Parts of a whole in letters: they too would have to follow the tables. */
const spelled = {
  fr: /moitié|(?<!\p{L})(tiers|quarts?)(?!\p{L})|sur (cinq|dix|quatre|trois)|pour cent|majorité|plupart des (foyers|personnes)/iu,
  en: /\bhalf\b|\bthirds?\b|\bquarters?\b|out of (three|four|five|ten)|per cent|majority|most (people|households)/i,
};

/** What is written by hand, up to the list of references. */
function typed(node: Nodes): string {
  if (node.type === "text") return node.value;
  if (node.type === "textDirective") return "…";
  return "children" in node ? node.children.map(typed).join("") : "";
}

describe.each(languages)("the text in %s", (language) => {
  const paragraphs = (texts.get(language) ?? "")
    .split(/^## R[ée]f[ée]rences$/mu)
    .slice(0, 1)
    .flatMap((text) => markdownTree(text).children.map(typed));

  test("holds no digit that a table or a value from elsewhere could give", () => {
    const left = paragraphs.map((text) =>
      [year, ...names[language]].reduce((all, pattern) => all.replace(pattern, ""), text),
    );
    expect(left.filter((text) => /\d/.test(text))).toEqual([]);
  });

  test("spells out no part of a whole either", () => {
    const inTwo = language === "en" ? /second half of/g : /$^/g;
    expect(
      paragraphs.map((text) => text.replace(inTwo, "")).filter((text) => spelled[language].test(text)),
    ).toEqual([]);
  });
});
