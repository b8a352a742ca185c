import { expect, test } from "vitest";
import { formatFraction, fraction, readFraction } from "../../src/noise/fraction.ts";
import { type CountingPlan, countingPlan } from "../../src/plan/counting-plan.ts";
import { people, peopleLists } from "../world/people.ts";
import { type SourceSketch, type StudySketch, sourceOf, studyOf } from "../world/study-of.ts";

interface PlanCase {
  readonly title: string;
  readonly indicators: StudySketch["indicators"];
  /** What the source has beside that of `people`. */
  readonly source?: Partial<SourceSketch>;
  /** 1 unless said. */
  readonly rho?: string;
  /** Greatest sum of weights of tables that can count one unit: m of the methods, where weights are 1. */
  readonly contributions: string;
  /** Tables drawn: the units of each block with what splits them, and the variance of each cell in squared grains. */
  readonly drawn: string;
  /** Tables that are sums, each with the one that it is read from. */
  readonly sums?: Readonly<Record<string, string>>;
}

const cases: readonly PlanCase[] = [
  {
    title: "one table has the whole budget: two cells move, so its variance is 1 / rho",
    indicators: { sexes: { of: "sex" } },
    contributions: "1",
    drawn: `
      table | counts | blocks   | variance
      sexes | count  | all: sex | 1`,
  },
  {
    title: "half the budget doubles the variance",
    indicators: { sexes: { of: "sex" } },
    rho: "1/2",
    contributions: "1",
    drawn: `
      table | counts | blocks   | variance
      sexes | count  | all: sex | 2`,
  },
  {
    title: "where a person may have three rows, the noise is three times greater",
    indicators: { sexes: { of: "sex" } },
    source: { rows_per_person: 3 },
    contributions: "1",
    drawn: `
      table | counts | blocks   | variance
      sexes | count  | all: sex | 9`,
  },
  {
    title: "the same question asked twice is drawn once",
    indicators: { sexes: { of: "sex" }, again: { of: "sex" } },
    contributions: "1",
    drawn: `
      table | counts | blocks   | variance
      sexes | count  | all: sex | 1`,
    sums: { again: "sexes" },
  },
  {
    title: "a field is read from its crossing with another, wherever it stands",
    indicators: { sexes: { of: "sex" }, crossed: { of: "sex", by: "country" }, countries: { of: "country" } },
    contributions: "1",
    drawn: `
      table   | counts | blocks            | variance
      crossed | count  | all: country, sex | 1`,
    sums: { sexes: "crossed", countries: "crossed" },
  },
  {
    title: "a recoding and a level above are sums of what they are made from",
    indicators: {
      births: { of: "birth" },
      countries: { of: "country" },
      areas: { of: "area" },
      communes: { of: "commune" },
    },
    contributions: "2",
    drawn: `
      table     | counts | blocks       | variance
      countries | count  | all: country | 2
      communes  | count  | all: commune | 2`,
    sums: { births: "countries", areas: "communes" },
  },
  {
    title: "a recoding crossed is read from the finer field crossed with as much, and only from it",
    indicators: {
      births: { of: "birth", by: "sex" },
      countries: { of: "country" },
      crossed: { kind: "cross", of: "country", by: ["adult", "sex"] },
    },
    contributions: "1",
    drawn: `
      table   | counts | blocks                   | variance
      crossed | count  | all: adult, sex, country | 1`,
    sums: { births: "crossed", countries: "crossed" },
  },
  {
    title: "two recodings of one field are two tables where the field itself is not asked for",
    indicators: { births: { of: "birth" }, europeans: { of: "europe" } },
    contributions: "2",
    drawn: `
      table     | counts | blocks      | variance
      births    | count  | all: birth  | 2
      europeans | count  | all: europe | 2`,
  },
  {
    title: "bands are sums of those whose bounds include theirs, from the same first one",
    indicators: {
      decades: { of: "decade" },
      adults: { of: "adult" },
      retired: { of: "retired" },
      workers: { of: "worker" },
    },
    contributions: "3",
    drawn: `
      table   | counts | blocks       | variance
      decades | count  | all: decade  | 3
      retired | count  | all: retired | 3
      workers | count  | all: worker  | 3`,
    sums: { adults: "decades" },
  },
  {
    title: "a universe inside the one it is compared with is drawn apart from the rest: one table",
    indicators: { lone: { of: "sex", by: "country", universe: "lone", against: "all" } },
    contributions: "1",
    drawn: `
      table | counts | blocks                                   | variance
      lone  | count  | lone: country, sex; all without lone: sex | 1`,
  },
  {
    title: "neither part of such a table says what everyone is along one field",
    indicators: { lone: { of: "sex", universe: "lone", against: "all" }, sexes: { of: "sex" } },
    contributions: "2",
    drawn: `
      table | counts | blocks                           | variance
      lone  | count  | lone: sex; all without lone: sex | 2
      sexes | count  | all: sex                         | 2`,
  },
  {
    title: "universes that no unit has in common are one table",
    indicators: { lone: { of: "alone", universe: "women", against: "men" } },
    contributions: "1",
    drawn: `
      table | counts | blocks                   | variance
      lone  | count  | women: alone; men: alone | 1`,
  },
  {
    title: "a unit may be in both of two universes that nothing relates: two tables",
    indicators: { online: { of: "online", universe: "women", against: "lone" } },
    contributions: "2",
    drawn: `
      table          | counts | blocks        | variance
      online         | count  | women: online | 2
      online/against | count  | lone: online  | 2`,
  },
  {
    title: "tables of universes that exclude one another count a unit once",
    indicators: {
      women: { of: "online", universe: "women" },
      men: { of: "deaf", universe: "men" },
      men_again: { of: "adult", universe: "men" },
    },
    contributions: "2",
    drawn: `
      table     | counts | blocks        | variance
      women     | count  | women: online | 2
      men       | count  | men: deaf     | 2
      men_again | count  | men: adult    | 2`,
  },
  {
    title: "a unit of an inner universe counts in the tables of the outer one too",
    indicators: {
      everyone: { of: "online" },
      women: { of: "online", universe: "women" },
      men: { of: "online", universe: "men" },
    },
    contributions: "2",
    drawn: `
      table    | counts | blocks        | variance
      everyone | count  | all: online   | 2
      women    | count  | women: online | 2
      men      | count  | men: online   | 2`,
  },
  {
    title:
      "the greatest number of universes that can hold one unit counts: here all, women, lone and lone women",
    indicators: {
      everyone: { of: "online" },
      women: { of: "online", universe: "women" },
      men: { of: "online", universe: "men" },
      lone: { of: "online", universe: "lone" },
      lone_women: { of: "online", universe: "lone_women" },
    },
    contributions: "4",
    drawn: `
      table      | counts | blocks             | variance
      everyone   | count  | all: online        | 4
      women      | count  | women: online      | 4
      men        | count  | men: online        | 4
      lone       | count  | lone: online       | 4
      lone_women | count  | lone_women: online | 4`,
  },
  {
    title: "a universe compared with one inside it is counted beside it",
    indicators: { online: { of: "online", universe: "all", against: "women" } },
    contributions: "2",
    drawn: `
      table          | counts | blocks        | variance
      online         | count  | all: online   | 2
      online/against | count  | women: online | 2`,
  },
  {
    title: "two names of the same universe, compared, are one table that counts",
    indicators: { online: { of: "online", universe: "lone", against: "alone" }, deaf: { of: "deaf" } },
    source: { universes: { lone: { alone: "yes" }, alone: { alone: ["yes"] } } },
    contributions: "2",
    drawn: `
      table  | counts | blocks                                   | variance
      online | count  | lone: online; alone without lone: online | 2
      deaf   | count  | all: deaf                                | 2`,
  },
  {
    title: "one table of two universes that exclude one another weighs on both of them, and once on a unit",
    indicators: {
      both: { of: "online", universe: "women", against: "men" },
      women: { of: "deaf", universe: "women" },
      lone: { of: "deaf", universe: "lone" },
    },
    contributions: "3",
    drawn: `
      table | counts | blocks                     | variance
      both  | count  | women: online; men: online | 3
      women | count  | women: deaf                | 3
      lone  | count  | lone: deaf                 | 3`,
  },
  {
    title: "each item of a question of several answers is a table, and a flag asked for alone is one of them",
    indicators: { needs: { kind: "multiple", of: "needs" }, forms: { of: "needs_forms" } },
    contributions: "3",
    drawn: `
      table         | counts | blocks      | variance
      needs/forms   | count  | all: answer | 3
      needs/screens | count  | all: answer | 3
      needs/words   | count  | all: answer | 3`,
    sums: { forms: "needs/forms" },
  },
  {
    title: "a median is read from one table of bands; other bands of the same number are another",
    indicators: {
      ages: { kind: "summary", of: "age", by: "sex", statistic: "median", bands: [0, 18, 65] },
      again: { kind: "summary", of: "age", by: "sex", statistic: "median", bands: [0, 18, 65] },
      fine: { kind: "summary", of: "age", by: "sex", statistic: "median", bands: [0, 18, 25, 65] },
      sexes: { of: "sex" },
    },
    contributions: "2",
    drawn: `
      table | counts | blocks        | variance
      ages  | count  | all: sex, age | 2
      fine  | count  | all: sex, age | 2`,
    sums: { again: "ages", sexes: "ages" },
  },
  {
    // Income: 2000 wide on a grain of 10, so 400 half grains wide: 400² / 2 = 80,000, for half of the budget.
    title: "a mean is a table of counts and one of sums, whose noise is R² / (2 rho)",
    indicators: { incomes: { kind: "summary", of: "income", by: "sex", statistic: "mean" } },
    contributions: "2",
    drawn: `
      table       | counts | blocks           | variance
      incomes     | count  | all: sex, income | 2
      incomes/sum | sum    | all: sex         | 160000`,
  },
  {
    title: "sums asked for twice are drawn twice: nothing proves that two numbers are one",
    indicators: {
      incomes: { kind: "summary", of: "income", by: "sex", statistic: "mean" },
      again: { kind: "summary", of: "income", by: "sex", statistic: "mean" },
    },
    contributions: "3",
    drawn: `
      table       | counts | blocks           | variance
      incomes     | count  | all: sex, income | 3
      incomes/sum | sum    | all: sex         | 240000
      again/sum   | sum    | all: sex         | 240000`,
    sums: { again: "incomes" },
  },
  {
    title: "an association is its table, and one of complete answers where a model is asked for",
    indicators: {
      plain: { kind: "association", of: "sex", reference: "f", outcome: "online" },
      adjusted: {
        kind: "association",
        of: "sex",
        reference: "f",
        outcome: "online",
        strata: "country",
        adjust: { alone: "no", adult: "from_0" },
      },
    },
    contributions: "2",
    drawn: `
      table          | counts | blocks                                                      | variance
      adjusted       | count  | all: country, sex, online                                   | 2
      adjusted/model | count  | all (complete): sex, online, alone, adult; all (incomplete) | 2`,
    sums: { plain: "adjusted" },
  },
  {
    title: "an association with a union of flags is followed by itself without each of them",
    indicators: { hindered: { kind: "association", of: "sex", reference: "f", outcome: "hindered" } },
    contributions: "3",
    drawn: `
      table                  | counts | blocks                           | variance
      hindered               | count  | all: sex, hindered               | 3
      hindered_without_alone | count  | all: sex, hindered_without_alone | 3
      hindered_without_deaf  | count  | all: sex, hindered_without_deaf  | 3`,
  },
  {
    title: "sets of flags, their union and each of them are tables of their own",
    indicators: {
      sets: { kind: "overlap", of: "hindrances" },
      hindered: { of: "hindered" },
      alone: { of: "alone" },
    },
    contributions: "3",
    drawn: `
      table    | counts | blocks          | variance
      sets     | count  | all: hindrances | 3
      hindered | count  | all: hindered   | 3
      alone    | count  | all: alone      | 3`,
  },
  {
    title: "sets of channels that occur are one list, their groups one table, read from a finer one",
    indicators: { sets: { of: "subgroup" }, groups: { of: "group" }, by_group: { of: "sex", by: "group" } },
    contributions: "2",
    drawn: `
      table    | counts | blocks          | variance
      sets     | count  | all             | 2
      by_group | count  | all: group, sex | 2`,
    sums: { "sets/groups": "by_group", groups: "by_group" },
  },
  {
    title: "weights share the budget: at 4, four times the part of another, and half its noise",
    indicators: { sexes: { of: "sex", weight: 4 }, countries: { of: "country" } },
    contributions: "5",
    drawn: `
      table     | counts | blocks       | variance
      sexes     | count  | all: sex     | 5/4
      countries | count  | all: country | 5`,
  },
  {
    title: "a table weighs as the heaviest indicator read from it; all the items of a question as theirs",
    indicators: {
      crossed: { of: "sex", by: "country" },
      countries: { of: "country", weight: 2.5 },
      needs: { kind: "multiple", of: "needs", weight: 0.5 },
    },
    contributions: "4",
    drawn: `
      table         | counts | blocks            | variance
      crossed       | count  | all: country, sex | 8/5
      needs/forms   | count  | all: answer       | 8
      needs/screens | count  | all: answer       | 8
      needs/words   | count  | all: answer       | 8`,
    sums: { countries: "crossed" },
  },
  {
    // 20 on a grain of 0.5 is 40 grains: 3 x 40² = 4,800 and 3 x 40⁴ = 7,680,000.
    title: "of a weighted survey the same cells hold counts, weights (W² / rho) and their squares (W⁴ / rho)",
    indicators: { sexes: { of: "sex" }, crossed: { of: "sex", by: "country" } },
    source: { survey: { weights: "weight", weight_max: 20, weight_grain: 0.5 } },
    contributions: "3",
    drawn: `
      table            | counts   | blocks            | variance
      crossed          | count    | all: country, sex | 3
      crossed/weighted | weighted | all: country, sex | 4800
      crossed/squares  | squares  | all: country, sex | 7680000`,
    sums: { sexes: "crossed", "sexes/weighted": "crossed/weighted", "sexes/squares": "crossed/squares" },
  },
  {
    // 4 x 2² = 16, 4 x 2⁴ = 64; half of 200² half years, times 2², times 4: 320,000.
    title: "of a weighted mean the sum has both widths, that of weights and that of the number",
    indicators: { ages: { kind: "summary", of: "age", by: "sex", statistic: "mean" } },
    source: { survey: { weights: "weight", weight_max: 2, weight_grain: 1 } },
    contributions: "4",
    drawn: `
      table         | counts   | blocks        | variance
      ages          | count    | all: sex, age | 4
      ages/weighted | weighted | all: sex, age | 16
      ages/squares  | squares  | all: sex, age | 64
      ages/sum      | sum      | all: sex      | 320000`,
  },
  {
    title: "of a survey, neither lists of sets nor agreements of ratings are weighted",
    indicators: {
      sets: { of: "subgroup" },
      rated: { kind: "agreement", of: "trust", by: "sex", unit: ["commune"] },
    },
    source: { survey: { weights: "weight", weight_max: 2, weight_grain: 1, strata: { of: "commune" } } },
    contributions: "3",
    drawn: `
      table       | counts | blocks     | variance
      sets        | count  | all        | 3
      sets/groups | count  | all: group | 3
      rated       | count  | all: sex   | 3`,
  },
  {
    title: "counts whose weights are asked for are not read from counts that have none",
    indicators: {
      rated: { kind: "agreement", of: "trust", by: "country", unit: ["commune"] },
      births: { of: "birth" },
    },
    source: { survey: { weights: "weight", weight_max: 2, weight_grain: 1 } },
    contributions: "4",
    drawn: `
      table           | counts   | blocks       | variance
      rated           | count    | all: country | 4
      births          | count    | all: birth   | 4
      births/weighted | weighted | all: birth   | 16
      births/squares  | squares  | all: birth   | 64`,
  },
  {
    title: "counts without weights are read from counts that have some",
    indicators: {
      rated: { kind: "agreement", of: "trust", by: "sex", unit: ["commune"] },
      sexes: { of: "sex" },
    },
    source: { survey: { weights: "weight", weight_max: 2, weight_grain: 1 } },
    contributions: "3",
    drawn: `
      table          | counts   | blocks   | variance
      sexes          | count    | all: sex | 3
      sexes/weighted | weighted | all: sex | 12
      sexes/squares  | squares  | all: sex | 48`,
    sums: { rated: "sexes" },
  },
  {
    title: "respondents drawn in strata are counted in each, and without weights they are counted only",
    indicators: { sexes: { of: "sex" }, communes: { of: "commune" } },
    source: { survey: { strata: { of: "commune" } } },
    contributions: "1",
    drawn: `
      table | counts | blocks            | variance
      sexes | count  | all: commune, sex | 1`,
    sums: { communes: "sexes" },
  },
  {
    title: "strata and weights together",
    indicators: { sexes: { of: "sex", by: "area" } },
    source: { survey: { weights: "weight", weight_max: 3, weight_grain: 1, strata: { of: "commune" } } },
    contributions: "3",
    drawn: `
      table          | counts   | blocks                  | variance
      sexes          | count    | all: commune, area, sex | 3
      sexes/weighted | weighted | all: commune, area, sex | 27
      sexes/squares  | squares  | all: commune, area, sex | 243`,
  },
  {
    title: "a model of a weighted survey is fitted on respondents, counted",
    indicators: {
      online: { kind: "association", of: "sex", reference: "f", outcome: "online", adjust: { alone: "no" } },
    },
    source: { survey: { weights: "weight", weight_max: 2, weight_grain: 1 } },
    contributions: "4",
    drawn: `
      table           | counts   | blocks                                               | variance
      online          | count    | all: sex, online                                     | 4
      online/weighted | weighted | all: sex, online                                     | 16
      online/squares  | squares  | all: sex, online                                     | 64
      online/model    | count    | all (complete): sex, online, alone; all (incomplete) | 4`,
  },
];

