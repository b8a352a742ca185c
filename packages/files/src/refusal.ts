import { countValue, textValue, type VigieErrors } from "@vigie/words";
import { inputError } from "./problems.ts";
import type { StatisticalKind } from "./statistical-table.ts";

/** Parts of a file in which a contradiction is met. */
type Part = "header" | "rows" | "structure";

/** The reasons for which one file is not read, each with its place. */
export interface Refusal {
  kindWrong(seen: string): VigieErrors;
  truncated(expected: number, size: number): VigieErrors;
  damaged(part: Part): VigieErrors;
  encrypted(): VigieErrors;
  variant(variant: string): VigieErrors;
  encodingUnread(encoding: string): VigieErrors;
  textUndecodable(column: string, encoding: string, row: number | null): VigieErrors;
  valueNul(column: string, row: number): VigieErrors;
  rowsDiffer(declared: number, read: number): VigieErrors;
  headerTooLarge(maxBytes: number): VigieErrors;
}

/** @param shown the file as messages name it */
export function refusalOf(shown: string, kind: StatisticalKind): Refusal {
  const refuse = (
    code: Parameters<typeof inputError>[0],
    words: Readonly<Record<string, string | number>> = {},
    row: number | null = null,
  ) => {
    const named = Object.entries({ kind, ...words }).map(
      ([name, word]) => [name, typeof word === "number" ? countValue(word) : textValue(word)] as const,
    );
    const place = { file: shown, ...(row === null ? {} : { row }) };
    return inputError(code, place, Object.fromEntries(named));
  };
  return {
    kindWrong: (seen) => refuse("files/kind-wrong", { seen }),
    truncated: (expected, size) => refuse("files/truncated", { expected, size }),
    damaged: (part) => refuse("files/damaged", { part }),
    encrypted: () => refuse("files/encrypted"),
    variant: (variant) => refuse("files/variant-unread", { variant }),
    encodingUnread: (encoding) => refuse("files/encoding-unread", { encoding }),
    textUndecodable: (column, encoding, row) =>
      refuse("files/text-undecodable", { column, encoding, xpt: kind === "xpt" ? "yes" : "no" }, row),
    valueNul: (column, row) => refuse("files/value-nul", { column }, row),
    rowsDiffer: (declared, read) => refuse("files/rows-differ", { declared, read }),
    headerTooLarge: (maxBytes) => refuse("files/header-too-large", { max: maxBytes / 1_000_000 }),
  };
}
