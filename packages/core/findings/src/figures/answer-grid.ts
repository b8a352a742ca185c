import { type AnswerCell, type AnswerGrid, answerGrid as drawGrid } from "@vigie/drawing";
import { answersOf, contentOf } from "@vigie/study";
import { total } from "@vigie/table";
import {
  byDimension,
  type Crossing,
  crossingInView,
  dimensionLabel,
  isAnswerGrid,
  labelOf,
  ranked,
  type Subject,
  tableViewOf,
  turned,
  unitName,
} from "@vigie/tables";
import type { MessageValues } from "@vigie/words";
import type { FigureKind } from "../figure-kind.ts";
import { drawingsOf, marksOfKind } from "../figure-mark.ts";
import { crossingTable } from "../figure-tables/crossing-table.ts";
import { figureTexts } from "./figure-texts.ts";

/** Answers by yes, partly or no, crossed with two characteristics: a square each, full, half or empty. */
export const answerGridFigure: FigureKind = {
  shows: isAnswerGrid,
  markable: ({ source, indicator }) => ({
    row: contentOf(indicator).crossed.flatMap((name) => answersOf(source, name)),
  }),
  make: (subject) => {
    const { indicator, formatter } = subject;
    const grid = gridOf(subject);
    const worst = worstRow(grid);
    const read = readValues(subject, grid);
    return {
      ...figureTexts(subject, {
        title: worst && "grid.title",
        subtitle: "grid.subtitle",
        alternative: grid.lines.map((line) => lineText(subject, grid, line)).join(" "),
        reading: read && "grid.reading",
        values: {
          ...(worst && {
            row: labelOf(subject, grid.rows, worst.code),
            count: worst.count,
            known: worst.known,
          }),
          answer: labelOf(subject, indicator.of, grid.answers.at(-1) ?? ""),
          rows: dimensionLabel(subject, grid.rows),
          by: byDimension(subject, grid.columns),
        },
        read,
      }),
      ...drawingsOf(subject, (canvas) => drawGrid(canvas, drawnOf(subject, grid))),
      remarks: grid.rest === 0 ? [] : [formatter.message("heat.rest", { rest: grid.rest })],
      table: crossingTable(subject),
    };
  },
};

interface Grid extends Pick<Crossing, "rows" | "columns" | "columnCodes"> {
  /** From yes to no. */
  readonly answers: readonly string[];
  readonly lines: readonly GridLine[];
  readonly rest: number;
}

interface GridLine {
  readonly code: string;
  readonly isMarked: boolean;
  readonly cells: readonly GridCell[];
}

interface GridCell {
  readonly column: string;
  /** Count of each answer; null where hidden. */
  readonly counts: readonly (number | null)[];
  /** Number of those who answered; null where hidden. */
  readonly base: number | null;
}

/** The rows that the text points at first; rows, and columns, from the fullest. */
function gridOf(subject: Subject): Grid {
  const { indicator, source, marks } = subject;
  const marked = new Set(marksOfKind(marks, "row").flatMap(({ codes }) => codes));
  const inView = crossingInView(subject);
  const crossing = inView.columnCodes.some((code) => marked.has(code)) ? turned(inView) : inView;
  const answers = answersOf(source, indicator.of);
  const cellAt = (row: string, column: string): GridCell => {
    const line = tableViewOf(subject).line({ [crossing.rows]: row, [crossing.columns]: column });
    const base = line.counted.has(total) ? line.base : 0;
    return { column, base, counts: answers.map((code) => line.cell(code).count) };
  };
  const sum = (cells: readonly GridCell[]) => cells.reduce((all, cell) => all + fullness(cell), 0);
  const columnCodes = crossing.columnCodes.toSorted(
    (a, b) =>
      sum(crossing.rowCodes.map((row) => cellAt(row, b))) -
      sum(crossing.rowCodes.map((row) => cellAt(row, a))),
  );
  const lines = crossing.rowCodes
    .map((code) => ({
      code,
      isMarked: marked.has(code),
      cells: columnCodes.map((column) => cellAt(code, column)),
    }))
    .toSorted((a, b) => Number(b.isMarked) - Number(a.isMarked) || sum(b.cells) - sum(a.cells));
  return { ...crossing, columnCodes, answers, lines };
}

