import { expect, test } from "vitest";
import { readWhole } from "./world/read-whole.ts";
import { type WrittenSav, writeSav } from "./world/write-sav.ts";

const veryLong = `${"début".padEnd(254, "-")}${"milieu".padEnd(255, "=")}fin`;

const file: WrittenSav = {
  isLittleEndian: true,
  compression: "bytecode",
  columns: [
    { name: "identifiant", width: 12, label: "Numéro d’allocataire" },
    {
      name: "situation",
      width: 0,
      label: "Situation",
      labels: [
        [1, "Seul"],
        [2, "Couple"],
        [9, "Ne sait pas"],
      ],
      missing: [8, 9],
    },
    { name: "age", width: 0, missing: [-1.7976931348623155e308, 0, 999], hasRange: true },
    { name: "naissance", width: 0, format: [20, 11] },
    { name: "maj", width: 0, format: [22, 20] },
    { name: "duree", width: 0, format: [25, 12] },
    { name: "jour", width: 0, format: [26, 3] },
    { name: "reponse", width: 3, missing: ["NR"], labels: [["oui", "Oui"]] },
    {
      name: "commune",
      width: 30,
      labels: [["Saint-Denis", "La commune de Saint-Denis"]],
      missing: ["INCONNUE"],
    },
    { name: "remarques", width: 600 },
    { name: "montant", width: 0 },
  ],
  // 13 860 288 000 seconds from 14 October 1582: 31 December 2021.
  rows: [
    ["000000000001", 1, 30, 13_860_288_000, 13_860_317_730.5, 90_061, 1, "oui", "Saint-Denis", veryLong, 0.1],
    ["é à œuf", 8, 0, 0, 0, 0, 7, "NR", "INCONNUE", "", -1e300],
    ["", null, null, null, null, null, null, "", "", "", null],
    ['a,"b"', 9, -5, 86_400, 86_399, 1, 2, "non", "Épinay", "x", 151],
    ["b", 2, 999, 13_860_288_001, 1, 1, 3, "oui", "Stains", "y", -99],
  ],
};

const read = [
  [
    "000000000001",
    "1",
    "30",
    "2021-12-31",
    "2021-12-31 08:15:30.500",
    "25:01:01",
    "1",
    "oui",
    "Saint-Denis",
    veryLong,
    "0.1",
  ],
  [
    "é à œuf",
    "",
    "",
    "1582-10-14",
    "1582-10-14 00:00:00",
    "00:00:00",
    "7",
    "",
    "",
    "",
    `-1${"0".repeat(300)}`,
  ],
  ["", "", "", "", "", "", "", "", "", "", ""],
  ['a,"b"', "", "", "1582-10-15", "1582-10-14 23:59:59", "00:00:01", "2", "non", "Épinay", "x", "151"],
  ["b", "2", "", "2021-12-31", "1582-10-14 00:00:01", "00:00:01", "3", "oui", "Stains", "y", "-99"],
];

for (const isLittleEndian of [true, false])
  for (const compression of ["none", "bytecode", "zlib"] as const)
    test(`${isLittleEndian ? "little" : "big"}-endian, ${compression}`, async () => {
      const found = await readWhole(writeSav({ ...file, isLittleEndian, compression }), "sav");
      expect(found.rows).toEqual(read);
      expect(found.declaredRows).toBe(5);
    });

test("names, labels and missing values are those of the file", async () => {
  const { columns, missing } = await readWhole(writeSav(file), "sav");
  expect(columns.map(({ name, type }) => [name, type])).toEqual([
    ["identifiant", "text"],
    ["situation", "number"],
    ["age", "number"],
    ["naissance", "date"],
    ["maj", "datetime"],
    ["duree", "time"],
    ["jour", "number"],
    ["reponse", "text"],
    ["commune", "text"],
    ["remarques", "text"],
    ["montant", "number"],
  ]);
  expect(columns[0]?.label).toBe("Numéro d’allocataire");
  expect([...(columns[1]?.labels ?? [])]).toEqual([
    ["1", "Seul"],
    ["2", "Couple"],
    ["9", "Ne sait pas"],
  ]);
  expect([...(columns[7]?.labels ?? [])]).toEqual([["oui", "Oui"]]);
  expect([...(columns[8]?.labels ?? [])]).toEqual([["Saint-Denis", "La commune de Saint-Denis"]]);
  expect(columns[1]?.missing).toEqual({ values: new Set(["8", "9"]), range: null });
  expect(columns[2]?.missing).toEqual({ values: new Set(["999"]), range: { low: -Infinity, high: 0 } });
  expect(columns[9]?.format).toBe("A600");
  expect(missing).toEqual([
    { column: "situation", value: "8", rows: 1 },
    { column: "age", value: "0", rows: 1 },
    { column: "reponse", value: "NR", rows: 1 },
    { column: "commune", value: "INCONNUE", rows: 1 },
    { column: "situation", value: "9", rows: 1 },
    { column: "age", value: "-5", rows: 1 },
    { column: "age", value: "999", rows: 1 },
  ]);
});

test("a file of Windows is read in its encoding", async () => {
  const { rows, columns } = await readWhole(
    writeSav({
      ...file,
      encoding: "latin1",
      columns: [{ name: "prénom", width: 20, label: "Prénom" }],
      rows: [["Zoé"]],
    }),
    "sav",
  );
  expect(columns[0]).toMatchObject({ name: "prénom", label: "Prénom" });
  expect(rows).toEqual([["Zoé"]]);
});

test("a file whose writer did not count its rows is read to its end", async () => {
  for (const compression of ["none", "bytecode", "zlib"] as const) {
    const { rows, declaredRows } = await readWhole(
      writeSav({ ...file, compression, declaredRows: -1 }),
      "sav",
    );
    expect(declaredRows).toBeNull();
    expect(rows).toEqual(read);
  }
});

test("many cases stand across blocks", async () => {
  for (const compression of ["none", "bytecode", "zlib"] as const) {
    // Blocks are of 1 MB: some 4 600 of these cases.
    const rows = Array.from({ length: 5_000 }, (_, at) => [`n${at}`, at % 300, at / 7] as const);
    const columns = [
      { name: "num", width: 205 },
      { name: "a", width: 0 },
      { name: "b", width: 0 },
    ] as const;
    const found = await readWhole(writeSav({ ...file, compression, columns, rows }), "sav");
    expect(found.rows).toEqual(rows.map((row) => row.map(String)));
  }
});
