import { describe, expect, test } from "vitest";
import { pageSvg } from "../../../drawing/src/drawing-svg.ts";
import { marksOf } from "../../../drawing/test/marks-of.ts";
import { figureOf } from "../../../findings/src/figure-of.ts";
import { heatTableFigure } from "../../../findings/src/figures/heat-table.ts";
import { formatterOf } from "../../../tables/src/formatter.ts";
import { groupName } from "../../../tables/src/labels.ts";
import type { Subject } from "../../../tables/src/subject.ts";
import { type CountTable, withTable } from "../../../tables/test/fixture/count-table.ts";
import { crossed } from "../../../tables/test/fixture/crossed.ts";
import { rateSubject } from "../../../tables/test/fixture/rate-study.ts";
import { shownSubject } from "../../../tables/test/fixture/shown-study.ts";
import { smallBundles, smallTables } from "../../../tables/test/fixture/small-bundles.ts";
import { smallStudy } from "../../../tables/test/fixture/small-study.ts";
import { subjectOf } from "../../../tables/test/fixture/subject.ts";
import { hidden, noisy, tableOf } from "../../../tables/test/fixture/table-text.ts";
import { publicationOf } from "../../src/document/publication-of.ts";

/** Homes of households on RSA against those of the other ones, who are all of them less the former. */
async function homes(rows: string, language: "fr" | "en" = "fr"): Promise<Subject> {
  const subject = await subjectOf("homes", () =>
    tableOf("homes", `universe | | housing tenant owner hosted unsaid _U\n${rows}`),
  );
  const { indicator } = subject;
  return { ...subject, indicator: { ...indicator, against: "all" }, formatter: formatterOf(language) };
}

/** With plain spaces. */
const plain = (sentence: string | null) => (sentence ?? "").replaceAll(/\s/g, " ");

describe("the title says what sets a population apart", () => {
  test("not its most frequent code, but the one the most above the other population", async () => {
    // 50, 10 and 40 % against 60, 30 and 10 %.
    const figure = figureOf(await homes("rsa | | 500 100 400 0 0\nall | | 3500 1600 900 0 0"));
    expect(plain(figure.title)).toMatch(
      /^Hébergement .* : 40 % des foyers au RSA, contre 15 % de l’ensemble des foyers/,
    );
    expect(plain(figure.reading)).toMatch(
      /^pour « Hébergement .* », 400 sur 1 000 foyers au RSA \(40 %\), contre 15 % de l’ensemble des foyers/,
    );
  });

  test("nothing, under three points everywhere", async () => {
    const figure = figureOf(await homes("rsa | | 510 100 390 0 0\nall | | 3010 600 2390 0 0"));
    expect(plain(figure.title)).toMatch(/^Logement : moins de 3 points d’écart entre les deux populations$/);
  });

  test("the most frequent code, where the other population is secret", async () => {
    const subject = await homes("rsa | | 500 100 400 0 0\nall | | 3500 1600 900 0 0");
    const table = hidden(subject.table, "all|tenant", "all|owner", "all|hosted");
    expect(plain(figureOf(withTable(subject, table)).title)).toMatch(/^Location : 50 % des foyers au RSA$/);
  });

  test("nothing, where the most frequent code is not alone", async () => {
    const subject = await homes("rsa | | 400 200 400 0 0\nall | | 3500 1600 900 0 0");
    const table = hidden(subject.table, "all|tenant", "all|owner", "all|hosted");
    expect(plain(figureOf(withTable(subject, table)).title)).toBe("Logement des foyers au RSA");
  });

  test("in English too", async () => {
    const figure = figureOf(await homes("rsa | | 500 100 400 0 0\nall | | 3500 1600 900 0 0", "en"));
    expect(plain(figure.reading)).toMatch(/^for “.*”, 400 of 1,000 foyers au RSA \(40%\), against 15% of/);
  });
});