function partsOf({ counts, base }: GridCell): AnswerCell {
  if (base === 0) return "nothing";
  const [full, half] = counts;
  if (base === null || full == null || half == null) return "secret";
  return { full: full / base, half: half / base };
}

function fullness(cell: GridCell): number {
  const parts = partsOf(cell);
  return typeof parts === "string" ? 0 : parts.full + parts.half / 2;
}

function drawnOf(subject: Subject, { lines, rows, columns, columnCodes, answers }: Grid): AnswerGrid {
  const { indicator, formatter } = subject;
  const name = (at: number) => labelOf(subject, indicator.of, answers[at] ?? "");
  return {
    columns: columnCodes.map((code) => labelOf(subject, columns, code)),
    rows: lines.map(({ code, isMarked, cells }) => ({
      label: labelOf(subject, rows, code),
      isMarked,
      cells: cells.map(partsOf),
    })),
    answers: [name(0), name(1), name(2)],
    nothingName: formatter.message("heat.nothing"),
  };
}

/** The answers of a cell: « En partie », or « 6 Oui, 2 En partie » where they differ; null where nobody answered. */
function answersText(subject: Subject, { answers }: Grid, { counts, base }: GridCell): string | null {
  const { indicator, formatter } = subject;
  if (base === 0) return null;
  const given = answers.flatMap((code, at) => {
    const count = counts[at] ?? null;
    return count === 0 ? [] : [{ label: labelOf(subject, indicator.of, code), count }];
  });
  if (given.some(({ count }) => count === null)) return formatter.message("cell.notShown");
  const [only] = given;
  return given.length === 1 && only !== undefined
    ? only.label
    : given.map(({ label, count }) => `${formatter.count(count ?? 0)} ${label}`).join(", ");
}

/** One row in words: each answer with the columns that have it. */
function lineText(subject: Subject, grid: Grid, { code, cells }: GridLine): string {
  const { formatter } = subject;
  const named = cells.map((cell) => ({
    answer: answersText(subject, grid, cell) ?? formatter.message("grid.nothing"),
    column: labelOf(subject, grid.columns, cell.column),
  }));
  const groups = [...Map.groupBy(named, ({ answer }) => answer)].map(([answer, alike]) =>
    alike.length === cells.length
      ? formatter.message("grid.everywhere", { answer })
      : formatter.message("grid.for", { answer, columns: formatter.list(alike.map(({ column }) => column)) }),
  );
  return formatter.message("heat.alternativeNone", {
    row: labelOf(subject, grid.rows, code),
    value: groups.join(formatter.message("note.separator")),
  });
}

/** The row with the most cells where every answer is the last one, the first of equals; undefined where there is none. */
function worstRow({ answers, lines }: Grid) {
  const last = answers.length - 1;
  const counted = lines.map(({ code, cells }) => {
    const known = cells.filter(({ base }) => base !== 0);
    const no = known.filter(({ counts, base }) => base !== null && counts[last] === base);
    return { code, count: no.length, known: known.length };
  });
  return ranked(counted, ({ count }) => (count === 0 ? null : count))[0]?.item;
}

/** The first cell of the first row that has answers. */
function readValues(subject: Subject, grid: Grid): MessageValues | null {
  const { source, formatter } = subject;
  for (const { code, cells } of grid.lines)
    for (const cell of cells) {
      const answers = answersText(subject, grid, cell);
      if (answers === null || cell.base === null || cell.counts.includes(null)) continue;
      return {
        row: labelOf(subject, grid.rows, code),
        column: labelOf(subject, grid.columns, cell.column),
        answers,
        base: cell.base,
        units: formatter.text(unitName(source, cell.base, formatter)),
      };
    }
  return null;
}
