import type { VigieError } from "@vigie/words";
import { parse } from "yaml";
import { report } from "../problems.ts";
import type { Piece } from "./piece.ts";

/** Composed apart: each piece brings a part of them. */
const parts: ReadonlySet<string> = new Set([
  "study.yaml",
  "indicators.yaml",
  "diagnostic.fr.md",
  "diagnostic.en.md",
]);

/**
 * The code lists, sources and other files of the pieces, each once. Two pieces may bring the same one, if it says the same.
 * @param instead files that take the place of those of the pieces
 */
export function composedFiles(
  pieces: readonly Piece[],
  instead: ReadonlyMap<string, string>,
  found: VigieError[],
): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  const owners = new Map<string, string>();
  for (const { name, files: own } of pieces)
    for (const [path, text] of own) {
      if (parts.has(path) || instead.has(path)) continue;
      const before = files.get(path);
      if (before === undefined) {
        files.set(path, text);
        owners.set(path, name);
      } else if (before !== text && !isSameContent(before, text))
        report(
          found,
          "study/pieces-disagree",
          { file: path },
          {
            file: path,
            piece: name,
            other: owners.get(path) ?? "",
            what: firstDifference(before, text) ?? path,
          },
        );
    }
  return new Map([...files, ...instead].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function isSameContent(a: string, b: string): boolean {
  return JSON.stringify(parse(a)) === JSON.stringify(parse(b));
}

/** The first code that two versions of a list give differently; null where they are no lists, or differ otherwise. */
function firstDifference(a: string, b: string): string | null {
  const [one, two] = [codesOf(a), codesOf(b)];
  const code = [...one.keys(), ...two.keys()].find((name) => one.get(name) !== two.get(name));
  return code ?? null;
}

function codesOf(text: string): ReadonlyMap<string, string> {
  const { codes } = Object(parse(text));
  if (!Array.isArray(codes)) return new Map();
  return new Map(codes.map((entry) => [String(Object(entry).code), JSON.stringify(entry)]));
}
