import { countValue, textValue, type VigieError, VigieErrors } from "@vigie/words";
import type { NamedRow } from "../header.ts";
import { shapesProblem } from "../problems.ts";
import { isWrittenDay, writtenDay } from "../written-values.ts";

/** Reads the cells of a grid; what is not of the grid is kept for the end, by column, and never quoted. */
export interface SheetCells {
  /** The code that a cell stands for; an empty text where it is empty, or wrong. */
  code(cell: Cell, known: ReadonlyMap<string, string>): string;
  /** A number ≥ 0, as text; an empty text where it is empty, or wrong. */
  number(cell: Cell): string;
  /** A day, 2023-12-31 or 31/12/2023; an empty text where it is empty, or wrong. */
  day(cell: Cell): string;
  /** What must stand there: an empty cell is wrong. */
  needed(cell: Cell, known: ReadonlyMap<string, string>): string;
  /** What stands under no column is wrong: a value of that line may have slipped to the right. */
  within(row: NamedRow): void;
  wrong(error: VigieError): void;
  /** @throws {VigieErrors} everything wrong so far */
  end(): void;
}

interface Cell {
  readonly column: string;
  readonly line: number;
  readonly text: string;
}

export function sheetCells(file: string): SheetCells {
  const unknown = new Map<string, Expected & { readonly line: number; count: number }>();
  const errors: VigieError[] = [];
  const beyond: number[] = [];
  const wrong = ({ column, line }: Cell, expected: Expected) => {
    const before = unknown.get(column);
    if (before === undefined) unknown.set(column, { ...expected, line, count: 1 });
    else before.count++;
    return "";
  };
  const code = (cell: Cell, known: ReadonlyMap<string, string>) => {
    const text = cell.text.trim();
    if (text === "") return "";
    return known.get(text.toLowerCase()) ?? wrong(cell, oneOf(known));
  };
  return {
    code,
    needed: (cell, known) => (cell.text.trim() === "" ? wrong(cell, oneOf(known)) : code(cell, known)),
    number: (cell) => {
      const text = cell.text.trim();
      if (text === "") return "";
      const written = text.replace(",", ".");
      return /^\d+(?:\.\d+)?$/.test(written) ? written : wrong(cell, { kind: "number", known: "" });
    },
    day: (cell) => {
      const text = cell.text.trim();
      const day = writtenDay(text);
      if (text === "" || (day !== null && isWrittenDay(day))) return day ?? "";
      return wrong(cell, { kind: "day", known: "" });
    },
    within: (row) => {
      if (row.beyond.some((text) => text.trim() !== "")) beyond.push(row.line);
    },
    wrong: (error) => errors.push(error),
    end: () => {
      const [line] = beyond;
      const all = [
        ...(line === undefined
          ? []
          : [shapesProblem("shapes/grid-cell-beyond", { file, line }, { rows: countValue(beyond.length) })]),
        ...[...unknown].map(([column, { line, kind, known, count }]) =>
          shapesProblem(
            "shapes/grid-value-unknown",
            { file, line },
            {
              column: textValue(column),
              kind: textValue(kind),
              known: textValue(known),
              rows: countValue(count),
            },
          ),
        ),
        ...errors,
      ];
      if (all.length > 0) throw new VigieErrors(all);
    },
  };
}

/** What a cell must hold. */
interface Expected {
  readonly kind: "code" | "number" | "day";
  /** The codes that it may hold; empty for a number or a day. */
  readonly known: string;
}

function oneOf(known: ReadonlyMap<string, string>): Expected {
  return { kind: "code", known: [...known.keys()].join(", ") };
}

/** Codes of a grid, each standing for itself. */
export function identityCodes(entries: Iterable<{ readonly code: string }>): ReadonlyMap<string, string> {
  return new Map([...entries].map(({ code }) => [code, code]));
}
