import { measuresOf } from "@vigie/study";
import { total } from "@vigie/table";
import { isCenterUncertain } from "../center.ts";
import { oneGroup } from "../figure-kind.ts";
import { measureCells } from "../figure-tables/measures-table.ts";
import { countedCell } from "../figure-tables/table-cell.ts";
import type { LocalFigure } from "./local-figure-content.ts";
import type { LocalSubject } from "./local-subject.ts";

/** The summary of a number in a territory and in the whole. */
export function localSummary({ subject, code, name, wholeName }: LocalSubject): LocalFigure | null {
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
            row === undefined ? nothing : countedCell(row.count, table.min, formatter),
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
