import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { loadStudy, type Study } from "@vigie/study";
import { VigieErrors } from "@vigie/words";
import { parse } from "csv-parse/sync";
import { beforeAll, describe, expect, test } from "vitest";
import { formatterOf } from "../../../tables/src/formatter.ts";
import { infer } from "../../../tables/src/infer/infer.ts";
import type { InferredTable } from "../../../tables/src/infer/inferred-table.ts";
import { chanceShownAt } from "../../../tables/src/infer/shown-share.ts";
import { type Respondent, releasedSurvey } from "../../../tables/test/infer/released-survey.ts";
import expected from "../../../tables/test/r/survey.json" with { type: "json" };
import { asAssociation, levelsOf, shareOf } from "../../src/associations/levels.ts";
import { figureOf } from "../../src/figure-of.ts";

const data = join(import.meta.dirname, "../../../../../../shared/data");
const schools = join(data, "survey-reference/apistrat.csv");
const barometre = join(data, "barometre-numerique/barometre_2022_inclusion.csv");
const waves = join(data, "barometre-numerique/barometre_socle_2007_2022.csv.gz");

type Content = Readonly<Record<string, unknown>>;
const label = (name: string) => ({ label: name });

async function studyOf({
  source,
  codelists,
  indicators,
}: {
  readonly source: Content;
  readonly codelists: Readonly<Record<string, readonly (string | Content)[]>>;
  readonly indicators: Content;
}): Promise<Study> {
  const files: Readonly<Record<string, unknown>> = {
    "study.yaml": {
      vigie: 1,
      study: "enquete",
      version: "1",
      title: "Enquête",
      window: { from: "2022-01-01", to: "2022-12-31" },
      timezone: "Europe/Paris",
      languages: ["fr"],
      partners: { institut: { label: "Institut", sources: ["units"] } },
    },
    "sources/units.yaml": {
      source: "units",
      label: "Unités",
      unit: { one: "unité", many: "unités" },
      reading: { kind: "sample", note: "les unités tirées" },
      ...source,
    },
    ...Object.fromEntries(
      Object.entries(codelists).map(([codelist, codes]) => [
        `codelists/${codelist}.yaml`,
        {
          codelist,
          label: codelist,
          codes: codes.map((code) => (typeof code === "string" ? { code, label: code } : code)),
        },
      ]),
    ),
    "indicators.yaml": {
      indicators: Object.fromEntries(
        Object.entries(indicators).map(([id, content]) => [
          id,
          { source: "units", title: id, ...(content as Content) },
        ]),
      ),
    },
  };
  const loaded = await loadStudy(
    new Map(Object.entries(files).map(([path, content]) => [path, JSON.stringify(content)])),
  );
  if ("errors" in loaded) throw new VigieErrors(loaded.errors);
  return loaded.study;
}

/** The tables of a study as the diagnostic reads them. */
function inferredOf(
  study: Study,
  respondents: readonly Respondent[],
  errors: Readonly<Record<string, number>> = {},
): ReadonlyMap<string, InferredTable> {
  const source = study.sources.get("units");
  if (source === undefined) throw new RangeError("no source");
  const tables = new Map(
    [...study.indicators.values()].map((indicator) => [
      indicator.id,
      releasedSurvey(respondents, indicator, source, { errors }),
    ]),
  );
  return new Map(
    [...study.indicators.values()].map((indicator) => {
      const table = tables.get(indicator.id);
      if (table === undefined) throw new RangeError("no table");
      return [indicator.id, infer({ indicator, source, table, tables, min: 11, silence: null })];
    }),
  );
}

function measures(table: InferredTable | undefined, ...codes: readonly string[]) {
  const row = table?.rows.find((each) => each.codes.slice(1).join() === codes.join());
  return Object.fromEntries((table?.measures ?? []).map((name, at) => [name, row?.values[at] ?? null]));
}

interface Share {
  readonly share: number;
  readonly se: number;
  readonly lower: number;
  readonly upper: number;
  readonly n: number;
  readonly weighted: number;
  readonly effective: number;
}

