import { loadSolver, type ProtectedTable, protect } from "@vigie/disclosure";
import type { Joint, Table } from "@vigie/engine";
import { loadStudy, type Study, VigieErrors } from "@vigie/study";
import { expect, test } from "vitest";
import { couldTell, hiddenCells } from "../src/estimates/hidden-cells.ts";
import { estimated, estimateJoints } from "../src/estimates/index.ts";

/** Whether numbers made from what stays give back what is masked: every table that fits all that is printed, listed. */
const highs = await loadSolver();
const min = 3;

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
  return protect({ study, tables, joints: new Map(), previous: [] }, highs).tables;
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
  return JSON.stringify(
    estimated({ study, source, indicator, joints, table }, hidden).table.rows.map(({ values }) => values),
  );
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

test("where nothing is masked, they leave", async () => {
  const study = await studyOf(margins, surveyed, "wish, age");
  const tables = protectedOf([sideOf("whole", byAge.columns, [13, 18, 18])], study);
  const numbers = numbersOf("whole", ageAndAnswer(said), { study, tables, careful: true });
  expect(numbers).toMatch(/0\.\d\d/);
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

test("a model of fields that a hidden count is told apart by does not leave; of others, it may", async () => {
  const study = await studyOf(margins, surveyed, "wish, age");
  const source = study.sources.get("people");
  if (source === undefined) throw new RangeError("the source");
  const hidden = [["age", "wish"]];
  expect(couldTell(["wish", "age", "sex"], hidden, source)).toBe(true);
  expect(couldTell(["wish", "sex"], hidden, source)).toBe(false);
  expect(couldTell([], [[]], source)).toBe(false);
});
