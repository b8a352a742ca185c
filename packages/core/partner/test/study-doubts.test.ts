import { describe, expect, test } from "vitest";
import type { PartnerRun } from "../src/index.ts";
import { bundleOf, linesOf, pageOf, runSmall, type SmallStudy, tableOf } from "./small-study.ts";

/** Respondents by stratum, sex and answer, each weighing 1. */
type Answers = readonly (readonly [milieu: string, sex: string, online: string])[];

/** 300 in town and 200 in the country, half women; one in three is online. */
const whole: Answers = Array.from({ length: 500 }, (_, at) => [
  at < 300 ? "town" : "country",
  at % 2 === 0 ? "w" : "m",
  at % 3 === 0 ? "yes" : "no",
]);
const populations = { town: 6000, country: 4000, sea: 500 };
const calibration = { margins: { sex: { w: 300, m: 200 } }, bounds: { least: 0.1, greatest: 10 } };

const survey = (design: Readonly<Record<string, unknown>>, answers: Answers): SmallStudy => ({
  source: { label: "Enquête", survey: design, reading: { kind: "sample", note: "les personnes tirées" } },
  codelists: {
    milieux: [
      { code: "town", label: "Ville" },
      { code: "country", label: "Campagne" },
      { code: "sea", label: "Littoral" },
    ],
    sexes: [
      { code: "w", label: "Femme" },
      { code: "m", label: "Homme" },
    ],
  },
  fields: {
    milieu: { type: "code", codelist: "milieux", label: "Milieu" },
    sex: { type: "code", codelist: "sexes", label: "Sexe" },
    online: { type: "flag", label: "En ligne" },
  },
  indicators: { online: { kind: "profile", of: "online", by: "sex" } },
  rows: answers,
});
const stratified = (answers: Answers, more: Readonly<Record<string, number>> = {}) =>
  survey({ strata: { of: "milieu", populations: { ...populations, ...more } } }, answers);
const calibrated = (answers: Answers) => survey({ weight_max: 20, calibration }, answers);

/** Ages of 100 persons. */
const numbers = (ages: readonly number[], range = { from: 0, to: 120 }): SmallStudy => ({
  source: { label: "Personnes" },
  codelists: { places: ["here", "there"] },
  fields: {
    place: { type: "code", codelist: "places", label: "Lieu" },
    age: { type: "number", label: "Âge", range, grain: 1 },
  },
  indicators: { age: { kind: "summary", of: "age", by: "place", statistic: "mean" } },
  rows: ages.map((age) => ["here", age]),
});

/** What the data show of the study's own choices. */
function unfitOf({ doubts }: PartnerRun): readonly string[] {
  return doubts.flatMap((doubt) => (doubt.kind === "unfit" ? doubt.sentence : []));
}

/** What the quality page says first: the warnings at its very top. */
function warningsOf(page: string): readonly string[] {
  const [, top = ""] =
    /<h2 id="a-verifier">.*?<\/h2>\n((?:<p class="warning">[^<]*<\/p>\n)*)/.exec(page) ?? [];
  return [...top.matchAll(/<p class="warning">([^<]*)<\/p>/g)].map(([, sentence = ""]) => sentence);
}