/** To four decimals, bases to the unit. */
function expectShare(table: InferredTable | undefined, codes: readonly string[], r: Share): void {
  const measured = measures(table, ...codes);
  expect([measured.share, measured.standard_error, measured.lower, measured.upper]).toEqual(
    [r.share, r.se, r.lower, r.upper].map((value) => Math.round(value * 1e4) / 1e4),
  );
  const whole = measures(table, ...codes.slice(0, -1), "_T");
  expect([whole.base, whole.weighted_base, whole.effective_base]).toEqual(
    [r.n, r.weighted, r.effective].map(Math.round),
  );
}

function expectTest(
  table: InferredTable | undefined,
  r: { readonly f: number; readonly df: number; readonly residual: number; readonly p: number },
): void {
  const measured = measures(table, "_T", "_T");
  const found = [
    measured.rao_scott_f,
    measured.rao_scott_df,
    measured.rao_scott_df_residual,
    measured.rao_scott_p,
  ];
  // No p-value is 0, however small.
  for (const [at, number] of [r.f, r.df, r.residual, r.p].entries())
    expect((found[at] ?? 0) / number).toBeCloseTo(1, 6);
}

type Line = Readonly<Record<string, string>>;
const linesIn = (text: string | Buffer): readonly Line[] => parse(text, { columns: true });

describe.skipIf(!existsSync(schools))("apistrat: strata with finite populations, as R's survey", () => {
  let study: Study;
  let respondents: readonly Respondent[];
  beforeAll(async () => {
    study = await studyOf({
      source: {
        protects: "nothing",
        survey: { weights: "weight", strata: { of: "kind", populations: { E: 4421, M: 1018, H: 755 } } },
        fields: {
          weight: { type: "number", ...label("Poids") },
          kind: { type: "code", codelist: "kinds", ...label("Sorte") },
          awards: { type: "flag", ...label("Primée") },
        },
      },
      codelists: { kinds: ["E", "M", "H"] },
      indicators: {
        awards: { kind: "profile", of: "awards", by: "kind" },
        all: { kind: "distribution", of: "awards" },
      },
    });
    respondents = linesIn(readFileSync(schools)).map(({ pw, stype = "", awards }) => ({
      weight: Number(pw),
      codes: { kind: stype, awards: awards === "Yes" ? "yes" : "no" },
    }));
  });

  test("shares of all and of each stratum, bases and test", () => {
    const tables = inferredOf(study, respondents);
    for (const [kind, r] of Object.entries(expected.awards))
      expectShare(tables.get("awards"), [kind, "yes"], r);
    expectTest(tables.get("awards"), expected.awards_test);
  });

  test("the same where the stratum is a column of its own", () => {
    expectShare(inferredOf(study, respondents).get("all"), ["yes"], expected.awards._T);
  });

  test("what is hidden in one stratum is shared out from the whole: the error moves by less than a tenth", () => {
    const source = study.sources.get("units");
    const indicator = study.indicators.get("all");
    if (!source || !indicator) throw new RangeError("no indicator");
    const whole = releasedSurvey(respondents, indicator, source);
    const table = {
      ...whole,
      rows: whole.rows.map((row) =>
        row.codes.join() === "all,H,yes" ? { ...row, count: null, values: row.values.map(() => null) } : row,
      ),
    };
    const found = infer({
      indicator,
      source,
      table,
      tables: new Map([["all", table]]),
      min: 11,
      silence: null,
    });
    const { share, standard_error } = measures(found, "yes");
    expect(share).toBe(Math.round(expected.awards._T.share * 1e4) / 1e4);
    expect(Math.abs((standard_error ?? 0) / expected.awards._T.se - 1)).toBeLessThan(0.1);
  });
});

