import { groupRows } from "@vigie/drawing";
import { contentOf } from "@vigie/study";
import { isGroup, total } from "@vigie/table";
import { type Cell, cohortOf, type Formatter, isUncertain, ranked } from "@vigie/tables";
import { capitalised } from "@vigie/words";
import { oneGroup } from "../figure-kind.ts";
import { drawingsOf } from "../figure-mark.ts";
import {
  countAndShareCells,
  countAndShareColumn,
  countCell,
  shareCell,
} from "../figure-tables/shares-table.ts";
import type { TableCell } from "../table-cell.ts";
import type { LocalFigure } from "./local-figure-content.ts";
import { type LocalRow, localGap, localRows, rowsHead } from "./local-rows.ts";
import type { LocalSubject } from "./local-subject.ts";

/** How the people of a territory divide, or what they answered: shares here, in the greater territory, in the whole. */
export function localShares(local: LocalSubject): LocalFigure {
  const { subject, above, name, wholeName } = local;
  const { formatter } = subject;
  const rows = localRows(local);
  if (isEmpty(rows)) return nobody(local);
  const heres = rows.map(({ here }) => here);
  const gaps = rows.map((row) => localGap(row)).filter((gap) => gap !== null);
  const isAlike = gaps.length > 1 && gaps.every((gap) => gap === "alike");
  return {
    finding: localFinding(local, rows),
    table: {
      columns: [
        { head: rowsHead(local) },
        countAndShareColumn(name, formatter),
        { head: wholeName, under: [formatter.message("column.share")] },
        ...(isAlike ? [] : [{ head: formatter.message("column.gapToWhole") }]),
        ...(above === null ? [] : [{ head: above.name, under: [formatter.message("column.share")] }]),
      ],
      groups: oneGroup([
        ...rows.map((row) => ({
          heading: row.label,
          cells: [
            ...countAndShareCells(row.here, formatter),
            textOf(row.whole, formatter),
            ...(isAlike ? [] : [gapCell(row, formatter)]),
            ...(above === null ? [] : [textOf(row.above, formatter)]),
          ],
        })),
        ...totalRow(local, rows, isAlike ? 2 : 3),
      ]),
    },
    isAlike,
    drawing: localDrawing(local, rows),
    hidden: heres.filter(({ count }) => count === null).length,
    uncertain: heres.filter(isUncertain).length,
  };
}

/** Whether nobody of the territory is in the table. */
function isEmpty(rows: readonly LocalRow[]): boolean {
  return rows.every(({ here }) => here.line.units === 0 || here.line.isEmpty);
}

function nobody({ subject, name }: LocalSubject): LocalFigure {
  const finding = subject.formatter.message("local.findingNothing", {
    name,
    people: cohortOf(subject).people.name,
  });
  return { finding, table: null, isAlike: false, drawing: null, hidden: 0, uncertain: 0 };
}

/** Units of the territory in all, where rows are parts of them. @param columns after the count, without the greater territory's */
function totalRow({ subject, above }: LocalSubject, rows: readonly LocalRow[], columns: number) {
  const { indicator, formatter } = subject;
  const [first] = rows;
  if (first === undefined || contentOf(indicator).answers !== null) return [];
  const nothing = formatter.message("cell.nothing");
  return [
    {
      heading: formatter.message("code.total"),
      cells: [
        countCell(first.here.line.cell(total), formatter),
        ...Array.from({ length: above === null ? columns : columns + 1 }, () => nothing),
      ],
    },
  ];
}

function textOf(cell: Cell | null, formatter: Formatter): TableCell {
  return cell === null ? formatter.message("cell.nothing") : shareCell(cell, formatter);
}

/** Points between here and the whole, where noise does not explain them. */
function gapCell(row: LocalRow, formatter: Formatter): TableCell {
  const gap = localGap(row);
  if (gap === null) return formatter.message("cell.nothing");
  return gap === "alike" ? formatter.message("local.alike") : { value: gap, text: formatter.points(gap, 1) };
}

/** Finds what to say of groups: those who have direct channels only, else the answer or the characteristic of most. */
function localFinding(
  { subject, dimension, name, wholeName }: LocalSubject,
  rows: readonly LocalRow[],
): string | null {
  const { formatter, indicator } = subject;
  const { people } = cohortOf(subject);
  const known = rows.filter(({ here, whole }) => here.share !== null && whole.share !== null);
  const share = (cell: Cell) => cell.share ?? 0;
  const isOfGroups = dimension === indicator.of && contentOf(indicator).groupedBy === "group";
  const most = ranked(known, ({ here }) => here.share)[0]?.item;
  const rendered = isOfGroups ? known.find(({ key }) => key === "direct") : most;
  if (rendered === undefined) return null;
  const gap = localGap(rendered);
  const [here, whole] = [rendered.here, rendered.whole].map((cell) => formatter.percent(share(cell)));
  const values = {
    name,
    whole: wholeName,
    share: here ?? "",
    wholeShare: whole ?? "",
    of: people.of,
    label: rendered.label,
    alike: gap !== "alike" ? "no" : here === whole ? "same" : "open",
  };
  return isOfGroups && isGroup(rendered.key)
    ? formatter.message("local.findingGroups", {
        ...values,
        did: formatter.message(`group.${rendered.key}.did`),
      })
    : formatter.message(rows.length === 1 ? "local.findingOne" : "local.findingMost", values);
}

/** Groups stack to a whole at each level; other shares are read in the table. */
function localDrawing(
  { subject, dimension, name, above, wholeName }: LocalSubject,
  rows: readonly LocalRow[],
): LocalFigure["drawing"] {
  const { indicator, formatter } = subject;
  if (contentOf(indicator).groupedBy !== "group" || dimension !== indicator.of) return null;
  if (rows.every(({ here }) => here.share === null)) return null;
  const bar = (label: string, at: (row: LocalRow) => Cell | null) => ({
    label: capitalised(label),
    detail: "",
    parts: rows.map((row) => ({ key: row.key, name: row.label, share: at(row)?.share ?? null })),
  });
  const bars = [
    bar(name, ({ here }) => here),
    ...(above === null ? [] : [bar(above.name, (row) => row.above)]),
    bar(wholeName, ({ whole }) => whole),
  ];
  return {
    ...drawingsOf(subject, (canvas) => groupRows(canvas, bars)),
    alternative: bars
      .map(({ label, parts }) =>
        formatter.message("groups.alternative", {
          people: label,
          shares: formatter.list(
            parts.flatMap((part) =>
              part.share === null
                ? []
                : [
                    formatter.message("local.partOf", {
                      label: part.name,
                      share: formatter.percent(part.share),
                    }),
                  ],
            ),
          ),
        }),
      )
      .join(" "),
  };
}