describe("a yes or no by age", async () => {
  const whole = await subjectOf("apps");
  const subject: Subject = { ...whole, indicator: { ...whole.indicator, universe: "all" } };
  const table = tableOf(
    "apps",
    `universe | age_band | mobile_app yes no _U
     all | under-35 | 300 300 0
     all | 35-49    | 290 310 0
     all | 50-plus  | 190 410 0`,
  );
  const figure = figureOf(withTable(subject, table));

  test("the title says the widest difference, below the whole as well as above", () => {
    expect(plain(figure.title)).toMatch(
      /^Utilise l’application mobile : 32 % pour « 50 ans et plus », contre 43 %/u,
    );
  });

  test("a whole population is counted in its units", () => {
    expect(plain(figure.reading)).toMatch(
      /^pour « Utilise l’application mobile », 32 % des 600 foyers allocataires \(50 ans et plus\)/,
    );
    expect(plain(figure.reading)).toMatch(/\(12 points de moins\)\.$/);
  });
});

test("of two codes, the figure shows the one that its title cites", async () => {
  const whole = await subjectOf("apps");
  const { source, indicator } = whole;
  const attribute = source.attributes.get("mobile_app");
  if (attribute === undefined) throw new RangeError("no such attribute");
  const attributes = new Map([...source.attributes, ["mobile_app", { ...attribute, type: "code" as const }]]);
  const table = tableOf(
    "apps",
    `universe | age_band | mobile_app yes no _U
     all | under-35 | 400 200 0
     all | 50-plus  | 200 400 0`,
  );
  const subject = withTable(
    { ...whole, source: { ...source, attributes }, indicator: { ...indicator, universe: "all" } },
    table,
  );
  const found = (code: string) => {
    const cited = { before: ["all", "50-plus"], codes: [code] };
    const { title, reading, wide } = figureOf({ ...subject, cited });
    return [title, reading ?? "", pageSvg(wide).text].map((text) => /Oui|Non/.exec(text)?.[0]);
  };
  expect([found("yes"), found("no")]).toEqual([Array(3).fill("Oui"), Array(3).fill("Non")]);
});

test("a share of fewer than thirty is a count of its base: in the title, the drawing and read aloud", async () => {
  const whole = await subjectOf("apps");
  const figure = figureOf(
    withTable(
      { ...whole, indicator: { ...whole.indicator, universe: "all" } },
      tableOf(
        "apps",
        `universe | age_band | mobile_app yes no _U
       all | under-35 | 6 2 0
       all | 35-49    | 8 0 0
       all | 50-plus  | 30 10 0`,
      ),
    ),
  );
  expect(plain(figure.title)).toBe(
    "Utilise l’application mobile : 8 foyers allocataires sur 8 pour « 35 à 49 ans », contre 79 % de l’ensemble",
  );
  expect(plain(figure.reading)).toBe(
    "pour « Utilise l’application mobile », 8 sur 8 foyers allocataires (35 à 49 ans), contre 79 % de l’ensemble.",
  );
  for (const wording of ["6 sur 8", "8 sur 8", "75 %", "ensemble : 79 %"])
    expect(plain(pageSvg(figure.wide).text)).toContain(`>${wording}<`);
});

test("where every group is a count, so is the whole: one unit in title, drawing and axis", async () => {
  const whole = await subjectOf("apps");
  const figure = figureOf(
    withTable(
      { ...whole, indicator: { ...whole.indicator, universe: "all" } },
      tableOf(
        "apps",
        `universe | age_band | mobile_app yes no _U
       all | under-35 | 6 2 0
       all | 35-49    | 8 0 0
       all | 50-plus  | 4 4 0`,
      ),
    ),
  );
  expect(plain(figure.title)).toMatch(
    / : \d foyers allocataires sur 8 pour « .* », contre 18 sur 24 en tout$/,
  );
  const drawn = plain(pageSvg(figure.wide).text);
  expect(plain([figure.title, figure.subtitle, figure.reading, drawn].join(" "))).not.toContain("%");
  for (const wording of ["6 sur 8", "ensemble : 18 sur 24", "0", "4", "8"])
    expect(drawn).toContain(`>${wording}<`);
});

test("a profile writes each share, and that of the whole, as its title says them", async () => {
  const figure = figureOf(await subjectOf("ages"));
  const wording = plain(figure.title).match(/\d+ %/g) ?? [];
  expect(wording).toHaveLength(2);
  for (const size of ["wide", "narrow"] as const)
    for (const share of wording) expect(plain(pageSvg(figure[size]).text)).toContain(`>${share}<`);
});

