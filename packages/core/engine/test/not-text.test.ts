import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { csvShape, fileRows, filesProblems, withFile } from "@vigie/files";
import { disk } from "@vigie/files/node";
import { describeProblem, type VigieError, VigieErrors } from "@vigie/words";
import ExcelJS from "exceljs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { profileDiskFile } from "../src/node/index.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "vigie-not-text-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const noise = Buffer.from(Array.from({ length: 9000 }, (_, at) => (at * at * 31 + 7 * at) % 256));
async function workbook(): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  book.addWorksheet("Foyers").addRows([
    ["cle", "rsa"],
    ["1", "oui"],
  ]);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

async function refusal(reading: Promise<unknown>): Promise<VigieError> {
  const error = await reading.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof VigieErrors) || error.errors[0] === undefined)
    throw error ?? new Error("not refused");
  return error.errors[0];
}

/** As `run` reads it, then as `map` does. */
function readings(path: string): readonly (() => Promise<unknown>)[] {
  const format = { kind: "csv", encoding: "cp1252", delimiter: ";", quote: '"' } as const;
  const file = { path, shown: path };
  return [
    () => withFile(disk, file, (source) => fileRows(source, file, format).next()),
    () => profileDiskFile({ path, workFolder: join(folder, "travail") }),
    () => withFile(disk, file, (source) => csvShape(source, file)),
  ];
}

describe("a file named .csv that is none is reported as what it is, by a run and by a proposal", () => {
  test.each([
    ["an Excel workbook", workbook, "classeur Excel", "l’extension .xlsx"],
    ["a zip", () => Buffer.concat([Buffer.from("PK\u0003\u0004"), noise]), "archive zip", "Décompressez"],
    ["a PDF", () => Buffer.concat([Buffer.from("%PDF-1.7\n"), noise]), "un PDF", "l’extraction"],
    ["a Parquet file", () => Buffer.concat([Buffer.from("PAR1"), noise]), "Parquet", ".parquet"],
    [
      "an old Excel workbook",
      () => Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), noise]),
      "ancien format",
      "en .xlsx",
    ],
    [
      "a page of the web",
      () => Buffer.from("\ufeff\n<!DOCTYPE html><html><table><tr><td>cle</td></tr></table></html>"),
      "page HTML",
      "Excel",
    ],
    ["any bytes", () => noise, "octets qui ne sont pas du texte", "refaites l’extraction"],
    [
      "UTF-16 without its mark",
      () => Buffer.from("cle;rsa\n1;oui\n", "utf16le"),
      "octets qui ne sont pas du texte",
      "encoding: utf-16",
    ],
  ])("%s", async (name, bytes, what, cure) => {
    const path = join(folder, `${name}.csv`);
    await writeFile(path, await bytes());
    for (const reading of readings(path)) {
      const error = await refusal(reading());
      const answerOf = describeProblem(error, filesProblems, "fr");
      expect(error.code).toBe("files/file-not-text");
      expect(answerOf.what).toContain(what);
      expect(answerOf.cure).toContain(cure);
    }
  });
});

test("a gzip without its extension is undone by a proposal, as a run does", async () => {
  const path = join(folder, "sans-extension.csv");
  await writeFile(path, gzipSync("cle;rsa\n1;oui\n"));
  const { columns } = await profileDiskFile({ path, workFolder: join(folder, "travail") });
  expect(columns.map(({ name }) => name)).toEqual(["cle", "rsa"]);
});

test("UTF-16 declared as CP1252 is told by its first two bytes", async () => {
  const path = join(folder, "utf16.csv");
  await writeFile(path, Buffer.from("\ufeffcle;rsa\n1;oui\n", "utf16le"));
  const [reading] = readings(path);
  if (reading === undefined) throw new RangeError("no reading");
  expect((await refusal(reading())).code).toBe("files/encoding-is-utf16");
});
