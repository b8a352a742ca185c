import { expect, test } from "vitest";
import { sourcesSharingFile } from "../src/index.ts";
import type { InputFormat } from "../src/input-file.ts";

const csv = { kind: "parquet" } as const;
const table = { kind: "table", connection: "caf" } as const;

/** Sources, each with the files of its units and of its contacts. */
function mappingOf(
  files: Readonly<Record<string, readonly [string, string | null]>>,
  format: InputFormat = csv,
) {
  const input = (path: string) => ({ shown: path, path, format });
  const sources = Object.entries(files).map(([id, [units, contacts]]) => {
    const columns = { key: "cle", pad: null, otherRows: "refuse" as const };
    const named = { column: "c", codes: new Map(), without: [], dates: "iso" as const, separator: ";" };
    return [
      id,
      {
        units: {
          ...columns,
          file: input(units),
          fromContacts: false,
          shape: null,
          fields: new Map(),
          items: new Map(),
        },
        contacts:
          contacts === null
            ? null
            : { ...columns, file: input(contacts), date: named, channel: named, motive: null },
      },
    ] as const;
  });
  return { sources: new Map(sources) };
}

test.each([
  ["the same file", { a: ["foyers.csv", null], b: ["foyers.csv", null] }, ["b"]],
  ["files of one folder", { a: ["foyers.csv", null], b: ["autres.csv", null] }, []],
  ["files of one name in two folders", { a: ["2022/foyers.csv", null], b: ["2023/foyers.csv", null] }, []],
  ["the same by another way", { a: ["x/foyers.csv", null], b: ["./x/../x//FOYERS.csv", null] }, ["b"]],
  ["as Windows writes it", { a: ["x/foyers.csv", null], b: ["x\\foyers.csv", null] }, ["b"]],
  ["the contacts of one, the units of the other", { a: ["a.csv", "c.csv"], b: ["c.csv", null] }, ["b"]],
  [
    "the contacts of three",
    { a: ["a.csv", "c.csv"], b: ["b.csv", "c.csv"], d: ["d.csv", "c.csv"] },
    ["b", "d"],
  ],
] as const)("sources share a file: %s", (_, files, expected) => {
  expect(sourcesSharingFile(mappingOf(files), "a")).toEqual(expected);
});

test("sources share a table, whatever the case and the quotes of its name", () => {
  const files = {
    a: ["entrepot.foyers", null],
    b: ['Entrepot."foyers"', null],
    d: ["foyers", null],
  } as const;
  expect(sourcesSharingFile(mappingOf(files, table), "a")).toEqual(["b"]);
});