test("a table of a survey is tested given that the counts of its respondents are shown", async () => {
  const study = await studyOf({
    source: {
      protects: "nothing",
      survey: { weights: "weight" },
      fields: {
        weight: { type: "number", ...label("Poids") },
        kind: { type: "code", codelist: "kinds", ...label("Sorte") },
        awards: { type: "flag", ...label("Primée") },
      },
    },
    codelists: { kinds: ["few", "many"] },
    indicators: { awards: { kind: "profile", of: "awards", by: "kind" } },
  });
  const some = (count: number, kind: string, awards: string): readonly Respondent[] =>
    Array.from({ length: count }, () => ({ weight: 1, codes: { kind, awards } }));
  const respondents = [
    ...[...some(11, "few", "yes"), ...some(889, "few", "no")],
    ...[...some(50, "many", "yes"), ...some(8950, "many", "no")],
  ];
  const pOf = (error: number) =>
    measures(inferredOf(study, respondents, { count_error: error }).get("awards"), "_T", "_T").rao_scott_p;
  const [exact, noisy] = [pOf(0) ?? Number.NaN, pOf(2) ?? Number.NaN];
  // Of 900 respondents, 5.5 are expected where 11 are shown; the other counts are shown whatever noise does.
  const few = { count: 11, base: 900, error: 2, min: 11 };
  const chance = chanceShownAt(few, 61 / 9900, "sampling");
  expect(chance).toBeLessThan(0.1);
  expect(noisy * chance).toBeCloseTo(exact, 6);
  expect([exact < 0.05, noisy < 0.05]).toEqual([true, false]);
});

const ages = ["a12", "a18", "a25", "a40", "a60", "a70"];
const ageCodes: Readonly<Record<string, string>> = {
  "12-17 ans": "a12",
  "18-24 ans": "a18",
  "25-39 ans": "a25",
  "40-59 ans": "a40",
  "60-69 ans": "a60",
  "70 ans et plus": "a70",
};
const flag: Readonly<Record<string, string>> = { Oui: "yes", Non: "no" };
const items = ["equipment", "cost", "connection", "mastery", "none"];

