import { loadSolver, type ProtectedTable, protect } from "@vigie/disclosure";
import type { Joint, Table } from "@vigie/engine";
import { loadStudy, type Study, VigieErrors } from "@vigie/study";
import { describe, expect, test } from "vitest";
import { couldTell } from "../src/estimates/could-tell.ts";
import { hiddenCells } from "../src/estimates/hidden-cells.ts";
import { estimated, estimateJoints } from "../src/estimates/index.ts";
import { linksOf } from "../src/estimates/links.ts";
import { readsOf } from "../src/estimates/reads-of.ts";
import { surveyShares } from "../src/estimates/survey-shares.ts";

/** Whether numbers made from what stays give back what is masked: every table that fits all that is printed, listed. */
const highs = await loadSolver();
const min = 3;

const unrevised = { areWeightsRevised: false, modelsRevised: new Set<string>() };

const answers = ["a", "b", "c"];
const ages = ["young", "middle", "old"];
const list = (name: string, codes: readonly string[], from?: readonly number[]) =>
  [
    `codelists/${name}.yaml`,
    JSON.stringify({
      codelist: name,
      label: name,
      codes: codes.map((code, at) => ({ code, label: code, ...(from ? { from: from[at] } : {}) })),
    }),
  ] as const;

async function studyOf(source: string, indicators: string, never: string): Promise<Study> {
  const loaded = await loadStudy(
    new Map([
      [
        "study.yaml",
        `vigie: 1
study: enquete
version: "1"
title: Enquête
window: { from: 2022-01-01, to: 2022-12-31 }
timezone: Europe/Paris
languages: [fr]
disclosure: { min: ${min}, masking: { never: [${never}] } }
partners: { institut: { label: Institut, sources: [people] } }
`,
      ],
      list("answers", answers),
      list("ages", ages),
      list("visits", ["once", "twice", "thrice"], [1, 2, 3]),
      [
        "sources/people.yaml",
        `source: people
label: Personnes
unit: { one: personne, many: personnes }
${source}`,
      ],
      ["indicators.yaml", `indicators:\n${indicators}`],
    ]),
  );
  if ("errors" in loaded) throw new VigieErrors(loaded.errors);
  return loaded.study;
}

/** Persons by two codes, the first of each pair in rows. */
type Counts = readonly (readonly number[])[];

interface Sides {
  readonly rows: { readonly name: string; readonly codes: readonly string[] };
  readonly columns: { readonly name: string; readonly codes: readonly string[] };
}

function crossed(indicator: string, { rows, columns }: Sides, counts: Counts): Table {
  const at = (row: string, column: string) =>
    counts
      .filter((_, i) => row === "_T" || rows.codes[i] === row)
      .flatMap((line) => line.filter((_, j) => column === "_T" || columns.codes[j] === column))
      .reduce((sum, count) => sum + count, 0);
  const own = (side: Sides["rows"]) => ({ name: side.name, codes: [...side.codes, "_T"] });
  return {
    indicator,
    dimensions: [{ name: "universe", codes: ["all"] }, own(rows), own(columns)],
    rows: [...rows.codes, "_T"].flatMap((row) =>
      [...columns.codes, "_T"].map((column) => ({ codes: ["all", row, column], count: at(row, column) })),
    ),
  };
}

function sideOf(indicator: string, side: Sides["rows"], counts: readonly number[]): Table {
  return {
    indicator,
    dimensions: [
      { name: "universe", codes: ["all"] },
      { name: side.name, codes: [...side.codes, "_T"] },
    ],
    rows: [...side.codes, "_T"].map((code, at) => ({
      codes: ["all", code],
      count: counts[at] ?? counts.reduce((sum, count) => sum + count, 0),
    })),
  };
}

