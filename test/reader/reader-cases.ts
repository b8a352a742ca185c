import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { publicationFormatter } from "../../packages/core/publication/src/formatter.ts";
import { labelOf } from "../../packages/core/tables/src/labels.ts";
import { type Subject, subjectIn } from "../../packages/core/tables/src/subject.ts";
import { cellSentence } from "../../packages/core/text/src/document/cell-sentence.ts";
import { exhibitOf } from "../../packages/core/text/src/document/exhibit-of.ts";
import type { CitedNumber, PublishedBlocks } from "../../packages/core/text/src/document/publication.ts";
import { publicationOf } from "../../packages/core/text/src/document/publication-of.ts";
import { citedNumbersIn } from "../../packages/core/text/src/document/published-blocks.ts";
import { unprovenWords } from "../../packages/core/text/src/unproven-words.ts";
import { type Demonstration, demonstration } from "./demonstration.ts";

const languages = ["fr", "en"] as const;
type Language = (typeof languages)[number];

let demo: Demonstration;
beforeAll(async () => {
  demo = await demonstration();
}, 300_000);

const published = (language: Language) =>
  publicationOf({ ...demo, formatter: publicationFormatter(language) });

/** Every number of the cover, the chapters and the easy page, titles of figures included. */
function numbersOf(blocks: PublishedBlocks): readonly CitedNumber[] {
  return blocks.flatMap((block): readonly CitedNumber[] => {
    switch (block.kind) {
      case "heading":
      case "paragraph":
        return citedNumbersIn(block.of);
      case "list":
        return block.items.flatMap(numbersOf);
      case "quote":
        return numbersOf(block.of);
      case "box":
        return [...citedNumbersIn(block.title), ...numbersOf(block.of)];
      case "figure":
        return citedNumbersIn(block.title);
      case "barriers":
        return block.groups.flatMap(({ rows }) =>
          rows.flatMap(({ cells }) => cells.flat().flatMap((sentence) => citedNumbersIn(sentence))),
        );
      default:
        return [];
    }
  });
}

function allNumbers(publication: ReturnType<typeof published>): readonly CitedNumber[] {
  const { cover, chapters, easy } = publication;
  return [
    ...numbersOf(cover),
    ...chapters.flatMap(({ title, blocks }) => [...citedNumbersIn(title), ...numbersOf(blocks)]),
    ...(easy === null ? [] : [...numbersOf(easy.opening), ...easy.ideas.flatMap(({ of }) => numbersOf(of))]),
  ];
}

/** The sentences as a person reads them; `VIGIE_ACCEPT=1` writes them again after a change made on purpose. */
test.each(languages)("the sentence shown at each number is the one that was read (%s)", (language) => {
  const publication = published(language);
  const lines = allNumbers(publication).map(
    (number) => `${number.text} → ${cellSentence(number, publication) ?? "(elsewhere)"}`,
  );
  const table = `${[...new Set(lines)].join("\n")}\n`;
  const file = join(import.meta.dirname, `shown-sentences.${language}.txt`);
  if (process.env.VIGIE_ACCEPT) writeFileSync(file, table);
  expect(table).toBe(readFileSync(file, "utf8"));
});

/** The sentence that the study declares for a code. */
function declaredIn({ source, formatter }: Subject, dimension: string, code: string): string | null {
  const sentence = source.attributes.get(dimension)?.codes.find((each) => each.code === code)?.sentence;
  return sentence === undefined ? null : formatter.text(sentence);
}

test.each(languages)("no sentence of a share stops at a label (%s)", (language) => {
  const publication = published(language);
  const labels = allNumbers(publication).flatMap((number) => {
    const { origin } = number;
    const isShare = origin.kind === "tables" && origin.cell !== undefined && origin.cell.reads === "share";
    const sentence = isShare ? cellSentence(number, publication) : null;
    return sentence !== null && /\s?: [«“]/.test(sentence) ? [sentence] : [];
  });
  expect(labels).toEqual([]);
});

