import type { Conversion, ConversionNote, ConversionPair } from "@vigie/files";
import type { CliMessages } from "../messages.ts";
import type { Terminal } from "../terminal/terminal.ts";

/** Cases of one note whose lines are printed; the quality report has the others. */
const casesShown = 5;
const pairsShown = 3;

/** What the conversion of a file of a known shape did to its rows: each case with its number and its first lines. */
export function conversionRows(
  conversion: Conversion,
  { message, language }: CliMessages,
  effects: readonly ConversionNote["effect"][] = ["set_aside", "converted", "noticed"],
): readonly (readonly [string, string])[] {
  const notes = conversion.notes.filter(({ effect }) => effects.includes(effect));
  return notes.map(({ message: note, effect, count, lines }) => [
    message("conversion.effect", { count, effect }),
    message("conversion.note", {
      note: note[language],
      lines: `${lines
        .slice(0, casesShown)
        .map((one) => one.join("+"))
        .join(", ")}${count > casesShown ? "…" : ""}`,
      cases: count,
      of: isOfRecords(conversion) ? "records" : "rows",
    }),
  ]);
}

/**
 * What a person should look at in the files that were converted for a run: rows kept as they are, and places that may be one.
 * A file that several sources read is reported once.
 * @param conversions by source
 */
export function printNoticed(conversions: ReadonlyMap<string, Conversion>, terminal: Terminal): void {
  const noticed = [...conversions].flatMap(([source, conversion]) => {
    const rows = conversionRows(conversion, terminal.messages, ["noticed"]);
    const all = [...rows, ...pairRows(conversion, terminal.messages)];
    return rows.length === 0 ? [] : [{ source, file: conversion.file, rows: all }];
  });
  for (const same of Map.groupBy(noticed, ({ file, rows }) => JSON.stringify([file, rows])).values()) {
    const [{ file, rows } = { file: "", rows: [] }] = same;
    terminal.print("conversion.noticed", { source: same.map((each) => each.source).join(", "), file });
    terminal.list(rows);
  }
}

/** Two places that may be one, for a person to compare. */
export function pairRows(
  conversion: Conversion,
  { message }: CliMessages,
): readonly (readonly [string, string])[] {
  return conversion.notes
    .filter(({ effect }) => effect === "noticed")
    .flatMap(({ pairs = [] }) => pairs)
    .slice(0, pairsShown)
    .map((pair) => [
      message("conversion.pairLines", placesOf(pair)),
      message("conversion.pairShown", {
        metres: pair.metres ?? -1,
        names: pair.names,
        address: wordOf(pair.address),
        siret: wordOf(pair.siret),
      }),
    ]);
}

function placesOf({ lines: [one, other], files: [file, otherFile] }: ConversionPair) {
  return { one, other, file, otherFile, files: file === otherFile ? "one" : "two" };
}

function wordOf(isSame: boolean | null): "same" | "other" | "unknown" {
  return isSame === null ? "unknown" : isSame ? "same" : "other";
}

function isOfRecords({ file }: Conversion): boolean {
  return /\.json$/i.test(file);
}
