import { heatTable as drawHeat, type HeatCell, type HeatTable, quantileSteps } from "@vigie/drawing";
import { unknown } from "@vigie/table";
import {
  byDimension,
  type CrossCell,
  type Crossing,
  cellsIn,
  crossingInView,
  dimensionLabel,
  hiddenText,
  isAnswerGrid,
  isCrossed,
  isSmallBase,
  labelOf,
  type NamedCell,
  type Subject,
  unitName,
} from "@vigie/tables";
import type { FigureKind } from "../figure-kind.ts";
import { drawingsOf } from "../figure-mark.ts";
import { crossingTable } from "../figure-tables/crossing-table.ts";
import { type FigureWords, figureTexts } from "./figure-texts.ts";

/** Two characteristics crossed, such as services and obstacles: a table that is read without its colours. */
export const heatTableFigure: FigureKind = {
  shows: (context) => isCrossed(context) && !isAnswerGrid(context),
  make: (subject) => {
    const { formatter } = subject;
    const crossing = crossingInView(subject);
    const drawn = drawnOf(subject, crossing);
    const extreme = extremeOf(crossing);
    return {
      ...figureTexts(subject, {
        ...wordsOf(subject, crossing, extreme),
        alternative: crossing.rowCodes.map((code) => rowText(subject, crossing, code)).join(" "),
      }),
      ...drawingsOf(subject, (canvas) => drawHeat(canvas, drawn)),
      remarks: [
        formatter.message("heat.remark"),
        ...smallRemark(subject, crossing),
        ...restRemark(subject, crossing),
      ],
      table: crossingTable(subject),
    };
  },
};

function drawnOf(subject: Subject, crossing: Crossing): HeatTable {
  const { formatter } = subject;
  const { rowCodes, columnCodes, rows, columns, at, share } = crossing;
  const lineOf = (dimension: string, code: string) => ({
    label: labelOf(subject, dimension, code),
    isApart: code === unknown,
  });
  const known = cellsIn(crossing).filter(isNamed);
  return {
    columns: columnCodes.map((code) => lineOf(columns, code)),
    rows: rowCodes.map((row) => ({
      ...lineOf(rows, row),
      cells: columnCodes.map((column): HeatCell => {
        const cell = at(row, column);
        if (share !== null && cell.base === 0) return "nothing";
        if (cell.isUnknown) return "unknown";
        return cell.value === null
          ? "secret"
          : {
              value: cell.value,
              wording: cellText(subject, crossing, { ...cell, value: cell.value }, "short"),
            };
      }),
    })),
    steps: quantileSteps(known.flatMap(({ value }) => (value !== null && value > 0 ? [value] : []))),
    nothingName: formatter.message("heat.nothing"),
    hiddenName:
      share === null
        ? hiddenText("cell.underShort", subject.table, formatter)
        : formatter.message("cell.notShownShort"),
  };
}

/** Name of a hidden cell: a count is a small one; a share may be too uncertain as well. */
function hiddenName({ table, formatter }: Subject, { share }: Pick<Crossing, "share">): string {
  return share === null ? hiddenText("cell.under", table, formatter) : formatter.message("cell.notShown");
}

/**
 * A cell in figures, or in a sentence: the answer itself where one unit alone gave it, a count of its base where that
 * is small. Shares in the drawing are without their sign, which the line under the title has: cells are narrow.
 */
function cellText(
  subject: Subject,
  { share }: Crossing,
  { value, base, count, only }: CrossCell & { readonly value: number },
  form: "short" | "sentence",
): string {
  const { indicator, formatter } = subject;
  if (share === null) return formatter.count(value);
  if (only !== null) return labelOf(subject, indicator.of, only);
  if (isSmallBase(base) && count !== null)
    return formatter.message(form === "short" ? "share.shortSmall" : "share.small", { count, base });
  return form === "short" ? formatter.number(value * 100, 0) : formatter.percent(value);
}

/** Whether each share in view is that of a small base: none is in percent. */
function areSmall(crossing: Crossing): boolean {
  const shown = cellsIn(crossing).filter(({ value, base }) => value !== null && base !== 0);
  return crossing.share !== null && shown.length > 0 && shown.every(isSmall);
}

/** Whether a share is written as a count of its base. */
function isSmall(cell: Pick<CrossCell, "base" | "count"> | null): boolean {
  return cell !== null && isSmallBase(cell.base) && cell.count !== null;
}

/** Whether its row and its column are those of a value. */
function isNamed({ row, column }: NamedCell): boolean {
  return row !== unknown && column !== unknown;
}

interface Extreme extends NamedCell {
  readonly value: number;
  /** Cells of its row with a value, and those as extreme as it. */
  readonly known: number;
  readonly alike: number;
}

