import { describe, expect, test } from "vitest";
import { pageSvg } from "../../drawing/src/drawing-svg.ts";
import { formatterOf } from "../../tables/src/formatter.ts";
import { type Gathered, partnerOf } from "../../tables/src/gather.ts";
import type { CountTable } from "../../tables/test/fixture/count-table.ts";
import { crossed } from "../../tables/test/fixture/crossed.ts";
import { linkTables } from "../../tables/test/fixture/link-study.ts";
import { emptied, hidden } from "../../tables/test/fixture/table-text.ts";
import { correctionOf, type Evidence, evidenceOf } from "../src/associations/evidence.ts";
import type { AssociationSubject } from "../src/associations/levels.ts";
import { sensitivityOf } from "../src/associations/sentences.ts";
import { figureOf } from "../src/figure-of.ts";
import { linkSubject } from "./fixture/link-subject.ts";

const fixed = (value: number | undefined, decimals: number) => value?.toFixed(decimals);

function level({ levels }: Evidence, code: string) {
  const found = levels.find((level) => level.code === code);
  if (found === undefined) throw new RangeError("no such level");
  return found;
}

const ratio = (found: { kind: string; estimate?: number; reason?: string } | undefined) =>
  found?.kind === "computed" ? fixed(found.estimate, 3) : found?.reason;

/** As where its partner has not answered. */
function awaited({ study }: AssociationSubject): Gathered {
  return { state: "awaited", partner: partnerOf("personnes", study) };
}

const wholePopulation = (subject: AssociationSubject): AssociationSubject => ({
  ...subject,
  source: { ...subject.source, inferenceTarget: null },
});

describe("literature", () => {
  test("party and gender (Agresti): chi-square, V, adjusted residuals; no answer is outside", async () => {
    const evidence = evidenceOf(await linkSubject("parties"));
    const { test } = evidence;
    if (test.kind !== "computed") throw new RangeError("no test");
    expect([fixed(test.chiSquare.statistic, 4), test.chiSquare.degreesOfFreedom]).toEqual(["30.0701", 2]);
    expect([test.pValue.toExponential(3), fixed(test.chiSquare.cramersV, 4)]).toEqual(["2.954e-7", "0.1044"]);
    expect(evidence.levels.map(({ residual }) => fixed(residual ?? 0, 2))).toEqual(["4.50", "0.70", "-5.32"]);
    expect(evidence.base).toBe(2757);
  });

  test("admissions at Berkeley: crude and strata; the pooled number is computed and withheld", async () => {
    const subject = await linkSubject("admissions");
    const { against, stratified } = level(evidenceOf(subject), "man");
    expect(ratio(against?.oddsRatio)).toBe("1.841");
    expect(stratified?.strata.map(({ oddsRatio }) => ratio(oddsRatio))).toEqual([
      "0.349",
      "0.803",
      "1.133",
      "0.921",
      "1.222",
      "0.828",
    ]);
    expect(ratio(stratified?.whole?.pooled)).toBe("0.905");
    expect(ratio(stratified?.pooled)).toBe("not_homogeneous");
    expect(figureOf(subject).warnings?.[0]).toMatch(/^Paradoxe de Simpson/);
    expect(JSON.stringify(figureOf(subject))).not.toMatch(/0,90|0,91/);
  });

  test("the lady tasting tea: Fisher's exact test, the expected counts being two", async () => {
    const subject = await linkSubject("tea");
    const { test } = evidenceOf(subject);
    expect(test.kind === "computed" && [test.method.name, fixed(test.pValue, 4)]).toEqual([
      "fisher",
      "0.4857",
    ]);
    expect(figureOf(subject).tests?.join(" ")).toContain("p\u00a0=\u00a00,486");
  });
});