/** Every table of these sides that fits the published cells of a protected one, all its margins published. */
function fitting(table: ProtectedTable, { rows, columns }: Sides): readonly Counts[] {
  const shown = new Map(
    table.rows.map(({ codes, cell }) => [codes.slice(1).join(), cell.status === "free" ? cell.count : null]),
  );
  const margin = (row: string, column: string) => shown.get(`${row},${column}`) ?? 0;
  const found: Counts[] = [];
  const fill = (counts: Counts, i: number, j: number) => {
    const sumOf = (list: readonly number[]) => list.reduce((sum, count) => sum + count, 0);
    const leftInRow = margin(rows.codes[i] ?? "", "_T") - sumOf(counts[i] ?? []);
    if (j === columns.codes.length) {
      if (leftInRow === 0) fill([...counts, []], i + 1, 0);
      return;
    }
    if (i === rows.codes.length) {
      const isWhole = columns.codes.every(
        (code, at) => sumOf(counts.map((line) => line[at] ?? 0)) === margin("_T", code),
      );
      if (isWhole) found.push(counts.slice(0, i));
      return;
    }
    const leftInColumn = margin("_T", columns.codes[j] ?? "") - sumOf(counts.map((line) => line[j] ?? 0));
    const exact = shown.get(`${rows.codes[i]},${columns.codes[j]}`) ?? null;
    const [low, high] = exact === null ? [1, Math.min(leftInRow, leftInColumn)] : [exact, exact];
    for (let value = low; value <= high; value++)
      fill(counts.with(i, [...(counts[i] ?? []), value]), i, j + 1);
  };
  fill([[]], 0, 0);
  return found;
}

/** The fewest values that a masked cell takes on the tables that also print these numbers. */
function fewestValues(
  table: ProtectedTable,
  sides: Sides,
  printed: (counts: Counts) => string,
  truth: Counts,
) {
  const fits = fitting(table, sides).filter((counts) => printed(counts) === printed(truth));
  const masked = table.rows.flatMap(({ codes: [, row = "", column = ""], cell }) =>
    cell.status === "free" || row === "_T" || column === "_T" ? [] : [[row, column] as const],
  );
  expect(masked.length).toBeGreaterThan(0);
  return Math.min(
    ...masked.map(
      ([row, column]) =>
        new Set(
          fits.map((counts) => counts[sides.rows.codes.indexOf(row)]?.[sides.columns.codes.indexOf(column)]),
        ).size,
    ),
  );
}

function protectedOf(tables: readonly Table[], study: Study): readonly ProtectedTable[] {
  return protect({ study, tables, joints: new Map(), previous: [], secret: "kq9x vltz 4rmw pb7c" }, highs)
    .tables;
}

/** What leaves beside the counts of a table, were these the persons: as the station makes it, or without its care. */
function numbersOf(
  id: string,
  joint: (columns: readonly string[]) => Joint["rows"],
  { study, tables, careful }: { study: Study; tables: readonly ProtectedTable[]; careful: boolean },
): string {
  const indicator = study.indicators.get(id);
  const source = study.sources.get("people");
  const table = tables.find((one) => one.indicator === id);
  if (!indicator || !source || !table) throw new RangeError("not in the study");
  const joints = new Map(
    estimateJoints([indicator], source).map((cut) => [
      cut.id,
      { id: cut.id, columns: cut.columns, rows: joint(cut.columns) },
    ]),
  );
  const hidden = careful ? (hiddenCells(tables, study).get("people") ?? []) : [];
  const careless = { ...source, protects: "nothing" } as const;
  const secrets = {
    hidden,
    links: linksOf(joints.values(), source, min),
    ...unrevised,
    withWeights: [],
    counted: [],
  };
  const { table: whole } = estimated(
    { study, source: careful ? source : careless, indicator, joints, table },
    secrets,
  );
  return JSON.stringify(whole.rows.map(({ values }) => values));
}

const byAge: Sides = { rows: { name: "age", codes: ages }, columns: { name: "wish", codes: answers } };
const said: Counts = [
  [2, 7, 6],
  [6, 5, 5],
  [5, 6, 7],
];