test.each(languages)("each sentence has its value, and the words of its answer (%s)", (language) => {
  const publication = published(language);
  const lacking = allNumbers(publication).flatMap((number) => {
    const { origin, text } = number;
    if (origin.kind !== "tables" || origin.published !== undefined) return [];
    const sentence = cellSentence(number, publication);
    const subject = subjectIn(origin.indicators[0] ?? "", publication);
    if (sentence === null || subject === null) return [text];
    const says = (words: string | null) =>
      words !== null && sentence.toLowerCase().includes(words.toLowerCase());
    const unsaid = [...(origin.cell?.at ?? [])].flatMap(([dimension, all]) =>
      ["universe", "group"].includes(dimension)
        ? []
        : all
            .filter((code) => code !== "yes" && code !== "no")
            .filter((code) => !says(declaredIn(subject, dimension, code)))
            .map((code) => labelOf(subject, dimension, code))
            .filter((label) => !says(label)),
    );
    const missing = says(text) ? unsaid : [text, ...unsaid];
    return missing.length === 0 ? [] : [`${sentence} lacks ${missing.join(", ")}`];
  });
  expect(lacking).toEqual([]);
});

/** The figure of an indicator, under the title that the text gives it, if it shows it. */
function figureIn(publication: ReturnType<typeof published>, id: string) {
  const shown = publication.chapters
    .flatMap(({ blocks }) => blocks)
    .find((block) => block.kind === "figure" && block.id === id);
  const made = shown?.kind === "figure" ? shown : exhibitOf(id, publication);
  if (made === null) throw new RangeError(`no figure ${id}`);
  return made.figure;
}

test("the text of a map of aids says apart what has no known place", () => {
  const { alternative } = figureIn(published("fr"), "help_territories");
  expect(alternative).not.toMatch(/partout|\(Inconnu\) à/);
  expect(alternative).toMatch(/Aidants Connect\s: 180 \(Inconnu\)/);
});

test("the text of a figure says first the share that its title cites", () => {
  const { alternative } = figureIn(published("fr"), "c2s_age");
  expect(alternative).toMatch(
    /^Pour «\s50 à 61 ans ou 62 ans et plus\s», 57\s% des .* aux seuls canaux directs ou matériels/,
  );
});

test("a table of several questions names who each of its bases is of", () => {
  const shown = published("fr")
    .chapters.flatMap(({ blocks }) => blocks)
    .find((block) => block.kind === "figure" && block.indicators.includes("rsa_site_visits"));
  const columns = shown?.kind === "figure" ? shown.figure.table.columns : [];
  expect(columns.map(({ head, under }) => [head, ...(under ?? [])])).toEqual([
    ["Question"],
    ["Foyers au RSA", "Oui", "Part", "Ensemble"],
    ["Ensemble des foyers allocataires", "Part"],
  ]);
});

test("a title names no single one of several equal groups", () => {
  expect(figureIn(published("fr"), "tests_systems").title.replaceAll(/\s/g, " ")).toBe(
    "Systèmes traversés : de 2 pour « Déclaration trimestrielle de RSA » à 4, que 4 groupes sur 7 atteignent",
  );
});

test("a territory without a place is not said to hide a count", () => {
  const { table, remarks, alternative } = figureIn(published("fr"), "fs_communes");
  const cells = table.groups.flatMap(({ rows }) => rows.map(({ cells: [count] }) => count));
  expect(cells.filter((cell) => cell === "sans structure France services").length).toBeGreaterThan(10);
  expect(remarks.join(" ")).toMatch(/d’après la liste du 1er\s/u);
  expect(alternative).not.toContain("Montreuil");
});

