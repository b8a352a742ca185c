import { expect, test } from "vitest";
import { readWhole } from "./world/read-whole.ts";
import { type WrittenTransport, writeTransport } from "./world/write-transport.ts";

const columns = [
  { name: "NUM", type: "text", length: 9, label: "Numéro" },
  { name: "NAISS", type: "number", length: 8, format: "DATE" },
  { name: "MAJ", type: "number", length: 8, format: "DATETIME" },
  { name: "ENFANTS", type: "number", length: 3 },
  { name: "REVENU", type: "number", length: 8 },
] as const;

const file: WrittenTransport = {
  version: 5,
  columns,
  rows: [
    ["a é", 22645, 1956528000, 3, 0.1],
    ["", ".", "._", ".C", ".A"],
    ["         ", 0, 0, 0, -123456.789],
    ["z", -1, -1, -2, 2 ** 60],
  ],
};

test("numbers, days, missing values and texts of version 5", async () => {
  const found = await readWhole(writeTransport(file), "xpt");
  expect(found.rows).toEqual([
    ["a é", "2021-12-31", "2021-12-31 00:00:00", "3", "0.1"],
    ["", "", "", "", ""],
    ["", "1960-01-01", "1960-01-01 00:00:00", "0", "-123456.789"],
    ["z", "1959-12-31", "1959-12-31 23:59:59", "-2", "1152921504606847000"],
  ]);
  expect(found.columns.map(({ name, label, type }) => [name, label, type])).toEqual([
    ["NUM", "Numéro", "text"],
    ["NAISS", "", "date"],
    ["MAJ", "", "datetime"],
    ["ENFANTS", "", "number"],
    ["REVENU", "", "number"],
  ]);
  expect(found.missing.map(({ value }) => value)).toEqual(["._", ".C", ".A"]);
  expect(found.declaredRows).toBeNull();
});

test("names of version 8 have 32 letters, and labels more than 40", async () => {
  const long = {
    name: "un_nom_de_colonne_de_trente_deux",
    type: "number",
    length: 8,
    label: "x".repeat(90),
  } as const;
  const found = await readWhole(
    writeTransport({ version: 8, columns: [...columns, long], rows: [["a", 1, 2, 3, 4, 5]] }),
    "xpt",
  );
  expect(found.columns[5]).toMatchObject({ name: long.name, label: long.label });
  expect(found.rows).toEqual([["a", "1960-01-02", "1960-01-01 00:00:02", "3", "4", "5"]]);
});

test("the encoding is the one given", async () => {
  const bytes = writeTransport({ ...file, encoding: "latin1" });
  expect((await readWhole(bytes, "xpt", "windows-1252")).rows[0]?.[0]).toBe("a é");
  await expect(readWhole(bytes, "xpt")).rejects.toMatchObject({ message: "files/text-undecodable" });
  // An accented letter at the very end of a field looks like one of UTF-8 that was cut.
  const columns = [{ name: "A", type: "text", length: 4 }] as const;
  const full = writeTransport({ version: 5, columns, rows: [["café"]], encoding: "latin1" });
  await expect(readWhole(full, "xpt")).rejects.toMatchObject({ message: "files/text-undecodable" });
});

test("rows that hold nothing are kept where another follows", async () => {
  const texts = [{ name: "A", type: "text", length: 5 }] as const;
  const { rows } = await readWhole(
    writeTransport({ version: 5, columns: texts, rows: [["a"], [""], ["b"]] }),
    "xpt",
  );
  expect(rows).toEqual([["a"], [""], ["b"]]);
});

test("several tables in a file are refused", async () => {
  const one = writeTransport(file);
  const two = new Uint8Array([...one, ...one.subarray(240)]);
  await expect(readWhole(two, "xpt")).rejects.toMatchObject({
    errors: [{ code: "files/variant-unread", values: { variant: { value: "members" } } }],
  });
});
