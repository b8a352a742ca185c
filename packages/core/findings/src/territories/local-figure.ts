import { contentOf, measuresOf } from "@vigie/study";
import { total } from "@vigie/table";
import {
  cohortOf,
  dimensionLabel,
  isCenterUncertain,
  isCrossed,
  isUncertain,
  type Line,
  labelOf,
  mayBeElsewhere,
  tableViewOf,
  unitName,
} from "@vigie/tables";
import { capitalised } from "@vigie/words";
import { oneGroup } from "../figure-kind.ts";
import { measureCells } from "../figure-tables/measures-table.ts";
import { countCell, shareCell } from "../figure-tables/shares-table.ts";
import { placesAbsent } from "../rates/places-absent.ts";
import { countedCell } from "../table-cell.ts";
import type { LocalFigure } from "./local-figure-content.ts";
import { localRate } from "./local-rate.ts";
import { localShares } from "./local-shares.ts";
import type { LocalSubject } from "./local-subject.ts";

/** Null for a table that no territory is read in alone. */
export function localFigure(local: LocalSubject): LocalFigure | null {
  const { indicator } = local.subject;
  const isOf = local.dimension === indicator.of;
  const { rate, isSingleLine, groupedBy, answers, number } = contentOf(indicator);
  if (rate !== null) return localRate(local);
  if (isSingleLine) return localPart(local);
  if (groupedBy !== null) return isCrossed(local.subject) && !isOf ? localCounts(local) : localShares(local);
  if (answers !== null) return isOf ? null : localShares(local);
  return number === null ? null : localSummary(local);
}

/**
 * How many units of each kind a territory has: places and posts are few and whole, and are counted. Where the territory of
 * some is not known, a zero says nothing of those.
 */
function localCounts({ subject, dimension, code, above, name, wholeName }: LocalSubject): LocalFigure {
  const { indicator, formatter } = subject;
  const here = tableViewOf(subject).line({ [dimension]: code });
  const whole = tableViewOf(subject).line();
  const greater = above === null ? null : tableViewOf(above.subject).line({ [above.dimension]: above.code });
  const codes = whole.codes.filter((rowCode) => rowCode !== total && whole.cell(rowCode).count !== 0);
  const wording = (line: Line, rowCode: string, at: string) =>
    mayBeElsewhere(subject, at, rowCode)
      ? formatter.message("cell.unknown")
      : countCell(line.cell(rowCode), formatter);
  return {
    finding: null,
    table: {
      columns: [
        { head: dimensionLabel(subject, indicator.of) },
        { head: name },
        ...(above === null ? [] : [{ head: above.name }]),
        { head: wholeName },
      ],
      groups: oneGroup(
        [...codes, total].map((rowCode) => ({
          heading: labelOf(subject, indicator.of, rowCode),
          cells: [
            wording(here, rowCode, code),
            ...(above === null || greater === null ? [] : [wording(greater, rowCode, above.code)]),
            countCell(whole.cell(rowCode), formatter),
          ],
        })),
      ),
    },
    isAlike: false,
    drawing: null,
    hidden: codes.filter((rowCode) => here.cell(rowCode).count === null).length,
    uncertain: 0,
  };
}

/** How many units a territory has, and which part of the whole that is. */
function localPart({ subject, code, name, wholeName }: LocalSubject): LocalFigure {
  const { source, formatter } = subject;
  const { people, line } = cohortOf(subject);
  const cell = line.cell(code);
  const { count, share } = cell;
  const absent = placesAbsent(subject);
  const isAbsent = count === null && absent?.codes.has(code) === true;
  return {
    finding:
      count === null
        ? null
        : formatter.message(count === 0 ? "local.findingNothing" : "local.findingPart", {
            name,
            whole: wholeName,
            count,
            units: formatter.text(unitName(source, count, formatter)),
            people: people.name,
            share:
              share === null
                ? formatter.message("cell.notShown")
                : formatter.percent(share, share < 0.1 ? 1 : 0),
          }),
    table: {
      columns: [
        { head: formatter.message("column.population") },
        { head: formatter.message("column.count") },
        { head: formatter.message("local.partOfWhole", { whole: wholeName }) },
      ],
      groups: oneGroup([
        {
          heading: capitalised(people.name),
          cells: [
            ...(isAbsent
              ? [absent.wording, formatter.message("cell.nothing")]
              : count === 0
                ? [
                    { value: 0, text: formatter.count(0) },
                    { value: 0, text: formatter.percent(0) },
                  ]
                : [countCell(cell, formatter), shareCell(cell, formatter)]),
          ],
        },
      ]),
    },
    isAlike: false,
    drawing: null,
    hidden: count === null && !isAbsent ? 1 : 0,
    uncertain: isUncertain(cell) ? 1 : 0,
  };
}

/** The summary of a number in a territory and in the whole. */
function localSummary({ subject, code, name, wholeName }: LocalSubject): LocalFigure | null {
  const { indicator, source, table, formatter } = subject;
  const rowAt = (at: string) =>
    table.rows.find(({ codes }) => codes[0] === indicator.universe && codes.at(-1) === at);
  const [here, whole] = [rowAt(code), rowAt(total)];
  if (here === undefined) return null;
  const nothing = formatter.message("cell.nothing");
  const [ofHere, ofWhole] = [here, whole].map((row) => (row === undefined ? [] : measureCells(subject, row)));
  return {
    finding: null,
    table: {
      columns: [{ head: formatter.message("local.measure") }, { head: name }, { head: wholeName }],
      groups: oneGroup([
        {
          heading: formatter.message("column.count"),
          cells: [here, whole].map((row) =>
            row === undefined ? nothing : countedCell(row.count, table, formatter),
          ),
        },
        ...measuresOf(indicator, source).map(({ label }, at) => ({
          heading: formatter.text(label),
          cells: [ofHere?.[at] ?? nothing, ofWhole?.[at] ?? nothing],
        })),
      ]),
    },
    isAlike: false,
    drawing: null,
    hidden: here.count === null ? 1 : 0,
    uncertain: isCenterUncertain(subject, here) ? 1 : 0,
  };
}