const margins = `survey: { calibration: { margins: { age: { young: 520, middle: 301, old: 179 } } } }
reading: { kind: sample, note: "les personnes tirées" }
fields:
  age: { type: code, codelist: ages, label: Âge }
  wish: { type: code, codelist: answers, label: Réponse }
`;
const surveyed = `  whole: { kind: distribution, source: people, title: A, of: wish }
  sides: { kind: profile, source: people, title: B, of: wish, by: age }
`;

const ageAndAnswer = (counts: Counts) => (columns: readonly string[]) =>
  ages.flatMap((age, i) =>
    answers.map((answer, j) => ({
      values: columns.map((column) => (column === "age" ? age : answer)),
      count: counts[i]?.[j] ?? 0,
    })),
  );

test("weighted shares whose margins anyone knows give masked cells back, and do not leave", async () => {
  const study = await studyOf(margins, surveyed, "wish, age");
  const tables = protectedOf(
    [
      sideOf(
        "whole",
        byAge.columns,
        answers.map((_, j) => said.reduce((sum, line) => sum + (line[j] ?? 0), 0)),
      ),
      crossed("sides", byAge, said),
    ],
    study,
  );
  const [, sides] = tables;
  if (sides === undefined) throw new RangeError("two tables");
  expect(sides.treatment.kind).toBe("masked");
  const printed = (careful: boolean) => (counts: Counts) =>
    ["whole", "sides"].map((id) => numbersOf(id, ageAndAnswer(counts), { study, tables, careful })).join();
  expect(fewestValues(sides, byAge, () => "", said)).toBeGreaterThanOrEqual(min);
  expect(fewestValues(sides, byAge, printed(false), said)).toBeLessThan(min);
  expect(fewestValues(sides, byAge, printed(true), said)).toBeGreaterThanOrEqual(min);
});

/** Weights that stay at the partner's, the same for everyone of an age. */
const filed = `survey: { weights: weight }
reading: { kind: sample, note: "les personnes tirées" }
fields:
  age: { type: code, codelist: ages, label: Âge }
  wish: { type: code, codelist: answers, label: Réponse }
  weight: { type: number, label: Poids }
`;
const weights: Readonly<Record<string, number>> = { young: 34.7, middle: 18.8, old: 9.9 };

const weightAgeAndAnswer = (counts: Counts) => (columns: readonly string[]) =>
  ages.flatMap((age, i) =>
    answers.map((answer, j) => ({
      values: columns.map((column) =>
        column === "age" ? age : column === "wish" ? answer : (weights[age] ?? null),
      ),
      count: counts[i]?.[j] ?? 0,
    })),
  );

const surveyedTables = (counts: Counts, study: Study) =>
  protectedOf(
    [
      sideOf(
        "whole",
        byAge.columns,
        answers.map((_, j) => counts.reduce((sum, line) => sum + (line[j] ?? 0), 0)),
      ),
      crossed("sides", byAge, counts),
    ],
    study,
  );

test("beside masked cells, those of weights that the partner's file gives do not leave", async () => {
  const study = await studyOf(filed, surveyed, "wish, age");
  const tables = surveyedTables(said, study);
  expect(tables.map(({ treatment }) => treatment.kind)).toEqual(["masked", "masked"]);
  const joint = weightAgeAndAnswer(said);
  for (const id of ["whole", "sides"]) {
    expect(numbersOf(id, joint, { study, tables, careful: false })).toMatch(/0\.\d\d/);
    expect(numbersOf(id, joint, { study, tables, careful: true })).not.toMatch(/\d/);
  }
});

const many: Counts = [
  [5, 7, 6],
  [6, 5, 5],
  [5, 6, 7],
];

test.each([
  ["margins that anyone knows", margins, ageAndAnswer],
  ["weights of the partner's file", filed, weightAgeAndAnswer],
])("where nothing is masked and nobody alone, they leave: %s", async (_, source, joint) => {
  const study = await studyOf(source, surveyed, "wish, age");
  const tables = surveyedTables(many, study);
  for (const id of ["whole", "sides"])
    expect(numbersOf(id, joint(many), { study, tables, careful: true })).toMatch(/0\.\d\d/);
});

