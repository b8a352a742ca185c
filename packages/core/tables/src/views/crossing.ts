import { drawnSeverities, textWidth } from "@vigie/drawing";
import { answersOf, contentOf, type Source } from "@vigie/study";
import { total, unknown } from "@vigie/table";
import { labelOf } from "../labels.ts";
import type { Subject } from "../subject.ts";
import { tableViewOf } from "./view.ts";

/** A table of two attributes, each cell a count, the share of one code of a third, or how many obstacles were noted. */
export interface Crossing {
  /** Attributes that make the rows and the columns. */
  readonly rows: string;
  readonly columns: string;
  /** Code whose share is the cell; null where units are counted. */
  readonly share: string | null;
  readonly rowCodes: readonly string[];
  readonly columnCodes: readonly string[];
  readonly at: (row: string, column: string) => CrossCell;
}

export interface CrossCell {
  /** A count, or a share in 0..1; null where hidden, too uncertain or without a base. */
  readonly value: number | null;
  /** Units on which a share is; the count itself where there is none. Null where hidden. */
  readonly base: number | null;
  /** Units of a share that nothing weights; null elsewhere, and where hidden. */
  readonly count: number | null;
  /** What the only unit of a base answered; null for any other base. */
  readonly only: string | null;
  /** Whether its zero says nothing: units of its row or of its column have an unknown other side, and may be here. */
  readonly isUnknown: boolean;
}

/** A cell with the codes of its row and of its column. */
export interface NamedCell extends CrossCell {
  readonly row: string;
  readonly column: string;
}

/** Parts of tests of services whose result is a share: how many were completed, or reached a step. */
const compared: readonly Source["serviceTest"][] = ["tests", "steps"];

/**
 * Whether an indicator is read as a table of two characteristics. Places, obstacles and topics of quality are few and
 * whole: they are counted, and not compared.
 */
export function isCrossed({ indicator, source }: Pick<Subject, "indicator" | "source">): boolean {
  const { crossed, groupedBy } = contentOf(indicator);
  const isCounted = source.protects === "nothing" && !compared.includes(source.serviceTest);
  return crossed.length > 0 || (groupedBy !== null && isCounted);
}

/** Whether a crossing is one of answers by yes, partly or no that nothing protects, each known. */
export function isAnswerGrid({ indicator, source }: Pick<Subject, "indicator" | "source">): boolean {
  return (
    contentOf(indicator).crossed.length > 1 &&
    source.protects === "nothing" &&
    answersOf(source, indicator.of).join() === "yes,partly,no"
  );
}

/** Attributes that split the table, before what is counted. */
export function splitsOf({ indicator }: Subject): readonly string[] {
  const { crossed, groupedBy } = contentOf(indicator);
  if (crossed.length > 0) return crossed;
  if (groupedBy === null) throw new RangeError("not a crossing");
  return [groupedBy];
}

/** @throws {RangeError} when the indicator is not a crossing */
export function crossingOf(subject: Subject): Crossing {
  const { indicator, table } = subject;
  const splits = splitsOf(subject);
  const [rows = indicator.of, second] = splits;
  const columns = second ?? indicator.of;
  const codes = answersOf(subject.source, indicator.of);
  const severe = drawnSeverities.filter((code) => codes.includes(code));
  const share = second === undefined || severe.length > 0 ? null : (codes[0] ?? null);
  // Counts add up in view: places of no known territory have their column.
  const ends = second === undefined ? [unknown] : [];
  const occurring = (dimension: string, position: number) =>
    [...answersOf(subject.source, dimension), ...ends].filter((code) =>
      table.rows.some(({ codes, count }) => codes[position] === code && count !== 0),
    );
  const counted = { count: null, only: null, isUnknown: false };
  const lineAt = (row: string, column: string) =>
    tableViewOf(subject).line({ [rows]: row, [columns]: column });
  return {
    rows,
    columns,
    share,
    rowCodes: occurring(rows, 1),
    columnCodes: occurring(columns, 2),
    at: (row, column) => {
      if (second !== undefined && share === null) {
        // Obstacles noted, whatever their severity: the table gives them.
        const noted = lineAt(row, column).cell(...severe).count;
        return { ...counted, value: noted, base: noted };
      }
      if (share === null) {
        const count = countAt(subject, row, column);
        const isUnknown = mayBeElsewhere(subject, row, column);
        return { ...counted, value: count, base: count, isUnknown };
      }
      const line = lineAt(row, column);
      const cell = line.cell(share);
      const base = line.counted.has(total) ? line.base : 0;
      return {
        value: cell.share,
        base,
        count: cell.share === null || line.rules.isWeighted ? null : (cell.count ?? 0),
        only: base === 1 ? (codes.find((code) => line.counted.get(code)?.count === 1) ?? null) : null,
        isUnknown: false,
      };
    },
  };
}