for (const { title, indicators, source, rho = "1", contributions, drawn, sums = {} } of cases)
  test(title, async () => {
    const sketch = { codelists: peopleLists, sources: { people: { ...people, ...source } }, indicators };
    const study = await studyOf(sketch);
    const plan = countingPlan(study, sourceOf(study, "people"), readFraction(rho) ?? fraction(1n));
    expect(linesOf(plan)).toEqual(linesIn(drawn));
    expect(formatFraction(plan.contributions)).toBe(contributions);
    expect(Object.fromEntries([...plan.sums].map(([id, { of }]) => [id, of]))).toEqual(sums);
  });

test("values stand for one unit, half a grain of a number, a grain of weights, its square, or both", async () => {
  const study = await studyOf({
    codelists: peopleLists,
    sources: { people: { ...people, survey: { weights: "weight", weight_max: 20, weight_grain: 0.5 } } },
    indicators: { incomes: { kind: "summary", of: "income", by: "sex", statistic: "mean" } },
  });
  const { tables } = countingPlan(study, sourceOf(study, "people"), fraction(1n));
  expect(Object.fromEntries(tables.map(({ id, grain }) => [id, formatFraction(grain)]))).toEqual({
    incomes: "1",
    "incomes/weighted": "1/2",
    "incomes/squares": "1/4",
    "incomes/sum": "5/2",
  });
});