/** A sentence that a reader found false, as it was written, the words that `check` now lists, and what they mean. */
const former: readonly {
  readonly says: string;
  readonly that: string | null;
  readonly listed: readonly string[];
  readonly meant: string | null;
}[] = [
  {
    says: "Les sept services redemandent tous ce que l’administration sait déjà",
    that: "tests_quality topic=dlnuf topic_answer=yes = 0 %",
    listed: ["tous"],
    meant: "tests_quality topic=dlnuf topic_answer=no = 100 %",
  },
  {
    says: "Tous les sites redemandent des choses que l’administration sait déjà.",
    that: "tests_quality topic=dlnuf topic_answer=yes = 0 %",
    listed: ["Tous"],
    meant: "tests_quality service=* topic=dlnuf topic_answer=no = 100 %",
  },
  {
    says: "Le tout-numérique reste minoritaire.",
    that: "rsa_groups group=digital < 50 % ; aspa_groups group=digital < 50 % ; c2s_groups group=digital < 50 %",
    listed: ["reste"],
    meant: "rsa_groups group=digital|routine_only < 50 %",
  },
  {
    says: "Moins de la moitié des foyers au RSA utilisent seulement internet.",
    that: "rsa_groups group=digital < 50 %",
    listed: ["seulement"],
    meant: "rsa_groups group=digital|routine_only < 50 %",
  },
  {
    says: "L’aide aux démarches manque à Est Ensemble plus qu’à Plaine Commune.",
    that: "territory.plaine_commune > territory.est_ensemble",
    listed: ["structures France services", "manque"],
    meant: "structures_rate ept=T8 < others ; advisers_rate ept=T8 < others",
  },
  {
    says: "C’est la langue, plus que l’origine, qui semble décider du canal.",
    that: null,
    listed: ["plus que"],
    // No table has both the language and the channel of a person.
    meant: null,
  },
];

test.each(former)(
  "« $says » is listed, and what it means is contrary to the tables",
  ({ says, that, listed, meant }) => {
    const text = that === null ? says : `:claim[${says}]{that="${that}"}`;
    const written = { ...demo.study, texts: new Map([["fr", text]]), easyTexts: new Map() };
    expect(unprovenWords(written).map(({ values }) => values.word?.value)).toEqual(listed);
    if (meant !== null) expect(verdictOf(meant)).toContain("contredit par les tableaux");
  },
);

/** What follows a sentence bound to a condition. */
function verdictOf(that: string): string {
  const texts = new Map([["fr", `:claim[Ainsi.]{that="${that}"}`]]);
  const study = { ...demo.study, texts, easyTexts: new Map() };
  const { cover } = publicationOf({ study, bundles: demo.bundles, formatter: publicationFormatter("fr") });
  return JSON.stringify(cover);
}

test.each([
  ["L’aide va du simple au double.", "territory.twofold", ["structures France services"]],
  ["Les conseillers vont du simple au double.", "territory.twofold", ["structures France services"]],
  [
    "L’aide au numérique est rare.",
    "advisers_rate ept=T9 < others",
    ["postes de conseillers et conseillères numériques"],
  ],
  ["Le nombre de France services va du simple au double.", "territory.twofold", []],
  ["Les conseillers numériques sont rares.", "advisers_rate ept=T9 < others", []],
])("« %s » under « %s » lacks the name of what is counted", (says, that, expected) => {
  const texts = new Map([["fr", `:claim[${says}]{that="${that}"}`]]);
  const found = unprovenWords({ ...demo.study, texts, easyTexts: new Map() });
  expect(found.map(({ values }) => values.word?.value)).toEqual(expected);
});

test("no word of the study's texts is without a claim that proves it", () => {
  expect(unprovenWords(demo.study)).toEqual([]);
});

test.each(languages)(
  "no sentence of the demonstration is contradicted or left open by its tables (%s)",
  (language) => {
    const { cover, chapters, easy } = published(language);
    const pages = JSON.stringify([cover, chapters, easy]);
    const doubts = [...pages.matchAll(/.{300}"mark":"doubt"/g)].map(([before]) => before);
    expect(doubts).toEqual([]);
  },
);

test("a name keeps its capital in English sentences", () => {
  expect(JSON.stringify(published("en").chapters)).not.toContain("france services");
});

/** 1.1 and 1.4 in 2022; the printed study's own populations leave out the second territory. */
test("a claim compares the rates that the figure shows", () => {
  expect(verdictOf("structures_rate ept=T8 < structures_rate ept=T9")).not.toContain("non établi");
});