describe("procedures", async () => {
  const steps = await shownSubject("steps");
  const figure = figureOf(steps);

  test("the one completed the least often is the title's, and it is read aloud", () => {
    expect(plain(figure.title)).toMatch(
      /« Demande de RSA » est celle qu’on achève le moins : 2 tests sur 6$/,
    );
    expect(plain(figure.reading)).toMatch(/^2 des 6 tests de « Demande de RSA » ont atteint/);
  });

  test("each is told without the picture: how many reach its end, and what stands most in the way", () => {
    expect(plain(figure.alternative)).toMatch(
      /^Demande de RSA : 2 tests sur 6 vont au bout ; obstacle le plus noté : .*Demande de C2S : 3 tests sur 6/,
    );
  });
});

test("an opinion is said by its greater side", async () => {
  // 405 against and 450 for; then 500 against and 355 for.
  const subject = await shownSubject("opinion");
  expect(plain(figureOf(subject).title)).toMatch(/: 46 % répondent « Plutôt d’accord » ou « Tout à fait/);
  const table = tableOf(
    "opinion",
    `universe | | time_saved fully rather neither little not unsaid _U
     all      | | 155 200 130 300 200 15 0`,
  );
  expect(plain(figureOf(withTable(subject, table)).title)).toMatch(
    /: 51 % répondent « Pas du tout d’accord » ou « Plutôt pas d’accord »$/,
  );
});

test("a group of those who answer yes is named with what they answer", async () => {
  const formatter = formatterOf("fr");
  const { source } = await subjectOf("mobile");
  expect(plain(groupName({ source, formatter }, "mobile_app", "no"))).toBe(
    "Utilise l’application mobile : non",
  );
  expect(groupName({ source, formatter }, "housing", "owner")).toBe("Propriété");
});

describe("shares of a few tests are counts of their base", async () => {
  const figure = heatTableFigure.make(await shownSubject("quality"));

  test("in the title, in the cells, in words and read aloud", () => {
    expect(plain(figure.title)).toBe(
      "Demande de C2S : aucune réponse « Oui » pour « Délai annoncé », la part la plus faible",
    );
    expect(pageSvg(figure.wide).text).toContain(">4/6<");
    expect(pageSvg(figure.wide).text).not.toContain(">67<");
    expect(plain(figure.alternative)).toContain(
      "Demande de C2S : de 0 sur 6 (Délai annoncé) à 4 sur 6 (Aide joignable).",
    );
    expect(plain(figure.reading)).toMatch(/« Oui » : 0 sur 6 /);
    expect(plain(figure.remarks.join(" ; "))).toContain("« 6/8 » se lit « 6 sur 8 »");
  });

  test("an empty cell is explained under the table", () => {
    expect(plain(pageSvg(figure.wide).text)).toContain("– : aucune réponse");
  });

  test("the answer itself, where there is one test", async () => {
    const one = crossed(
      "quality",
      {
        service: ["c2s", "rsa", "_U"],
        topic: ["help", "delay", "_U"],
        topic_answer: ["yes", "partly", "no", "not_applicable", "_U"],
      },
      { "c2s|help|yes": 1, "c2s|delay|no": 1, "rsa|help|partly": 1, "rsa|delay|yes": 1 },
    );
    const figure = heatTableFigure.make(await shownSubject("quality", () => one));
    expect(pageSvg(figure.wide).text.match(/>Oui</g)).toHaveLength(2);
    expect(pageSvg(figure.wide).text.match(/>Non</g)).toHaveLength(1);
    expect(pageSvg(figure.wide).text).not.toMatch(/>(100|1\/1)</);
  });
});

