import { total } from "@vigie/table";
import { mayBeElsewhere } from "../crossing.ts";
import { oneGroup } from "../figure-kind.ts";
import { dimensionLabel, labelOf } from "../labels.ts";
import { type Line, lineOf } from "../tables/line.ts";
import { countCell } from "../figure-tables/shares-table.ts";
import type { LocalFigure } from "./local-figure-content.ts";
import type { LocalSubject } from "./local-subject.ts";

/**
 * How many units of each kind a territory has: places and posts are few and whole, and are counted. Where the territory of
 * some is not known, a zero says nothing of those.
 */
export function localCounts({ subject, code, above, name, wholeName }: LocalSubject): LocalFigure {
  const { indicator, formatter } = subject;
  const here = lineOf(subject, indicator.universe, code);
  const whole = lineOf(subject, indicator.universe);
  const greater = above === null ? null : lineOf(above.subject, indicator.universe, above.code);
  const codes = [...whole.counts.keys()].filter(
    (rowCode) => rowCode !== total && whole.counts.get(rowCode) !== 0,
  );
  const wording = (line: Line, rowCode: string, at: string) =>
    mayBeElsewhere(subject, at, rowCode)
      ? formatter.message("cell.unknown")
      : countCell(line, rowCode, formatter);
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
            countCell(whole, rowCode, formatter),
          ],
        })),
      ),
    },
    isAlike: false,
    drawing: null,
    hidden: codes.filter((rowCode) => here.counts.get(rowCode) === null).length,
    uncertain: 0,
  };
}