test.each([
  ["margins that anyone knows", margins, ageAndAnswer],
  ["weights of the partner's file", filed, weightAgeAndAnswer],
])("a crossing that no table prints is told by them: %s", async (_, source, joint) => {
  const only = "  whole: { kind: distribution, source: people, title: A, of: wish }\n";
  const study = await studyOf(source, only, "wish, age");
  const tables = protectedOf([sideOf("whole", byAge.columns, [13, 18, 18])], study);
  const numbers = (counts: Counts, careful: boolean) =>
    numbersOf("whole", joint(counts), { study, tables, careful });
  // As many of each age and of each answer, and two of the young say « a », or three.
  const other: Counts = [
    [3, 6, 6],
    [5, 6, 5],
    [5, 6, 7],
  ];
  expect(numbers(said, false)).not.toBe(numbers(other, false));
  expect(numbers(said, true)).not.toMatch(/\d/);
});

test("shares of a line all of one answer in one group of weights do not leave", async () => {
  const only = "  whole: { kind: distribution, source: people, title: A, of: wish }\n";
  const study = await studyOf(margins, only, "wish, age");
  const alike: Counts = [
    [15, 0, 0],
    [6, 5, 5],
    [5, 6, 7],
  ];
  const tables = protectedOf([sideOf("whole", byAge.columns, [26, 11, 12])], study);
  expect(numbersOf("whole", ageAndAnswer(alike), { study, tables, careful: true })).not.toMatch(/\d/);
});

test("nor do shares of all beside those of nearly all: their difference is a crossing too", async () => {
  const asked = `${margins.replace("fields:", "fields:\n  sex: { type: code, codelist: ages, label: Sexe }")}universes: { most: { label: Presque tous, where: { sex: [young, middle] } } }
`;
  const whole = "  whole: { kind: distribution, source: people, title: A, of: wish }\n";
  const most = "  most: { kind: distribution, source: people, title: B, of: wish, universe: most }\n";
  // One of each age and answer is of the sex that the universe leaves out, of five or more.
  const joint = (columns: readonly string[]) =>
    [1, 0].flatMap((out) =>
      ages.flatMap((age, i) =>
        answers.map((answer, j) => ({
          values: columns.map((name) =>
            name === "age" ? age : name === "wish" ? answer : (ages[2 * out] ?? null),
          ),
          count: out === 1 ? 1 : (many[i]?.[j] ?? 0) - 1,
        })),
      ),
    );
  const numbers = async (indicators: string) => {
    const study = await studyOf(asked, indicators, "wish, age");
    const tables = protectedOf([sideOf("whole", byAge.columns, [16, 18, 18])], study);
    return numbersOf("whole", joint, { study, tables, careful: true });
  };
  expect(await numbers(whole)).toMatch(/0\.\d\d/);
  expect(await numbers(whole + most)).not.toMatch(/\d/);
});

test("sums of weights of the partner's file do not leave beside a hidden count of other fields", async () => {
  const study = await studyOf(
    filed.replace("fields:", "fields:\n  sex: { type: code, codelist: ages, label: Sexe }"),
    `${surveyed}  sexes: { kind: distribution, source: people, title: C, of: sex }\n`,
    "wish, age",
  );
  const source = study.sources.get("people");
  const indicator = study.indicators.get("sexes");
  if (!source || !indicator) throw new RangeError("not in the study");
  const [table] = protectedOf([sideOf("sexes", { name: "sex", codes: ages }, [20, 20, 9])], study);
  const [cut] = estimateJoints([indicator], source);
  if (!table || !cut) throw new RangeError("nothing is asked");
  // One weight each: nobody knows them.
  const rows = Array.from({ length: 49 }, (_, at) => ({
    values: cut.columns.map((name) => (name === "sex" ? ages[at < 20 ? 0 : at < 40 ? 1 : 2] : 1 + at ** 2)),
    count: 1,
  })) as Joint["rows"];
  const joints = new Map([[cut.id, { ...cut, rows }]]);
  const whole = (hidden: readonly (readonly string[])[]) => {
    const { table: own } = estimated(
      { study, source, indicator, joints, table },
      { hidden, links: [], ...unrevised, withWeights: [], counted: [] },
    );
    const total = own.rows.find(({ codes }) => codes.at(-1) === "_T");
    const named = own.measures.map((name, at) => [name, total?.values[at] ?? null] as const);
    return Object.fromEntries(named);
  };
  expect(whole([])).toMatchObject({ base: 49, weighted_base: 38073 });
  expect(whole([["age", "wish"]])).toMatchObject({ base: 49, weighted_base: null, effective_base: null });
});