/** The greatest count, or the least share, in the row that has most of them: where there is most to say. */
function extremeOf(crossing: Crossing): Extreme | null {
  const cells = cellsIn(crossing).flatMap(({ value, ...cell }) =>
    value !== null && cell.base !== 0 && isNamed({ value, ...cell }) ? [{ ...cell, value }] : [],
  );
  const ranked = cells.map((cell) => {
    const inRow = cells.filter(({ row }) => row === cell.row);
    return { ...cell, known: inRow.length, alike: inRow.filter(({ value }) => value === cell.value).length };
  });
  const sorted = ranked.toSorted((a, b) =>
    crossing.share === null ? b.value - a.value : a.value - b.value || b.alike - a.alike,
  );
  return sorted[0] ?? null;
}

/** Which messages say the extreme cell of a crossing, and its values; the subtitle is said without one too. */
function wordsOf(
  subject: Subject,
  crossing: Crossing,
  extreme: Extreme | null,
): Omit<FigureWords, "alternative"> {
  const { indicator, source, formatter } = subject;
  const { rows, columns, share } = crossing;
  const form = share === null ? "" : isSmall(extreme) ? "Small" : "Share";
  const values = {
    rows: dimensionLabel(subject, rows),
    byRows: byDimension(subject, rows),
    by: byDimension(subject, columns),
    code: share === null ? "" : labelOf(subject, indicator.of, share),
  };
  const subtitle = `heat.subtitle${share === null ? "" : areSmall(crossing) ? "Small" : "Share"}` as const;
  if (extreme === null) return { title: null, subtitle, values };
  const { alike, known, value, count } = extreme;
  const base = extreme.base ?? 0;
  return {
    title: `heat.title${form}`,
    subtitle,
    reading: `heat.reading${form}`,
    values: {
      ...values,
      row: labelOf(subject, rows, extreme.row),
      column: labelOf(subject, columns, extreme.column),
      alike,
      known,
      where: alike === 1 ? "one" : alike === known ? "all" : "some",
      value,
      count: form === "Small" ? (count ?? 0) : formatter.count(value),
      base: form === "Small" ? base : formatter.count(base),
      share: formatter.percent(value),
      units: formatter.text(unitName(source, share === null ? value : base, formatter)),
    },
  };
}

/** A row from its least to its greatest cell, and apart what is of no known column: the table has all of them. */
function rowText(subject: Subject, crossing: Crossing, code: string): string {
  const { formatter } = subject;
  const { rows, columns, columnCodes, at, share } = crossing;
  const cells = columnCodes
    .map((column) => ({ ...at(code, column), code: column, column: labelOf(subject, columns, column) }))
    .filter(({ base, isUnknown }) => (share === null || base !== 0) && !isUnknown);
  const known = cells
    .flatMap(({ value, ...cell }) => (value === null ? [] : [{ ...cell, value }]))
    .toSorted((a, b) => a.value - b.value);
  const named = known.filter((cell) => cell.code !== unknown);
  const apart = known.find((cell) => cell.code === unknown && cell.value > 0);
  const [least, most] = [named[0], named.at(-1)];
  const secret = cells.length - known.length;
  const format = (cell: (typeof known)[number]) => cellText(subject, crossing, cell, "sentence");
  const row = labelOf(subject, rows, code);
  const unplaced = apart && { apart: format(apart), column: apart.column };
  if (!least || !most) {
    if (unplaced) return formatter.message("heat.alternativeUnplaced", { row, ...unplaced });
    const value = secret > 0 ? hiddenName(subject, crossing) : formatter.message("cell.nothing");
    return formatter.message("heat.alternativeNone", { row, value });
  }
  const values = {
    row,
    most: format(most),
    mostColumn: most.column,
    secret,
    rest: unplaced ? formatter.message("heat.alternativeRest", unplaced) : "",
  };
  return format(least) === format(most) && named.length > 1
    ? formatter.message("heat.alternativeSame", values)
    : format(least) === format(most)
      ? formatter.message("heat.alternativeOne", values)
      : formatter.message("heat.alternative", { ...values, least: format(least), leastColumn: least.column });
}

/** What « 6/8 » means, where one cell at least is written so. */
function smallRemark(subject: Subject, crossing: Crossing): readonly string[] {
  const isShort = ({ base, count }: CrossCell) => isSmallBase(base) && base > 1 && count !== null;
  return crossing.share !== null && cellsIn(crossing).some(isShort)
    ? [subject.formatter.message("heat.small")]
    : [];
}

function restRemark({ formatter }: Subject, { rest }: { readonly rest?: number }): readonly string[] {
  return rest === undefined || rest === 0 ? [] : [formatter.message("heat.rest", { rest })];
}
