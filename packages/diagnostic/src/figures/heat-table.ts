import { type Crossing, crossingTable, isCrossed } from "../crossing.ts";
import { crossingInView } from "../crossing-in-view.ts";
import { heatTable as drawHeat, type HeatCell, type HeatTable } from "../drawings/heat-table.ts";
import { quantileSteps } from "../drawings/steps.ts";
import type { FigureKind } from "../figure-kind.ts";
import { dimensionLabel, labelOf } from "../labels.ts";
import { unknown } from "../line.ts";
import { unitName } from "../people.ts";
import type { Subject } from "../subject.ts";
import { inSentence } from "../words.ts";

/** Two characteristics crossed, such as services and obstacles: a table that is read without its colours. */
export const heatTable: FigureKind = {
  shows: isCrossed,
  make: (subject) => {
    const { indicator, fictitious, words } = subject;
    const crossing = crossingInView(subject);
    const drawn = drawnOf(subject, crossing);
    const canvas = { id: indicator.id, fictitious, words };
    const extreme = extremeOf(crossing);
    return {
      title: extreme === null ? words.text(indicator.title) : titleOf(subject, crossing, extreme),
      subtitle: subtitleOf(subject, crossing),
      alternative: alternativeOf(subject, crossing, drawn),
      wide: drawHeat({ ...canvas, size: "wide" }, drawn),
      narrow: drawHeat({ ...canvas, size: "narrow" }, drawn),
      reading: extreme === null ? null : readingOf(subject, crossing, extreme),
      remarks: [words.say("heat.remark"), ...restRemark(subject, crossing)],
      table: crossingTable(subject),
    };
  },
};

function drawnOf(subject: Subject, crossing: Crossing): HeatTable {
  const { words } = subject;
  const { rowCodes, columnCodes, rows, columns, at, share } = crossing;
  const cells = rowCodes.map((row) => columnCodes.map((column) => cellOf(at(row, column), share)));
  const values = cells.flat().filter((cell) => typeof cell === "number" && cell > 0);
  return {
    columns: columnCodes.map((code) => labelOf(subject, columns, code)),
    rows: rowCodes.map((row, position) => ({
      label: labelOf(subject, rows, row),
      cells: cells[position] ?? [],
      total: null,
    })),
    totalName: null,
    steps: quantileSteps(values.filter((value) => typeof value === "number")),
    // Shares are without their sign, which the line under the title has: cells are narrow on a phone.
    say: (value) => (share === null ? words.count(value) : words.number(value * 100, 0)),
  };
}

function cellOf({ value, base }: ReturnType<Crossing["at"]>, share: string | null): HeatCell {
  if (share !== null && base === 0) return "nothing";
  return value ?? "secret";
}

interface Extreme {
  readonly row: string;
  readonly column: string;
  readonly value: number;
  readonly base: number | null;
  /** Cells of its row with a value, and those as extreme as it. */
  readonly known: number;
  readonly alike: number;
}

/** The greatest count, or the least share, in the row that has most of them: where there is most to say. */
function extremeOf({ rowCodes, columnCodes, at, share }: Crossing): Extreme | null {
  const cells = rowCodes.flatMap((row) =>
    columnCodes.flatMap((column) => {
      const { value, base } = at(row, column);
      const isKnown = value !== null && base !== 0 && row !== unknown && column !== unknown;
      return isKnown ? [{ row, column, value, base }] : [];
    }),
  );
  const ranked = cells.map((cell) => {
    const own = cells.filter(({ row }) => row === cell.row);
    return { ...cell, known: own.length, alike: own.filter(({ value }) => value === cell.value).length };
  });
  const sorted = ranked.toSorted((a, b) =>
    share === null ? b.value - a.value : a.value - b.value || b.alike - a.alike,
  );
  return sorted[0] ?? null;
}

function named(subject: Subject, { rows, columns, share }: Crossing, { row, column }: Extreme) {
  const { indicator } = subject;
  return {
    row: labelOf(subject, rows, row),
    column: labelOf(subject, columns, column),
    code: share === null ? "" : labelOf(subject, indicator.of, share),
  };
}

function titleOf(subject: Subject, crossing: Crossing, extreme: Extreme): string {
  const { words } = subject;
  const names = named(subject, crossing, extreme);
  return crossing.share === null
    ? words.say("heat.title", { ...names, value: extreme.value })
    : words.say("heat.titleShare", {
        ...names,
        share: words.percent(extreme.value),
        alike: extreme.alike,
        known: extreme.known,
        where: extreme.alike === 1 ? "one" : extreme.alike === extreme.known ? "all" : "some",
      });
}

function subtitleOf(subject: Subject, { rows, columns, share }: Crossing): string {
  const { indicator, source, words } = subject;
  const names = {
    rows: dimensionLabel(subject, rows),
    columns: inSentence(dimensionLabel(subject, columns)),
  };
  return share === null
    ? words.say("heat.subtitle", { ...names, many: words.text(source.unit.many) })
    : words.say("heat.subtitleShare", { ...names, code: labelOf(subject, indicator.of, share) });
}

/** Each row from its least to its greatest cell: the table has all of them. */
function alternativeOf({ words }: Subject, { share }: Crossing, { columns, rows }: HeatTable): string {
  const say = (value: number) => (share === null ? words.count(value) : words.percent(value));
  return rows
    .map(({ label, cells }) => {
      const known = cells
        .flatMap((value, at) => (typeof value === "number" ? [{ value, column: columns[at] ?? "" }] : []))
        .toSorted((a, b) => a.value - b.value);
      const [least, most] = [known[0], known.at(-1)];
      const secret = cells.filter((cell) => cell === "secret").length;
      if (!least || !most)
        return words.say("heat.alternativeNone", {
          row: label,
          value: words.say(secret > 0 ? "cell.secret" : "cell.nothing"),
        });
      const values = { row: label, most: say(most.value), mostColumn: most.column, secret };
      return least.value === most.value
        ? words.say("heat.alternativeSame", values)
        : words.say("heat.alternative", { ...values, least: say(least.value), leastColumn: least.column });
    })
    .join(" ");
}

function readingOf(subject: Subject, crossing: Crossing, extreme: Extreme): string {
  const { source, words } = subject;
  const names = named(subject, crossing, extreme);
  return crossing.share === null
    ? words.say("heat.reading", {
        ...names,
        count: words.count(extreme.value),
        units: words.text(unitName(source, extreme.value, words)),
      })
    : words.say("heat.readingShare", {
        ...names,
        many: words.text(source.unit.many),
        share: words.percent(extreme.value),
        base: words.count(extreme.base ?? 0),
      });
}

function restRemark({ words }: Subject, { rest }: { readonly rest?: number }): readonly string[] {
  return rest === undefined || rest === 0 ? [] : [words.say("heat.rest", { rest })];
}