const byVisits: Sides = {
  rows: { name: "age", codes: ages },
  columns: { name: "visits", codes: ["once", "twice", "thrice"] },
};
const came: Counts = [
  [2, 7, 6],
  [6, 5, 5],
  [5, 6, 7],
];

const counted = `fields:
  age: { type: code, codelist: ages, label: Âge }
  number: { type: number, label: Nombre }
derive:
  visits: { bands: number, codelist: visits, label: Visites }
`;
const means = `  mean: { kind: summary, source: people, title: A, of: number, by: age, statistic: mean }
  visits: { kind: profile, source: people, title: B, of: visits, by: age }
`;

test("the mean of a number whose bands are masked tells more of them, and does not leave", async () => {
  const study = await studyOf(counted, means, "visits, age");
  const sizes = came.map((line) => line.reduce((sum, count) => sum + count, 0));
  const tables = protectedOf(
    [sideOf("mean", byVisits.rows, sizes), crossed("visits", byVisits, came)],
    study,
  );
  const [, visits] = tables;
  if (visits === undefined) throw new RangeError("two tables");
  expect(visits.treatment.kind).toBe("masked");
  const ageAndNumber = (counts: Counts) => () =>
    ages.flatMap((age, i) =>
      [1, 2, 3].map((number, j) => ({ values: [age, number], count: counts[i]?.[j] ?? 0 })),
    );
  const printed = (careful: boolean) => (counts: Counts) =>
    numbersOf("mean", ageAndNumber(counts), { study, tables, careful });
  const counts = fewestValues(visits, byVisits, () => "", came);
  expect(fewestValues(visits, byVisits, printed(false), came)).toBeLessThan(counts);
  expect(fewestValues(visits, byVisits, printed(true), came)).toBe(counts);
});

const twice = `${margins}  twin: { type: code, codelist: ages, label: Âge encore }
  sex: { type: code, codelist: ages, label: Sexe }
`;