describe("where data do not fit what the study declares, the run goes through and its quality page says so first", () => {
  test.for<[string, SmallStudy, readonly string[]]>([
    ["data that fit", stratified(whole), []],
    [
      "respondents without a stratum",
      stratified([...whole, ["", "w", "yes"], ["", "m", "no"]]),
      [
        "Attention, « Enquête » : 2 répondants n’ont pas de strate (« Milieu »). Ils font une strate à part, de taille inconnue.",
      ],
    ],
    [
      "a stratum of one respondent",
      stratified([...whole, ["sea", "w", "yes"]]),
      ["Attention, « Enquête » : la strate « Littoral » de « Milieu » n’a qu’un répondant."],
    ],
    [
      "a stratum larger than its population",
      stratified(whole, { town: 299 }),
      [
        "Attention, « Enquête » : la strate « Ville » de « Milieu » a 300 répondants, et l’étude ne lui compte que 299 unités",
      ],
    ],
    [
      "a respondent without a calibration code",
      calibrated([...whole, ["town", "", "yes"]]),
      [
        "Attention, « Enquête » : un répondant n’a pas de valeur de « Sexe » à laquelle l’étude donne un effectif. Les poids ne peuvent pas être calés",
      ],
    ],
    [
      "a calibration code that nobody has",
      calibrated(whole.map(([milieu, , online]) => [milieu, "w", online])),
      ["Attention, « Enquête » : aucun répondant n’a la modalité « Homme » de « Sexe »"],
    ],
    [
      "weights that meet the margins in no way",
      survey(
        { weight_max: 20, calibration: { ...calibration, bounds: { least: 0.999, greatest: 1.001 } } },
        whole,
      ),
      ["Attention, « Enquête » : les poids n’ont pas pu être calés"],
    ],
    [
      "a few values out of their range",
      numbers([...Array(40).fill(40), ...Array(41).fill(41), ...Array(19).fill(130)]),
      [],
    ],
    [
      "a range that misses a fifth of the values",
      numbers([...Array(40).fill(40), ...Array(40).fill(41), ...Array(20).fill(130)]),
      ["Attention, « Personnes » : 20 valeurs de « Âge », sur 100 connues (20 %), sont hors de l’étendue"],
    ],
    [
      "a range that misses most values",
      numbers([...Array(40).fill(40), ...Array(58).fill(400), -1, -2]),
      [
        "Attention, « Personnes » : 60 valeurs de « Âge », sur 100 connues (60 %), sont hors de l’étendue que l’étude lui donne, de 0 à 120 : 2 au-dessous, 58 au-dessus.",
      ],
    ],
  ])("%s", async ([, study, expected]) => {
    const run = await runSmall(study);
    const warnings = warningsOf(pageOf(run, "qualite.html"));
    expect(warnings.map((warning, at) => warning.slice(0, expected[at]?.length))).toEqual(expected);
    expect(unfitOf(run).map((doubt) => doubt.replaceAll(/\s/gu, " "))).toEqual(warnings);
    const bundle = new TextDecoder().decode(run.bundle);
    expect(bundle).not.toMatch(/NaN|Infinity|doubt|stratum-|margin-/);
    const english = await runSmall(study, { language: "en" });
    expect(unfitOf(english)).toHaveLength(expected.length);
    for (const doubt of unfitOf(english)) expect(doubt).toMatch(/^Beware, “/);
  });

  test("estimates of a survey that cannot be calibrated are left out, whatever the reason; strata change no count", async () => {
    for (const answers of [
      [...whole, ["town", "", "yes"] as const],
      whole.map(([milieu, , online]) => [milieu, "w", online] as const),
    ]) {
      const run = await runSmall(calibrated(answers));
      expect((await bundleOf(run)).manifest.tables.map(({ silence }) => silence?.reason)).toEqual([
        "not_calibrated",
      ]);
    }
    const run = await runSmall(stratified([...whole, ["sea", "w", "yes"], ["", "w", "yes"]]));
    const { dimensions, rows } = tableOf(run.release.exactTables, "online");
    expect(dimensions.map(({ name }) => name)).toEqual(["universe", "milieu", "sex", "online"]);
    const women = linesOf({ ...tableOf(run.release.exactTables, "online"), rows });
    expect(women).toContainEqual(["sea", "w", "yes", 1]);
    expect(women).toContainEqual(["_U", "w", "yes", 1]);
  });

  test("true counts of the design stay in quality.json", async () => {
    const run = await runSmall(stratified([...whole, ["sea", "w", "yes"], ["", "w", "yes"]], { town: 10 }));
    expect(JSON.parse(run.privateFiles.get("quality.json") ?? "").units.survey.design).toEqual([
      { kind: "stratum-unknown", attribute: "milieu", respondents: 1 },
      { kind: "stratum-too-large", attribute: "milieu", code: "town", respondents: 300, population: 10 },
      { kind: "stratum-alone", attribute: "milieu", code: "sea" },
    ]);
  });
});