/** Turns a crossing: its rows become columns. */
export function turned<C extends Crossing>(crossing: C): C {
  const { rows, columns, rowCodes, columnCodes, at } = crossing;
  return {
    ...crossing,
    rows: columns,
    columns: rows,
    rowCodes: columnCodes,
    columnCodes: rowCodes,
    at: (row: string, column: string) => at(column, row),
  };
}

/** The cells of the rows and columns of a crossing. */
export function cellsIn({ rowCodes, columnCodes, at }: Crossing): readonly NamedCell[] {
  return rowCodes.flatMap((row) => columnCodes.map((column) => ({ row, column, ...at(row, column) })));
}

/** Units of a row and a column of a table of two attributes; null where hidden. */
function countAt(subject: Subject, row: string, column: string): number | null {
  return tableViewOf(subject).lineBefore([subject.indicator.universe, row]).cell(column).count;
}

/** Whether no unit is counted in a cell, while some of its row or of its column have an unknown code on the other side. */
export function mayBeElsewhere(subject: Subject, row: string, column: string): boolean {
  if ([row, column].some((code) => code === unknown || code === total)) return false;
  return (
    countAt(subject, row, column) === 0 &&
    (countAt(subject, row, unknown) !== 0 || countAt(subject, unknown, column) !== 0)
  );
}

/** Columns in view; what the others hold is in the table. */
const columnsMax = 8;
const rowsMax = 12;

/** The rows and columns of a crossing that are drawn, and how many are left to its table. */
export function crossingInView(subject: Subject): Crossing & { readonly rest: number } {
  return inView(upright(crossingOf(subject), subject));
}

/** The longest names make the rows, where they are read without turning the head. */
function upright(crossing: Crossing, subject: Subject): Crossing {
  const { rows, columns, rowCodes, columnCodes } = crossing;
  const longest = (dimension: string, codes: readonly string[]) =>
    Math.max(0, ...codes.map((code) => textWidth(labelOf(subject, dimension, code), 14)));
  return longest(columns, columnCodes) <= longest(rows, rowCodes) ? crossing : turned(crossing);
}

/** Rows and columns from the greatest to the least, the unknown last; shares keep the order of their code list. */
function inView(crossing: Crossing): Crossing & { readonly rest: number } {
  const { rowCodes, columnCodes, at, share } = crossing;
  const sum = (cells: readonly { readonly value: number | null }[]) =>
    cells.reduce((all, { value }) => all + (value ?? 0), 0);
  const sorted = (codes: readonly string[], sizeOf: (code: string) => number) =>
    codes.toSorted((a, b) => Number(a === unknown) - Number(b === unknown) || sizeOf(b) - sizeOf(a));
  const columns =
    share === null ? sorted(columnCodes, (code) => sum(rowCodes.map((row) => at(row, code)))) : columnCodes;
  const rows = sorted(rowCodes, (code) => sum(columnCodes.map((column) => at(code, column))));
  return {
    ...crossing,
    columnCodes: columns.slice(0, columnsMax),
    rowCodes: rows.slice(0, rowsMax),
    rest: Math.max(0, columns.length - columnsMax) + Math.max(0, rows.length - rowsMax),
  };
}
