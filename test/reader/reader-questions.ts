import { readdirSync, readFileSync } from "node:fs";
import { join, normalize } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { publicationFormatter } from "../../packages/core/publication/src/formatter.ts";
import { paperOf } from "../../packages/core/publication/src/pdf/paper-of.ts";
import { publicationOf } from "../../packages/core/text/src/document/publication-of.ts";
import { type Demonstration, demonstration } from "./demonstration.ts";
import { numbersWritten, textOfPage } from "./written-numbers.ts";

const table = join(import.meta.dirname, "../../docs/decisions/0069/questions.md");
const questions = readFileSync(table, "utf8")
  .split("\n")
  .filter((line) => line.includes(".html`"))
  .map((line) => {
    const [question = "", page = "", clicks = "", sentence = "", onPaper = ""] = line
      .split("|")
      .slice(1)
      .map((cell) => cell.trim());
    return { question, page: page.replaceAll("`", ""), clicks: Number(clicks), sentence, onPaper };
  });

let demo: Demonstration;
let clicksTo: ReadonlyMap<string, number>;
beforeAll(async () => {
  demo = await demonstration();
  clicksTo = clicksFrom("index.html");
}, 600_000);

const pageAt = (path: string) => readFileSync(join(demo.folder, "site", path), "utf8");

/** How many links lead from a page to each other one, by the shortest way. */
function clicksFrom(start: string): ReadonlyMap<string, number> {
  const pages = new Set(
    readdirSync(join(demo.folder, "site"), { recursive: true, encoding: "utf8" }).filter((path) =>
      path.endsWith(".html"),
    ),
  );
  const found = new Map([[start, 0]]);
  for (const [page, clicks] of found)
    for (const [, href = ""] of pageAt(page).matchAll(/<a [^>]*href="([^"#:]+)/g)) {
      const to = normalize(join(page, "..", href));
      if (pages.has(to) && !found.has(to)) found.set(to, clicks + 1);
    }
  return found;
}

test("the table has the twenty questions", () => {
  expect(questions).toHaveLength(20);
});

test.each(questions)(
  "« $question » is answered on $page, $clicks clicks away",
  ({ page, clicks, sentence }) => {
    expect(numbersWritten(textOfPage(pageAt(page)), sentence)).not.toBeNull();
    expect(clicksTo.get(page)).toBe(clicks);
  },
);

/** The texts of a document for paper, drawings by their alternative. */
function textsOf(part: unknown): readonly string[] {
  if (typeof part === "string") return [part];
  if (part === null || typeof part !== "object") return [];
  return Object.entries(part).flatMap(([key, own]) => (key === "svg" ? [] : textsOf(own)));
}

test("the summary on paper answers eleven of them", () => {
  const publication = publicationOf({ ...demo, formatter: publicationFormatter("fr") });
  const { parts } = paperOf(publication, { extent: "synthesis", logo: null });
  const text = textsOf(parts)
    .join(" ")
    .replaceAll(/[\s\u00a0\u202f]+/g, " ");
  const answered = questions.filter(({ onPaper }) => onPaper !== "");
  expect(answered.filter(({ onPaper }) => numbersWritten(text, onPaper) === null)).toEqual([]);
  expect(answered).toHaveLength(11);
});

test("every kind of page that shows numbers of a group says of how many of its holders they are", () => {
  const saying = {
    fr: /8\s(?:institutions|services)\ssur\s10/,
    en: /8\s(?:of\s10\sinstitutions|services\sout\sof\s10)/,
  };
  for (const [folder, words] of [
    ["", saying.fr],
    ["en/", saying.en],
  ] as const)
    for (const page of ["index", "chapitres/aide", "a-propos", "facile", "provenance/ccas_age"])
      expect(pageAt(`${folder}${page}.html`), `${folder}${page}`).toMatch(words);
});