describe.skipIf(!existsSync(barometre))("Baromètre du numérique 2022, weighted, as R's survey", () => {
  let respondents: readonly Respondent[];
  const source: Content = {
    survey: { weights: "weight", weight_max: 20 },
    universes: { adults: { ...label("Adultes"), where: { age: ages.slice(1) } } },
    fields: {
      weight: { type: "number", ...label("Poids") },
      age: { type: "code", codelist: "ages", ...label("Âge") },
      procedures: { type: "flag", ...label("Démarches en ligne") },
      mastery: { type: "code", codelist: "mastery", ...label("Maîtrise") },
      years: { type: "number", range: { from: 12, to: 102 }, grain: 1, ...label("Âge en années") },
      barriers: { type: "multiple", codelist: "barriers", exclusive: ["none"], ...label("Freins") },
    },
  };
  const sketch = {
    source,
    codelists: { ages, barriers: items, mastery: ["enough", "not_enough"] },
    indicators: {
      everyone: { kind: "distribution", of: "age" },
      online: { kind: "profile", of: "procedures", by: "age", universe: "adults" },
      barriers: { kind: "multiple", of: "barriers" },
      mastery: {
        kind: "summary",
        of: "years",
        by: "mastery",
        statistic: "median",
        universe: "adults",
        bands: Array.from({ length: 90 }, (_, at) => 12 + at),
      },
    },
  };
  beforeAll(() => {
    const text = new TextDecoder("windows-1252").decode(readFileSync(barometre));
    respondents = linesIn(text).map((line): Respondent => {
      const mastery = line.MAITRNUM ?? "";
      return {
        weight: Number(line.POND),
        numbers: { years: Number(line.AGE) },
        codes: {
          age: ageCodes[line.AGE6FUZ ?? ""] ?? "_U",
          procedures: flag[line.US_ADMI ?? ""] ?? "_U",
          mastery: mastery.startsWith("Oui") ? "enough" : mastery.startsWith("Non") ? "not_enough" : "_U",
          ...Object.fromEntries(
            items.map((item, at) => [`barriers_${item}`, flag[line[`FREINWEB${at + 1}`] ?? ""] ?? "_U"]),
          ),
        },
      };
    });
  });

  test("shares of adults by age, the test, mentions of each barrier", async () => {
    const tables = inferredOf(await studyOf(sketch), respondents);
    for (const [age, r] of Object.entries(expected.online))
      expectShare(tables.get("online"), [age, "yes"], r);
    expectTest(tables.get("online"), expected.online_test);
    for (const [item, r] of Object.entries(expected.barriers))
      expectShare(tables.get("barriers"), [item, "yes"], r);
  });

  test("a median by bands of one year is that of the file, within a year", async () => {
    const tables = inferredOf(await studyOf(sketch), respondents);
    const { median, lower, upper } = measures(tables.get("mastery"), "not_enough");
    expect(Math.abs((median ?? 0) - 0.5 - expected.national.not_mastering.median_age)).toBeLessThanOrEqual(
      0.5,
    );
    expect(lower).toBeLessThan(median ?? 0);
    expect(upper).toBeGreaterThan(median ?? 0);
  });

  test("on fewer respondents than the survey's minimum, no share", async () => {
    const survey = { weights: "weight", weight_max: 20, minimum_base: 500 };
    const online = inferredOf(await studyOf({ ...sketch, source: { ...source, survey } }), respondents).get(
      "online",
    );
    expect(measures(online, "a18", "yes")).toMatchObject({ share: null, lower: null });
    expect(measures(online, "a18", "_T").base).toBe(expected.online.a18.n);
    expect(measures(online, "a25", "yes").share).not.toBeNull();
  });

  test("noise is in the error of a share, in its interval and in its own column", async () => {
    const study = await studyOf(sketch);
    const noise = { weighted_error: 60, weighted_base_error: 60 };
    const table = inferredOf(study, respondents, noise).get("online");
    const r = expected.online.a18;
    const row = table?.rows.find(({ codes }) => codes.slice(1).join() === "a18,yes");
    const at = table?.measures.indexOf("share") ?? -1;
    // As noisy as its base, a share is taken from a rest that is as noisy as well.
    const p = r.share;
    const error = (60 * Math.sqrt(1 - p + p - p * (1 - p))) / r.weighted;
    expect(row?.errors[at]).toBeCloseTo(error, 6);
    const found = measures(table, "a18", "yes");
    expect(found.standard_error).toBeCloseTo(Math.hypot(r.se, error), 4);
    expect(found.lower).toBeLessThan(r.lower);
    expect(found.share).toBe(Math.round(r.share * 1e4) / 1e4);
  });
});

describe.skipIf(!existsSync(waves))("sixteen waves, each a stratum, as R's survey", () => {
  test("the share of each wave is its own", async () => {
    const years = Object.keys(expected.trend);
    const study = await studyOf({
      source: {
        survey: { weights: "weight", weight_max: 20, strata: { of: "year" } },
        universes: { adults: { ...label("Adultes"), where: { adult: ["yes"] } } },
        fields: {
          weight: { type: "number", ...label("Poids") },
          year: { type: "code", codelist: "years", ...label("Année") },
          adult: { type: "flag", ...label("Adulte") },
          procedures: { type: "flag", ...label("Démarches en ligne") },
        },
      },
      codelists: { years },
      indicators: {
        everyone: { kind: "distribution", of: "year" },
        trend: { kind: "profile", of: "procedures", by: "year", universe: "adults" },
      },
    });
    const lines = linesIn(gunzipSync(readFileSync(waves)));
    const respondents = lines.map(({ POND, ANNEE = "", AGE, US_ADMI = "" }) => ({
      weight: Number(POND),
      codes: { year: ANNEE, adult: Number(AGE) >= 18 ? "yes" : "no", procedures: flag[US_ADMI] ?? "_U" },
    }));
    const trend = inferredOf(study, respondents).get("trend");
    for (const [year, r] of Object.entries(expected.trend)) expectShare(trend, [year, "yes"], r);
  });
});

