import { expect, test } from "vitest";
import { readWhole } from "./world/read-whole.ts";
import { type WrittenDataSet, writeDataSet } from "./world/write-data-set.ts";

const columns = [
  { name: "NUM", type: "text", length: 12, label: "Numéro d’allocataire" },
  { name: "naissance", type: "number", length: 8, format: "DDMMYY", label: "Né le" },
  { name: "ouverture", type: "number", length: 4, format: "DATE" },
  { name: "maj", type: "number", length: 8, format: "DATETIME" },
  { name: "heure", type: "number", length: 8, format: "TIME" },
  { name: "enfants", type: "number", length: 3 },
  { name: "un_nom_de_colonne_de_trente_deux", type: "number", length: 8, format: "SEXEF" },
] as const;

// 22 645 days and 1 956 528 000 seconds from 1 January 1960: 31 December 2021.
const rows = [
  ["000000000001", 22645, 0, 1956528000, 0, 3, 0.1],
  ["é à œuf", -1, 22645, 1956528000.25, 29730.5, ".", ".A"],
  ["", ".", ".Z", "._", ".", 0, -1234567.5],
  ['a,"b"', 0, 22645, 0, 90061, 8192, 1e-7],
] as const;

const read = [
  ["000000000001", "2021-12-31", "1960-01-01", "2021-12-31 00:00:00", "00:00:00", "3", "0.1"],
  ["é à œuf", "1959-12-31", "2021-12-31", "2021-12-31 00:00:00.250", "08:15:30.500", "", ""],
  ["", "", "", "", "", "0", "-1234567.5"],
  ['a,"b"', "1960-01-01", "2021-12-31", "1960-01-01 00:00:00", "25:01:01", "8192", "0.0000001"],
];

const variants = [true, false].flatMap((is64Bit) =>
  [true, false].flatMap((isLittleEndian) =>
    ([null, "runs", "ross"] as const).map((compression) => ({ is64Bit, isLittleEndian, compression })),
  ),
);

const set: WrittenDataSet = {
  is64Bit: true,
  isLittleEndian: true,
  compression: null,
  encoding: 20,
  columns,
  rows,
};

for (const variant of variants)
  test(`${variant.is64Bit ? 64 : 32} bits, ${variant.isLittleEndian ? "little" : "big"}-endian, ${variant.compression ?? "not compressed"}`, async () => {
    const found = await readWhole(writeDataSet({ ...set, ...variant }), "sas7bdat");
    expect(found.rows).toEqual(read);
    expect(found.declaredRows).toBe(4);
    expect(found.columns.map(({ name }) => name)).toEqual(columns.map(({ name }) => name));
    expect(found.columns[0]?.label).toBe("Numéro d’allocataire");
    expect(found.columns.map(({ type }) => type)).toEqual([
      "text",
      "date",
      "date",
      "datetime",
      "time",
      "number",
      "number",
    ]);
    expect(found.missing).toEqual([
      { column: "un_nom_de_colonne_de_trente_deux", value: ".A", rows: 1 },
      { column: "ouverture", value: ".Z", rows: 1 },
      { column: "maj", value: "._", rows: 1 },
    ]);
  });

test("a kind of missing may be written as its letter", async () => {
  const bytes = writeDataSet({
    ...set,
    columns: [{ name: "x", type: "number", length: 8 }],
    rows: [[".A"], [".Z"], ["."]],
  });
  const letters = new Map([
    [0xfd, 0xff - 0x41],
    [0xe4, 0xff - 0x5a],
  ]);
  for (let at = 2 * 8192; at + 2 < bytes.length; at++)
    if (bytes[at + 1] === 0xff && bytes[at + 2] === 0xff)
      bytes[at] = letters.get(bytes[at] ?? 0) ?? bytes[at] ?? 0;
  const { missing, rows: found } = await readWhole(bytes, "sas7bdat");
  expect(found).toEqual([[""], [""], [""]]);
  expect(missing.map(({ value }) => value)).toEqual([".A", ".Z"]);
});

test("a file of Windows is read in its encoding", async () => {
  const windows = {
    ...set,
    encoding: 62,
    rows: [["\u00e9\u0153".replace("\u0153", "\u009c"), ".", ".", ".", ".", ".", "."]],
  } as const;
  const { rows: found, columns: named } = await readWhole(
    writeDataSet({ ...windows, columns: columns.map((column) => ({ ...column, label: "" })) }),
    "sas7bdat",
  );
  expect(found[0]?.[0]).toBe("éœ");
  expect(named[0]?.name).toBe("NUM");
});

test("many pages are read in order", async () => {
  for (const compression of [null, "runs", "ross"] as const) {
    const many = Array.from(
      { length: 3000 },
      (_, at) => [`n${at}`, at, at, at * 86_400, at, at % 8192, at / 7] as const,
    );
    const { rows: found } = await readWhole(writeDataSet({ ...set, compression, rows: many }), "sas7bdat");
    expect(found.map((row) => [row[0], row[6]])).toEqual(many.map((row) => [row[0], String(row[6])]));
  }
});

test("deleted rows are left out, and the header's count is without them", async () => {
  for (const is64Bit of [true, false]) {
    const many = Array.from({ length: 300 }, (_, at) => [`n${at}`, at, at, at, at, at, at] as const);
    const deleted = [0, 7, 8, 9, 150, 299];
    const found = await readWhole(writeDataSet({ ...set, is64Bit, rows: many, deleted }), "sas7bdat");
    expect(found.declaredRows).toBe(294);
    expect(found.rows.map(([name]) => name)).toEqual(
      many.map(([name]) => name).filter((_, at) => !deleted.includes(at)),
    );
  }
});

test("names and labels that stand after the rows are found", async () => {
  const { columns: found, rows: all } = await readWhole(
    writeDataSet({ ...set, isAmended: true }),
    "sas7bdat",
  );
  expect(found.map(({ name }) => name)).toEqual(columns.map(({ name }) => name));
  expect(all).toEqual(read);
});

test("a number of 3 to 8 bytes keeps what was stored", async () => {
  for (const length of [3, 4, 5, 6, 7, 8]) {
    const { rows: found } = await readWhole(
      writeDataSet({
        ...set,
        columns: [{ name: "x", type: "number", length }],
        rows: [[8192], [-0.5], [".B"], [0]],
      }),
      "sas7bdat",
    );
    expect(found).toEqual([["8192"], ["-0.5"], [""], ["0"]]);
  }
});
