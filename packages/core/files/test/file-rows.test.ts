import { VigieErrors } from "@vigie/words";
import { expect, test } from "vitest";
import { fileRows } from "../src/file-rows.ts";

const csv = { kind: "csv", encoding: "utf-8", delimiter: ";", quote: '"' } as const;
const file = { shown: "lieux.csv", path: "lieux.csv" };

async function rowsOf(
  bytes: Uint8Array<ArrayBuffer> | string,
  format: typeof csv | { kind: "csv"; encoding: "cp1252" | "utf-16"; delimiter: ";"; quote: '"' } = csv,
) {
  const rows: [number, ...string[]][] = [];
  for await (const { line, values } of fileRows(new Blob([bytes]), file, format))
    rows.push([line, ...values]);
  return rows;
}

test("rows stand on the line where they end; lines with nothing are none", async () => {
  expect(await rowsOf('Liste des lieux\n\nnom;commune\n"Mairie\nannexe";Stains\n')).toEqual([
    [1, "Liste des lieux"],
    [3, "nom", "commune"],
    [5, "Mairie\nannexe", "Stains"],
  ]);
});

test.each([
  ["a quote left open", 'nom;commune\n"Mairie;Stains\n', "files/quote-unclosed"],
  ["a line without end", `nom;commune\n${"Mairie;Stains;".repeat(90_000)}`, "files/line-too-long"],
])("%s is said with its line", async (_, text, code) => {
  const error = await rowsOf(text).catch((reason: unknown) => reason);
  expect(error instanceof VigieErrors && error.errors.map(({ code, place }) => [code, place.line])).toEqual([
    [code, 2],
  ]);
});

test.each<readonly [title: string, bytes: Uint8Array<ArrayBuffer>, line: number]>([
  [
    "of an accented letter in CP1252",
    Uint8Array.from(Buffer.from("nom;commune\n\nMairie;Stains\nMus\u00e9e;Dugny\n", "latin1")),
    4,
  ],
  ["of a letter cut at the end", new TextEncoder().encode("nom\nMusé\n").slice(0, -2), 2],
])("what is not UTF-8 is refused with its line: %s", async (_, bytes, line) => {
  const error = await rowsOf(bytes).catch((reason: unknown) => reason);
  expect(error instanceof VigieErrors && error.errors.map(({ code, place }) => [code, place.line])).toEqual([
    ["files/encoding-wrong", line],
  ]);
});

test("a replacement character that the file holds is a letter like another", async () => {
  expect(await rowsOf("nom\nMus\uFFFDe\n")).toEqual([
    [1, "nom"],
    [2, "Mus\uFFFDe"],
  ]);
});