describe("strata that the released tables say little of", () => {
  const design = (populations?: Content) =>
    studyOf({
      source: {
        survey: { weights: "weight", weight_max: 20, strata: { of: "kind", populations } },
        fields: {
          weight: { type: "number", ...label("Poids") },
          kind: { type: "code", codelist: "kinds", ...label("Sorte") },
          online: { type: "flag", ...label("En ligne") },
        },
      },
      codelists: { kinds: ["town", "village"] },
      indicators: { online: { kind: "distribution", of: "online" } },
    });
  /** 60 in town of weight 1, half of whom are online; one in a village, of weight 20, who is not. */
  const respondents: readonly Respondent[] = [
    ...Array.from({ length: 60 }, (_, at) => ({
      weight: 1,
      codes: { kind: "town", online: at < 30 ? "yes" : "no" },
    })),
    { weight: 20, codes: { kind: "village", online: "no" } },
  ];
  const found = (
    study: Study,
    hidden: readonly string[] = [],
    answered: readonly Respondent[] = respondents,
  ) => {
    const source = study.sources.get("units");
    const indicator = study.indicators.get("online");
    if (!source || !indicator) throw new RangeError("no indicator");
    const whole = releasedSurvey(answered, indicator, source);
    const rows = whole.rows.map((row) =>
      row.codes.some((code) => hidden.includes(code))
        ? { ...row, count: null, values: row.values.map(() => null) }
        : row,
    );
    const table = { ...whole, rows };
    const tables = new Map([["online", table]]);
    return measures(infer({ indicator, source, table, tables, min: 11, silence: null }), "yes");
  };
  // Influences of W = 80 and p = 3/8: see the test of `shareOfSums`.
  const error = Math.sqrt((60 / 59) * (1020 - 60) + 60 ** 2) / 640;

  test("one respondent, shown or hidden, is in the share and in its error", async () => {
    const study = await design();
    for (const hidden of [[], ["village", "_U"]]) {
      const { share, standard_error } = found(study, hidden);
      expect(share).toBe(0.375);
      expect(standard_error).toBeCloseTo(error, 4);
    }
  });

  test("a respondent whose stratum is unknown is one of a stratum of such respondents", async () => {
    const study = await design();
    const without = respondents.map((one) => (one.weight === 1 ? one : { ...one, codes: { online: "no" } }));
    expect(found(study, [], without)).toEqual(found(study));
  });

  test("more respondents than the declared population: as if drawn with replacement", async () => {
    const plain = found(await design());
    expect(found(await design({ town: 59, village: 100 }))).toEqual(plain);
    expect(found(await design({ town: 90, village: 100 })).standard_error).toBeLessThan(
      plain.standard_error ?? 0,
    );
  });
});

test("the parts of an association are weighted, and its ratios count each respondent as one", async () => {
  const study = await studyOf({
    source: {
      survey: { weights: "weight", weight_max: 20 },
      fields: {
        weight: { type: "number", ...label("Poids") },
        alone: { type: "flag", ...label("Vivre seul") },
        online: { type: "flag", ...label("En ligne") },
      },
    },
    codelists: {},
    indicators: { link: { kind: "association", of: "alone", reference: "no", outcome: "online" } },
  });
  // Alone, half are online, who weigh a quarter of all; among others, half as well, who weigh half.
  const respondents = Array.from({ length: 320 }, (_, at) => ({
    weight: at < 80 ? 3 : 1,
    codes: { alone: at < 160 ? "yes" : "no", online: at >= 80 && at < 240 ? "yes" : "no" },
  }));
  const [source, indicator] = [study.sources.get("units"), study.indicators.get("link")];
  const table = inferredOf(study, respondents).get("link");
  if (!source || !indicator || !table) throw new RangeError("no association");
  const subject = asAssociation({
    study,
    source,
    indicator,
    table,
    fictitious: false,
    unverified: false,
    gathered: new Map(),
    formatter: formatterOf("fr"),
  });
  const [alone, others] = levelsOf(subject);
  expect([alone, others].map((level) => level?.outcome && shareOf(level.outcome))).toEqual([0.25, 0.5]);
  expect(alone?.against?.oddsRatio).toMatchObject({ estimate: 1 });
  // Cells that the study proves empty have no row, and their line a total of 0: it is nobody's.
  const isAlone = ({ codes }: (typeof table.rows)[number]) => codes[1] === "yes";
  const rows = table.rows.flatMap((row) =>
    !isAlone(row) ? [row] : row.codes.at(-1) === "_T" ? [{ ...row, count: 0 }] : [],
  );
  expect(levelsOf({ ...subject, table: { ...table, rows } }).map(({ code }) => code)).toEqual(["no"]);
  const figure = JSON.stringify(figureOf(subject));
  expect(figure).toContain("25,0 %");
});