describe("units whose stratum is unknown are in no row", () => {
  const cells = (table: CountTable) =>
    Object.fromEntries(
      table.rows
        .filter(({ codes }) => !codes.includes("_T"))
        .map(({ codes, count }) => [codes.slice(1).join("|"), count ?? 0]),
    );
  const withUnknown = (counts: Readonly<Record<string, number>>) => (table: CountTable) =>
    crossed(
      "admissions",
      {
        stream: ["a", "b", "c", "d", "e", "f", "_U"],
        sex: ["woman", "man", "_U"],
        admitted: ["yes", "no", "_U"],
      },
      { ...cells(table), ...counts },
    );

  test("crude and stratified ratios are on the same rows", async () => {
    const counts = { "_U|man|no": 400, "_U|woman|yes": 180, "_U|_U|_U": 20, "a|woman|_U": 7 };
    const subject = await linkSubject("admissions", withUnknown(counts));
    const evidence = evidenceOf(subject);
    const { against, outcome, stratified } = level(evidence, "man");
    // Bickel, Hammel and O'Connell (1975): 1 198 of 2 691 men.
    expect([outcome?.count, outcome?.base, ratio(against?.oddsRatio)]).toEqual([1198, 2691, "1.841"]);
    expect(ratio(stratified?.whole?.crude)).toBe("1.841");
    expect([evidence.base, evidence.test.kind === "computed" && evidence.test.chiSquare.cramersV]).toEqual(
      await linkSubject("admissions").then((subject) => {
        const { base, test } = evidenceOf(subject);
        return [base, test.kind === "computed" && test.chiSquare.cramersV];
      }),
    );
    const { remarks } = figureOf(subject);
    expect(remarks[0]).toBe("7 cas sans valeur connue sont hors de la base des parts");
    expect(remarks[1]).toBe(
      "600 cas sans valeur connue pour «\u202fFilière\u202f», exclus de toutes les lignes, strates réunies ou non",
    );
  });

  test("the same where their number is hidden, and the note says its most", async () => {
    const hide = (table: CountTable): CountTable => ({
      ...table,
      rows: table.rows.map((row) =>
        row.codes[1] === "_U" ? { ...row, count: null, was: row.count ?? 0 } : row,
      ),
    });
    const subject = await linkSubject("admissions", (table) =>
      hide(withUnknown({ "_U|man|no": 6, "_U|woman|yes": 3 })(table)),
    );
    expect(ratio(level(evidenceOf(subject), "man").against?.oddsRatio)).toBe("1.841");
    const wording =
      "under 11 cases without a known value of “Filière”, left out of every row, strata pooled or not";
    expect(figureOf({ ...subject, formatter: formatterOf("en") }).remarks).toContain(wording);
  });

  test("a small count that the unknown leaves stays hidden", async () => {
    const counts = { "a|man|yes": 0, "b|man|yes": 0, "c|man|yes": 0, "d|man|yes": 0, "e|man|yes": 0 };
    const all = withUnknown({ ...counts, "f|man|yes": 5, "_U|man|yes": 50 });
    const rows = ["a", "b", "c", "d", "e", "f"].map((stream) => `all|${stream}|man|yes`);
    const subject = await linkSubject("admissions", (table) => hidden(all(table), ...rows));
    expect(level(evidenceOf(subject), "man").outcome).toBeNull();
  });
});

describe("a union of flags", () => {
  test("is counted again without each of them", async () => {
    const subject = await linkSubject("origins");
    // 120 × 240 / (80 × 60); without letters 80 × 290 / (120 × 10); without French 60 × 245 / (140 × 55)
    expect(ratio(level(evidenceOf(subject), "yes").against?.oddsRatio)).toBe("6.000");
    expect(
      sensitivityOf(subject).map(({ flag, evidence }) => [
        flag,
        evidence && ratio(level(evidence, "yes").against?.oddsRatio),
      ]),
    ).toEqual([
      ["letters", "19.333"],
      ["french", "1.909"],
    ]);
    expect(figureOf(subject).warnings).toEqual([
      "Le résultat réunit plusieurs réponses\u00a0: le lien peut tenir à l’une d’elles. Le rapport de «\u202fNée à l’étranger\u00a0: oui\u202f», 6,00 en tout, devient 19,33 sans «\u202fDifficulté avec les courriers\u202f»\u202f; 1,91 sans «\u202fDifficulté avec le français\u202f».",
    ]);
  });

  test("whose table without one flag is awaited says so, and is not passed over", async () => {
    const subject = await linkSubject("origins");
    const held = new Map(subject.gathered);
    const one = held.get("origins_without_french");
    if (one?.state !== "published") throw new RangeError("not published");
    held.set("origins_without_french", awaited(subject));
    const figure = figureOf({ ...subject, gathered: held });
    expect(figure.warnings?.at(-1)).toMatch(/Difficulté avec le français.*n’est pas dans cette édition/);
    const group = figure.table.groups.at(-1);
    expect(group?.rows.map(({ heading }) => heading)).toEqual(["Tableau absent de cette édition"]);
    for (const { rows } of figure.table.groups)
      for (const { cells } of rows)
        expect(cells).toHaveLength(
          figure.table.columns.slice(1).reduce((sum, { under }) => sum + (under?.length ?? 1), 0),
        );
  });
});

describe("tests of one family", () => {
  test("are corrected together: Holm multiplies the greatest of three by one", async () => {
    const subject = await linkSubject("parties");
    const { test } = evidenceOf(subject);
    const correction = correctionOf(subject);
    // The other two p are smaller, so this one is last: 2.954e-7 × 1.
    expect(correction?.tests).toBe(3);
    expect(correction?.pValue).toBe(test.kind === "computed" ? test.pValue : null);
  });

  test("a test without a result is not counted", async () => {
    const subject = await linkSubject("parties");
    const held = new Map(subject.gathered);
    for (const id of ["admissions", "origins"]) {
      const one = held.get(id);
      if (one?.state === "published") held.set(id, awaited(subject));
    }
    const { test } = evidenceOf(subject);
    const raw = test.kind === "computed" ? test.pValue : 0;
    const correction = correctionOf({ ...subject, gathered: held });
    expect(correction?.tests).toBe(1);
    expect(correction?.pValue).toBe(raw);
  });

  test("an association of no family is not corrected", async () => {
    expect(correctionOf(await linkSubject("tea"))).toBeNull();
  });
});

