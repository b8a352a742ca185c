import type { Study } from "@vigie/study";
import { describeProblem } from "@vigie/words";
import { beforeAll, describe, expect, test } from "vitest";
import { tableCellText } from "../../../findings/src/table-cell.ts";
import { gather } from "../../../tables/src/gather.ts";
import { linkBundle } from "../../../tables/test/fixture/link-study.ts";
import { opinionStudy, opinionTables } from "../../../tables/test/fixture/opinion-study.ts";
import { emptied, hidden } from "../../../tables/test/fixture/table-text.ts";
import { opinionsOf } from "../../../text/src/document/opinions.ts";
import { studyTextProblems } from "../../../text/src/problems.ts";
import { textProblems } from "../../../text/src/read/read-text.ts";
import { publicationFormatter } from "../../src/formatter.ts";
import { assemble } from "../../src/index.ts";
import { bareAssets } from "../fixture/bare-assets.ts";
import { brokenIn, read } from "../fixture/site-pages.ts";

const assets = bareAssets;

let study: Study;
beforeAll(async () => {
  study = await opinionStudy();
});

const written = (text: string) => ({ ...study, texts: new Map([["fr", text]] as const) });
const rendered = (text: string, tables = opinionTables) =>
  assemble({ study: written(text), bundles: [linkBundle(study, tables)], assets, language: "fr" });
const shown = (tables = opinionTables) =>
  opinionsOf(
    { id: "time-rights-ease", indicators: ["time", "rights", "ease"], title: [] },
    { study, gathered: gather(study, [linkBundle(study, tables)]), formatter: publicationFormatter("fr") },
  );
const plain = (sentence: string | null | undefined) => (sentence ?? "").replaceAll(/\s/g, " ");

describe("a key finding from too few respondents", () => {
  const finding = (sentence: string) => {
    const page = rendered(`:::findings\n- **Le temps manque.** ${sentence}\n:::`).get("index.html");
    return plain(read(String(page).match(/<div class="box findings">[\s\S]*?<\/div>/)?.[0] ?? ""));
  };

  test("bears the word that warns", () => {
    expect(finding("Pour :share[time]{more_time=little|not}, c’est non.")).toMatch(
      /c’est non\. Résultat exploratoire : Questionnaire aux professionnels\.\s*$/,
    );
  });

  test("once, where the author wrote it", () => {
    const wording = finding("Pour :share[time]{more_time=little|not} (résultat exploratoire), c’est non.");
    expect(wording.match(/exploratoire/g)).toHaveLength(1);
  });

  test("its figure says why it has no margin of error", () => {
    expect(shown()?.note.method?.text).toContain("réponses recueillies sans tirage au sort");
  });
});