test("the items of a question have one weighted base, up to noise", async () => {
  const study = await studyOf({
    source: {
      survey: { weights: "weight", weight_max: 20 },
      fields: {
        weight: { type: "number", ...label("Poids") },
        needs: { type: "multiple", codelist: "needs", ...label("Besoins") },
      },
    },
    codelists: { needs: ["letters", "forms"] },
    indicators: { needs: { kind: "multiple", of: "needs" } },
  });
  const respondents = Array.from({ length: 200 }, (_, at) => ({
    weight: 2,
    codes: {
      needs_letters: at < 120 ? "yes" : at < 194 ? "no" : "_U",
      needs_forms: at < 50 ? "yes" : "no",
    },
  }));
  const base = (item: string, error: number) => {
    const noise = { base_error: error, weighted_base_error: 2 * error };
    return measures(inferredOf(study, respondents, noise).get("needs"), item, "_T");
  };
  // 194 and 200, each of standard error 4: 197; half their weights, twice as much.
  expect(base("letters", 4)).toMatchObject({ base: 197, weighted_base: 394, effective_base: 197 });
  expect(base("forms", 4)).toEqual(base("letters", 4));
  const table = inferredOf(study, respondents, { base_error: 4, weighted_base_error: 8 }).get("needs");
  expect([measures(table, "letters", "yes").share, measures(table, "forms", "yes").share]).toEqual([
    0.6091, 0.2538,
  ]);
  // Of standard error 1 they differ: each item keeps its own.
  expect([base("letters", 1).base, base("forms", 1).base]).toEqual([194, 200]);
});

test("noise that lowers the squares of weights raises no effective size above the respondents, and lowers no error", async () => {
  const study = await studyOf({
    source: {
      survey: { weights: "weight", weight_max: 20, minimum_base: 30 },
      fields: {
        weight: { type: "number", ...label("Poids") },
        online: { type: "flag", ...label("En ligne") },
        years: { type: "number", range: { from: 15, to: 75 }, grain: 1, ...label("Âge") },
      },
    },
    codelists: {},
    indicators: {
      online: { kind: "distribution", of: "online" },
      ages: { kind: "summary", of: "years", by: "online", statistic: "median", bands: [15, 35, 55] },
    },
  });
  const respondents = Array.from({ length: 200 }, (_, at) => ({
    weight: 2,
    codes: { online: at < 120 ? "yes" : "no" },
    numbers: { years: 20 + (at % 50) },
  }));
  const source = study.sources.get("units");
  const found = (id: string, factor: number, ...codes: readonly string[]) => {
    const indicator = study.indicators.get(id);
    if (!source || !indicator) throw new RangeError("no indicator");
    const whole = releasedSurvey(respondents, indicator, source);
    const isSquares = whole.measures.map((name) => name === "squares" || name === "squares_base");
    const rows = whole.rows.map((row) => ({
      ...row,
      values: row.values.map((value, at) => (isSquares[at] && value !== null ? value * factor : value)),
    }));
    const table = { ...whole, rows };
    const tables = new Map([[id, table]]);
    return measures(infer({ indicator, source, table, tables, min: 11, silence: null }), ...codes);
  };
  // Of 200 who weigh the same, 200 count: with seven tenths of their squares, they would be 286.
  expect(found("online", 0.7, "_T").effective_base).toBe(200);
  expect(found("ages", 0.7, "_T").effective_base).toBe(200);
  for (const [id, code] of [
    ["online", "yes"],
    ["ages", "yes"],
  ] as const)
    expect(found(id, 0.7, code).standard_error).toBe(found(id, 1, code).standard_error);
});