describe("what cannot be said is said where the number would have stood", () => {
  test("a hidden count: no test, no ratio of its level, nothing pooled", async () => {
    const subject = await linkSubject("admissions", (table) =>
      hidden(table, "all|_T|man|yes", "all|a|man|yes"),
    );
    const evidence = evidenceOf(subject);
    expect(evidence.test).toEqual({ kind: "not_computed", reason: "secret" });
    const { against, stratified } = level(evidence, "man");
    expect(ratio(against?.oddsRatio)).toBe("secret");
    expect(stratified?.pooled).toEqual({ kind: "not_computed", reason: "secret" });
    expect(stratified?.strata.map(({ oddsRatio }) => ratio(oddsRatio)).slice(0, 2)).toEqual([
      "secret",
      "0.803",
    ]);
    const figure = figureOf(subject);
    expect(figure.tests).toEqual([
      "Pas de test\u00a0: un effectif du tableau est masqué par le secret statistique.",
    ]);
    // 1 198 and 512 are what was masked.
    expect(JSON.stringify([figure.table, figure.alternative, figure.reading])).not.toMatch(/1.198|512/);
  });

  test("a reference level that nobody has", async () => {
    const subject = await linkSubject("parties", (table) => ({
      ...table,
      rows: table.rows.map((row) => (row.codes[1] === "republican" ? { ...row, count: 0 } : row)),
    }));
    const evidence = evidenceOf(subject);
    expect(evidence.levels.map(({ against }) => ratio(against?.oddsRatio))).toEqual([
      "no_reference",
      "no_reference",
      undefined,
    ]);
    expect(figureOf(subject).table.groups[0]?.rows[0]?.cells).toContain("référence absente des données");
  });

  test("an outcome with one value: nothing to test", async () => {
    const flag = ["yes", "no", "_U"];
    const rendered = crossed("tea", { milk: flag, guess: flag }, { "yes|yes": 4, "no|yes": 4 });
    const subject = await linkSubject("tea", () => rendered);
    expect(evidenceOf(subject).test).toEqual({ kind: "not_computed", reason: "one_line" });
    expect(figureOf(subject).tests?.[0]).toMatch(/^Pas de test.*n’ont qu’une valeur/);
  });

  test("an empty stratum has its row and its reason, and the others are still pooled", async () => {
    const subject = await linkSubject("admissions", (table) => ({
      ...table,
      rows: table.rows.map((row) => (row.codes[1] === "a" ? { ...row, count: 0 } : row)),
    }));
    const { stratified } = level(evidenceOf(subject), "man");
    expect(ratio(stratified?.strata[0]?.oddsRatio)).toBe("empty_line");
    // Without stream A the others agree: R's mantelhaen.test on the five gives 1.031.
    expect(ratio(stratified?.pooled)).toBe("1.031");
  });

  test("nobody at all", async () => {
    const figure = figureOf(await linkSubject("admissions", emptied));
    expect([figure.reading, figure.tests, figure.warnings]).toEqual([null, [], []]);
  });

  test("fewer respondents than the declared minimum: exploratory", async () => {
    expect(figureOf(await linkSubject("parties")).warnings?.[0]).toMatch(
      /^Analyse exploratoire\u00a0: 2.757 répondants/,
    );
    expect(evidenceOf(await linkSubject("tea")).isExploratory).toBe(false);
  });
});

test("a full population has its ratios, and neither interval nor test", async () => {
  const figure = figureOf(wholePopulation(await linkSubject("parties")));
  const wording = JSON.stringify(figure);
  expect(wording).toContain("1,60");
  expect(wording).not.toMatch(/de 1,35 à 1,90|p\u00a0[=<]|khi-deux/);
  expect(pageSvg(figure.wide).text).not.toContain('class="tick"');
  expect(correctionOf(wholePopulation(await linkSubject("parties")))).toBeNull();
});

test("the fixture has the margins of its cells", () => {
  const table = linkTables.find(({ indicator }) => indicator === "admissions");
  const at = (key: string) => table?.rows.find(({ codes }) => codes.join("|") === key)?.count;
  expect([at("all|_T|man|yes"), at("all|_T|woman|_T"), at("all|_T|_T|_T")]).toEqual([1198, 1835, 4526]);
});

test("the shares of each level are drawn first, with their intervals, and odds ratios under them", async () => {
  const figure = figureOf(await linkSubject("parties"));
  for (const { text } of [figure.wide, figure.narrow].map(pageSvg)) {
    expect(text.indexOf(">Parts<")).toBeLessThan(text.indexOf(">Rapports des cotes<"));
    const [shares = ""] = text.split(">Rapports des cotes<");
    expect(shares.match(/class="bar plain"/g)).toHaveLength(3);
    // One for each, and one in the legend.
    expect(shares.match(/class="tick"/g)).toHaveLength(4);
  }
});