describe("several opinions in one figure", () => {
  const text = `Voir [les avis](#time-rights-ease).

::figure[:share[time]{more_time=little|not} n’ont pas plus de temps]{indicators="time rights ease"}`;

  test("one figure, with links to each table, its provenance and its data", () => {
    const files = rendered(text);
    const page = String(files.get("index.html"));
    expect(page.split("<figure ")).toHaveLength(2);
    expect(page).toContain('<figure class="figure" id="time-rights-ease"');
    // 140 of 180 known answers
    expect(read(page)).toContain("78 % n’ont pas plus de temps");
    for (const id of ["time", "rights", "ease"]) {
      expect(page).toContain(`href="provenance/${id}.html"`);
      expect(page).toContain(`href="donnees/${id}.csv" download`);
      expect(String(files.get(`provenance/${id}.html`))).toContain('href="../index.html"');
    }
    expect(brokenIn(files)).toEqual([]);
  });

  test("says each bar, one table, and what is outside the shares", () => {
    const { figure, note, indicators } = shown() ?? {};
    expect(indicators).toEqual(["time", "rights", "ease"]);
    expect(plain(figure?.title)).toBe(
      "De 22 % à 75 % répondent « Plutôt d’accord » ou « Tout à fait d’accord », selon la question",
    );
    expect(plain(figure?.alternative)).toContain("Plus de temps : 78 % « Pas du tout d’accord » ou");
    expect(plain(figure?.alternative)).toContain("Des droits mieux connus : 58 %");
    expect(figure?.table.columns.map(({ head }) => head)).toEqual([
      "Question",
      "Tout à fait d’accord",
      "Plutôt d’accord",
      "Plutôt pas d’accord",
      "Pas du tout d’accord",
      "Sans réponse",
      "Ensemble",
    ]);
    expect(
      figure?.table.groups[0]?.rows.map(({ heading, cells }) => [
        heading,
        ...cells.map(tableCellText).map(plain),
      ]),
    ).toEqual([
      ["Plus de temps", "10", "5,6 %", "30", "16,7 %", "60", "33,3 %", "80", "44,4 %", "20", "200"],
      [
        "Des droits mieux connus",
        "30",
        "15,8 %",
        "50",
        "26,3 %",
        "70",
        "36,8 %",
        "40",
        "21,1 %",
        "10",
        "200",
      ],
      [
        "À l’aise avec ses outils",
        "60",
        "30,0 %",
        "90",
        "45,0 %",
        "30",
        "15,0 %",
        "20",
        "10,0 %",
        "0",
        "200",
      ],
    ]);
    expect(plain(note?.reading)).toBe(
      "« Plus de temps » : sur 180 professionnels, 44 % répondent « Pas du tout d’accord ».",
    );
    expect(note?.warnings.map(plain)).toEqual([
      "Résultat exploratoire : 180 à 200 réponses, l’étude ne concluant qu’à partir de 500.",
    ]);
    expect(plain(note?.method?.text)).toContain(
      "chaque part est prise sur les réponses connues à sa question",
    );
  });

  const secret = [...opinionTables].map((table) =>
    table.indicator === "rights" ? hidden(table, "all|fully", "all|rather") : table,
  );
  const partly = opinionTables.map((table) => (table.indicator === "rights" ? emptied(table) : table));
  test("a question that nobody answered has its row and no bar", () => {
    expect(plain(shown(partly)?.figure.alternative)).not.toContain("Des droits");
    expect(shown(partly)?.figure.table.groups[0]?.rows).toHaveLength(3);
  });

  test("hidden answers are known together where all others are, and are said not to be shown where not", () => {
    const wording = (tables: typeof opinionTables) => plain(shown(tables)?.figure.alternative);
    expect(wording(secret)).toContain(
      "Des droits mieux connus : 58 % « Pas du tout d’accord » ou « Plutôt pas d’accord », 42 % « Plutôt d’accord »",
    );
    const rest = opinionTables.map((table) =>
      table.indicator === "rights" ? hidden(table, "all|fully", "all|rather", "all|not") : table,
    );
    expect(wording(rest)).toContain("non montré « Plutôt d’accord » ou");
  });
});

test.each([
  ['indicators="time"', "text-opinions-few"],
  ['indicators=""', "text-opinions-few"],
  ['indicators="time rights time"', "text-opinions-few"],
  ['indicators="time rigts"', "text-indicator-unknown"],
  ['indicators="time job"', "text-opinion-plain"],
  ['indicators="time information"', "text-opinions-unlike"],
  ['indicators="time social_time"', "text-opinions-unlike"],
  ['indicators="time asked_time"', "text-opinions-unlike"],
  ['indicator=time indicators="time rights"', "text-attribute-unknown"],
] as const)("a mistake has its line and its cure: {%s}", (attributes, code) => {
  const found = textProblems(written(`Un mot.\n\n::figure{${attributes}}`));
  expect(found.map((error) => [error.code, error.place])).toEqual([
    [`diagnostic/${code}`, { file: "diagnostic.fr.md", line: 3, column: 1 }],
  ]);
  for (const error of found)
    for (const language of ["fr", "en"] as const) {
      const { what, expected, cure } = describeProblem(error, studyTextProblems, language);
      for (const sentence of [what, expected, cure]) expect(sentence).toMatch(/^[\p{Lu}«“][^{}]*[.?]$/su);
    }
});

test("the same figure twice is a mistake", () => {
  const figure = '::figure{indicators="time rights"}';
  expect(textProblems(written(`${figure}\n\n${figure}`)).map(({ code }) => code)).toEqual([
    "diagnostic/text-anchor-twice",
  ]);
});

test("while their partner is awaited, the figure is left out and each of its tables named", () => {
  const text = 'Un mot.\n\n::figure{indicators="time rights"}';
  const page = read(
    String(assemble({ study: written(text), bundles: [], assets, language: "fr" }).get("index.html")),
  );
  expect(page).toMatch(/CCAS de l’Essai.*Plus de temps.*Des droits mieux connus/);
});