describe("answers by yes, partly or no", async () => {
  const subject = await shownSubject("quality");

  test("are said as they are, partly not as no", () => {
    const { alternative } = figureOf(subject);
    expect(plain(alternative)).toContain("1 En partie, 5 Non");
    expect(plain(alternative)).not.toContain("0 sur");
  });

  test("a square is as full as its answers", () => {
    const full = crossed(
      "quality",
      {
        service: ["c2s", "rsa", "_U"],
        topic: ["help", "delay", "_U"],
        topic_answer: ["yes", "partly", "no", "not_applicable", "_U"],
      },
      {
        "c2s|help|yes": 8,
        "c2s|delay|partly": 8,
        "rsa|help|no": 8,
        "rsa|delay|partly": 4,
        "rsa|delay|no": 4,
      },
    );
    const drawn = figureOf({ ...subject, table: withTable(subject, full).table }).wide;
    const shapes = marksOf(drawn, "rect").filter(({ look }) => look === "bar step-5");
    const sizes = shapes.map(({ width, height }) => `${width}×${height}`).toSorted();
    // With the full and the half of the legend.
    expect(sizes).toEqual(["11×11", "22×11", "22×11", "22×22", "22×22"]);
  });

  test("the row that the text points at is first and outlined", () => {
    const pointed = { kind: "row", codes: ["delay"], before: [], number: null, label: "" } as const;
    const figure = figureOf({ ...subject, marks: [pointed] });
    expect(figure.alternative.startsWith("Délai annoncé")).toBe(true);
    for (const drawn of [figure.wide, figure.narrow])
      expect(marksOf(drawn, "rect").filter(({ look }) => look === "pointed")).toHaveLength(1);
  });
});

test("what is not known stands apart in a crossing, and has no colour", async () => {
  const subject = await rateSubject("helps");
  const figure = figureOf(subject);
  // Of the greatest colour before: 3 aids of no known territory.
  expect(pageSvg(figure.wide).text).toMatch(/<text class="m"[^>]*>3</);
  expect(pageSvg(figure.wide).text.match(/class="bar cell /g)).toHaveLength(4);
});

describe("a crossing", async () => {
  const figure = figureOf(
    await shownSubject("obstacles", (table) => hidden(table, "noted|c2s|words", "noted|rsa|words")),
  );

  test("is told row by row, from its least to its greatest cell, and hidden cells are counted", () => {
    expect(plain(figure.alternative)).toBe(
      "Mot de passe refusé, renvoi vers la messagerie : de 3 (Demande de RSA) à 5 (Demande de C2S). " +
        "Documents à numériser : de 3 (Demande de C2S) à 4 (Demande de RSA). Vocabulaire administratif : moins de 11.",
    );
  });

  test("is read aloud in its units", () => {
    expect(plain(figure.reading)).toMatch(/« Demande de C2S », 5 notes d’obstacles/);
  });
});

describe("software calls a gap a finding from three points on, where its noise leaves zero out", () => {
  const ages = (direct: string) =>
    tableOf(
      "ages",
      `universe | group | age_band under-35 35-49 50-plus _U
       rsa | digital | 300 389 200 0
       rsa | direct  | ${direct} 0`,
    );
  const titleOf = async (direct: string, error: number) =>
    plain(figureOf(await subjectOf("ages", () => noisy(ages(direct), error))).title);

  test("26 % against 23 % of 111 households: not with a noise of 2.5", async () => {
    expect(await titleOf("36 46 29", 2.5)).toBe("Âge : pas d’écart établi entre les groupes");
    expect(await titleOf("36 46 29", 0)).toMatch(/^50 ans et plus : 26 % des foyers/);
  });

  test("a gap that noise does not reach is said", async () => {
    expect(await titleOf("20 20 71", 2.5)).toMatch(/^50 ans et plus : 64 % des foyers/);
  });

  test("on the cover too", async () => {
    const study = await smallStudy();
    const cover = (direct: string, error: number) => {
      const change = (table: CountTable) => (table.indicator === "ages" ? noisy(ages(direct), error) : table);
      const bundles = smallBundles(study, smallTables.map(change));
      const publication = publicationOf({ study, bundles, formatter: formatterOf("fr") });
      return plain(JSON.stringify(publication.cover));
    };
    expect(cover("36 46 29", 2.5)).toContain("Pour ce groupe, pas d’écart établi");
    expect(cover("20 20 71", 2.5)).toContain("Ce qui distingue le plus ce groupe : « 50 ans et plus »");
  });
});

test("journeys of several services are a square per step, outlined where some tests stop", async () => {
  const figure = figureOf(await shownSubject("steps"));
  const squares = marksOf(figure.wide, "rect").filter(({ look }) => look === "bar step-2" || look === "zero");
  const steps = figure.table.groups.flatMap(({ rows }) => rows);
  // Two of them are the legend's.
  expect(squares).toHaveLength(steps.length + 2);
  expect(figure.table.groups.length).toBeGreaterThan(1);
  expect(figure.wide.height).toBeLessThan(120 * figure.table.groups.length + 60);
});