test("beyond sixteen universes, none is taken to exclude another", async () => {
  const codes = Array.from({ length: 17 }, (_, at) => `c${at}`);
  const tablesOf = async (count: number) => {
    const usedCodes = codes.slice(0, count);
    const study = await studyOf({
      codelists: { communes: codes },
      sources: {
        people: {
          fields: { commune: "communes", online: "flag" },
          universes: Object.fromEntries(usedCodes.map((code) => [code, { commune: code }])),
        },
      },
      indicators: Object.fromEntries(usedCodes.map((code) => [code, { of: "online", universe: code }])),
    });
    return countingPlan(study, sourceOf(study, "people"), fraction(1n));
  };
  expect(formatFraction((await tablesOf(16)).contributions)).toBe("1");
  expect(formatFraction((await tablesOf(17)).contributions)).toBe("17");
});

function linesOf({ tables }: CountingPlan): readonly string[] {
  return tables.map(({ id, measure, blocks, variance }) =>
    [id, measure, blocks.map(blockText).join("; "), formatFraction(variance)].join(" | "),
  );
}

function blockText({
  universe,
  without,
  part,
  dimensions,
}: CountingPlan["tables"][number]["blocks"][number]): string {
  const units = `${universe}${without === null ? "" : ` without ${without}`}${part === "all" ? "" : ` (${part})`}`;
  const names = dimensions.map(({ name }) => name).join(", ");
  return names === "" ? units : `${units}: ${names}`;
}

/** The rows under the header, with single blanks. */
function linesIn(table: string): readonly string[] {
  return table
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.trim().replace(/\s+/g, " "));
}