describe("what is told of a hidden count", async () => {
  const study = await studyOf(twice, surveyed, "wish, age");
  const source = study.sources.get("people");
  if (source === undefined) throw new RangeError("the source");
  const hidden = [["age", "wish"]];
  const unweighted = { weighted: [], isFiled: false };
  const told = (fields: readonly string[], links: readonly (readonly [string, string])[] = []) =>
    couldTell({ ...unweighted, fields }, { hidden, links, withWeights: [], counted: [] }, source);

  test("a model of the fields that it is told apart by does not leave; of others, it may", () => {
    expect(told(["wish", "age", "sex"])).toBe(true);
    expect(told(["wish", "sex"])).toBe(false);
    const whole = { hidden: [[]], links: [], withWeights: [], counted: [] };
    expect(couldTell({ ...unweighted, fields: [] }, whole, source)).toBe(false);
  });

  test("a field that is a function of another in the data is read with it", () => {
    expect(told(["wish", "twin"])).toBe(false);
    expect(told(["wish", "twin"], [["age", "twin"]])).toBe(true);
    const rows = ages.map((age) => ({ values: [age, age, "a"], count: 20 }));
    const joint = { id: "pair", columns: ["age", "twin", "wish"], rows };
    expect(linksOf([joint], source, min)).toEqual([["age", "twin"]]);
    const apart = (count: number) => ({
      ...joint,
      rows: [...rows, { values: ["young", "old", "a"], count }],
    });
    expect(linksOf([apart(min - 1)], source, min)).toEqual([["age", "twin"]]);
    expect(linksOf([apart(min)], source, min)).toEqual([]);
  });

  test("of weights of the partner's file, one of its fields is enough", () => {
    const read = { fields: ["wish", "sex"], weighted: ["wish", "sex"], isFiled: true };
    const secrets = { hidden, links: [], withWeights: [], counted: [] };
    expect(couldTell(read, secrets, source)).toBe(true);
    expect(couldTell({ ...read, weighted: ["sex"] }, secrets, source)).toBe(false);
  });

  test("of weights that anyone knows, what is told with the same weights is taken with it", () => {
    const read = { fields: ["sex", "wish"], weighted: ["wish"], isFiled: false };
    expect(couldTell(read, { hidden, links: [], withWeights: ["sex"], counted: [] }, source)).toBe(false);
    expect(couldTell(read, { hidden, links: [], withWeights: ["sex", "age"], counted: [] }, source)).toBe(
      true,
    );
    const other = { ...read, fields: ["sex"], weighted: ["sex"] };
    expect(couldTell(other, { hidden, links: [], withWeights: ["wish", "age"], counted: [] }, source)).toBe(
      false,
    );
  });

  test("a field counted by another that is told with weights is framed by it, unless that one frames both", () => {
    const secrets = { hidden, links: [], withWeights: [] };
    const read = { fields: ["sex", "wish"], weighted: ["wish"], isFiled: false };
    expect(couldTell(read, { ...secrets, counted: [["age", "sex"]] }, source)).toBe(true);
    const bySex = { fields: ["sex"], weighted: ["sex"], isFiled: false };
    const counted = [
      ["age", "sex"],
      ["wish", "sex"],
    ];
    expect(couldTell(bySex, { ...secrets, counted }, source)).toBe(false);
    expect(couldTell(bySex, { ...secrets, counted, withWeights: ["wish"] }, source)).toBe(true);
  });

  test("a field that the study has no more may be any", () => {
    const before = { hidden: [["gone", "wish"]], links: [], withWeights: [], counted: [] };
    expect(couldTell({ ...unweighted, fields: ["wish", "sex"] }, before, source)).toBe(true);
    expect(couldTell({ ...unweighted, fields: ["sex"] }, before, source)).toBe(false);
  });

  test("the conditions of a universe are read", async () => {
    const asked = `${twice}universes: { young: { label: Jeunes, where: { age: young } } }
`;
    const young = await studyOf(
      asked,
      "  some: { kind: distribution, source: people, title: A, of: sex, universe: young }\n",
      "",
    );
    const [of, indicator] = [young.sources.get("people"), young.indicators.get("some")];
    if (!of || !indicator) throw new RangeError("not in the study");
    expect(readsOf(surveyShares, indicator, of).fields).toEqual(expect.arrayContaining(["sex", "age"]));
  });
});

test("every count of a rounded table is hidden, that of everyone apart", async () => {
  const study = await studyOf(margins, surveyed, "");
  const rounded = { ...study, disclosure: { ...study.disclosure, tables: roundedTo(5) } };
  const tables = protectedOf([crossed("sides", byAge, many)], rounded);
  expect(tables[0]?.treatment.kind).toBe("rounded");
  expect(hiddenCells(tables, study).get("people")).toEqual([["age", "wish"], ["age"], ["wish"]]);
  const joint = ageAndAnswer(many);
  expect(numbersOf("sides", joint, { study, tables, careful: true })).not.toMatch(/\d/);
});

const roundedTo = (round: number): Study["disclosure"]["tables"] =>
  new Map([["sides", { round, merge: [], weight: 1 }]]);
