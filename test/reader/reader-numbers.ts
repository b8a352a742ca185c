import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { type Demonstration, demonstration } from "./demonstration.ts";
import { englishPassages, englishWords } from "./english-passages.ts";
import { rawNumbers } from "./raw-numbers.ts";
import { type Sentence, sentencesOf } from "./reader-sentences.ts";
import { type Statement, statementsOf } from "./reader-statements.ts";
import { type Language, numbersWritten, patternOf, textOfPage, valueWritten } from "./written-numbers.ts";

let demo: Demonstration;
let sentences: readonly Sentence[];
let statements: readonly Statement[];
beforeAll(async () => {
  demo = await demonstration();
  const raw = await rawNumbers(join(demo.folder, "donnees"));
  sentences = sentencesOf(raw);
  statements = statementsOf(raw);
}, 600_000);

/** How far noise may move a share: three standard errors where the 320 volunteers answer, then in the two other small files. */
function noiseOf(page: string, passage: string): number {
  if (page === "metiers" || /volontaires|professionnels|citent/.test(passage)) return 0.07;
  return /insertion/.test(passage) || ["difficultes", "freins", "suites"].includes(page) ? 0.02 : 0.006;
}

const pathOf = (page: string) =>
  page === "index" || page === "facile" ? `${page}.html` : `chapitres/${page}.html`;
const languages = ["fr", "en"] as const;
const folders = { fr: "site", en: "site/en" } as const;
const pageAt = (page: string, language: Language = "fr") =>
  textOfPage(readFileSync(join(demo.folder, folders[language], pathOf(page)), "utf8"));

/** A sentence as its page says it in a language, with what the invented files give for each of its numbers. */
function sentencesIn(language: Language): readonly Sentence[] {
  if (language === "fr") return sentences;
  return sentences.map(([page, , ...expected], at) => [
    page,
    englishPassages[at] ?? "",
    ...expected.map((each) => (typeof each === "string" ? (englishWords[each] ?? each) : each)),
  ]);
}

/** Whether the words are true of what the files give, to the rounding of the words and the noise of the tables. */
function isTrue(
  text: string,
  expected: number | string,
  { noise, language }: { readonly noise: number; readonly language: Language },
): boolean {
  if (typeof expected === "string") return text === expected;
  const { value, within } = valueWritten(text, language);
  const isPart = /%|sur 10|tiers|quart|moitié|in 10|third|quarter|half/.test(text);
  const isCount = Number.isInteger(value) && !isPart && expected > 15;
  const isNear = /^(?:près de|nearly)/.test(text);
  const allowed = isCount ? Math.max(15, 0.025 * (isNear ? value : 0)) : noise;
  const isExact = Number.isInteger(expected) && expected < 1000;
  return Math.abs(value - expected) <= within + (isExact ? 0 : allowed);
}

test("each passage has its English", () => {
  expect(englishPassages).toHaveLength(sentences.length);
});

test.each(languages)(
  "every number of the cover, the chapters and the easy page is that of the invented files, counted apart (%s)",
  (language) => {
    const inFrench = sentences.map(([, passage]) => passage);
    const wrong = sentencesIn(language).flatMap(([page, passage, ...expected], at) => {
      const written = numbersWritten(pageAt(page, language), passage);
      if (written === null) return [`${page}: not there: ${passage}`];
      const noise = noiseOf(page, inFrench[at] ?? "");
      return written.flatMap((text, position) =>
        isTrue(text, expected[position] ?? Number.NaN, { noise, language })
          ? []
          : [`${page}: « ${text} », ${expected[position]}: ${passage}`],
      );
    });
    expect(wrong).toEqual([]);
  },
);

test("what these pages compare in words holds in the invented files, counted apart", () => {
  const wrong = statements.flatMap(([page, passage, holds]) => {
    if (numbersWritten(pageAt(page), passage) === null) return [`${page}: not there: ${passage}`];
    return holds ? [] : [`${page}: not so: ${passage}`];
  });
  expect(wrong).toEqual([]);
});

/** Numbers that no count gives again: odds ratios adjusted by a model, which R checks in the tests of statistics. */
const ofModels = ["2,2", "2,0", "2.2", "2.0"];

test.each(languages)("no number of these pages is left out of that list (%s)", (language) => {
  const inLanguage = sentencesIn(language);
  const pages = [...new Set(sentences.map(([page]) => page))];
  const left = pages.flatMap((page) => {
    const passages = inLanguage.filter(([its]) => its === page);
    const rest = passages.reduce(
      (text, [, passage]) => text.replaceAll(new RegExp(patternOf(passage), "g"), " "),
      pageAt(page, language),
    );
    return [...rest.matchAll(/\{([^}]*)\}/g)].map(([, text]) => `${page}: ${text}`);
  });
  expect(left.filter((text) => !ofModels.some((known) => text.endsWith(` ${known}`)))).toEqual([]);
});
