import { expect, test } from "vitest";
import { type ColumnProfile, type FileProfile, type InputDraft, pooledProfile } from "../src/index.ts";

const days = { iso: 1, fr: 0, us: 0, compact: 0, date9: 0, excel: 0, sas: 0, sas_datetime: 0, spss: 0 };

function column(name: string, counts: Readonly<Record<string, number>>): ColumnProfile {
  const values = Object.entries(counts).map(([value, rows]) => ({ value, rows }));
  const filled = values.reduce((sum, { rows }) => sum + rows, 0);
  return { name, filled, blank: 1, distinct: values.length, values, missing: [], days, numbers: 0 };
}

function profile(file: string, rows: number, columns: readonly ColumnProfile[]): FileProfile {
  return {
    file,
    kind: "csv",
    csv: null,
    sheets: null,
    headerRow: 1,
    rows,
    columns,
    twice: [],
    nameless: 0,
    firstRows: [],
    lastRow: null,
  };
}

const input = {
  kind: "files",
  folder: null,
  files: ["nord.csv", "sud.csv"].map((file) => ({ file, format: {} })),
  format: {},
  column: "antenne",
} satisfies InputDraft;
const nord = profile("nord.csv", 4, [column("sexe", { F: 2, H: 1 }), column("rsa", { oui: 3 })]);
const sud = profile("sud.csv", 6, [column("sexe", { H: 3, X: 2 })]);

test("several files have the columns of all, their values added up, and their names", () => {
  const found = pooledProfile(input, new Map([nord, sud].map((each) => [each.file, each])));
  expect(found?.rows).toBe(10);
  expect(found?.columns.map(({ name }) => name)).toEqual(["sexe", "antenne"]);
  expect(found?.columns[0]).toMatchObject({ filled: 8, blank: 2, distinct: 3, days: { iso: 2 } });
  expect(found?.columns[0]?.values).toEqual([
    { value: "H", rows: 4 },
    { value: "F", rows: 2 },
    { value: "X", rows: 2 },
  ]);
  expect(found?.columns[1]).toMatchObject({
    filled: 10,
    distinct: 2,
    values: [
      { value: "nord", rows: 4 },
      { value: "sud", rows: 6 },
    ],
  });
});

test("nothing is said of them while one is not open, nor of a list where one file has too many values", () => {
  expect(pooledProfile(input, new Map([["nord.csv", nord]]))).toBeNull();
  const many = profile("sud.csv", 900, [{ ...column("sexe", {}), filled: 900, distinct: 900 }]);
  const found = pooledProfile(input, new Map([nord, many].map((each) => [each.file, each])));
  expect(found?.columns[0]).toMatchObject({ values: [], distinct: 902 });
});
