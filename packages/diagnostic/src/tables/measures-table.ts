import { measuresOf } from "@vigie/study";
import type { FigureTable } from "../figure-kind.ts";
import { dimensionLabel, groupName } from "../labels.ts";
import type { Subject } from "../subject.ts";
import type { Words } from "../words.ts";
import { countedCell, numberCell } from "./table-cell.ts";

/** Units and measures of each group, one row a code. */
export function measuresTable(subject: Subject): FigureTable {
  const { indicator, source, table, words } = subject;
  const measures = measuresOf(indicator, source);
  return {
    columns: [
      { head: dimensionLabel(subject, indicator.of) },
      { head: words.message("column.count") },
      ...measures.map(({ label }) => ({ head: words.text(label) })),
    ],
    groups: [
      {
        heading: null,
        rows: table.rows
          .filter(({ codes: [universe] }) => universe === indicator.universe)
          .map(({ codes, count, values }) => ({
            heading: groupName(subject, indicator.of, codes.at(-1) ?? ""),
            cells: [
              countedCell(count, table.min, words),
              ...values.map((value) => numberCell(value, (own) => numberText(own, words), words)),
            ],
          })),
      },
    ],
  };
}

/** As many decimals as it takes, two at most. */
export function numberText(value: number, words: Words): string {
  const isWritten = (digits: number) =>
    Math.abs(value * 10 ** digits - Math.round(value * 10 ** digits)) < 1e-9;
  const decimals = [0, 1].find(isWritten) ?? 2;
  return words.number(value, decimals);
}
