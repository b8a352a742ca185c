import { total } from "@vigie/table";
import { mayBeElsewhere } from "../crossing.ts";
import { oneGroup } from "../figure-kind.ts";
import { countCell } from "../figure-tables/shares-table.ts";
import { dimensionLabel, labelOf } from "../labels.ts";
import type { Line } from "../tables/line.ts";
import { viewOf } from "../tables/view.ts";
import type { LocalFigure } from "./local-figure-content.ts";
import type { LocalSubject } from "./local-subject.ts";

/**
 * How many units of each kind a territory has: places and posts are few and whole, and are counted. Where the territory of
 * some is not known, a zero says nothing of those.
 */
export function localCounts({ subject, dimension, code, above, name, wholeName }: LocalSubject): LocalFigure {
  const { indicator, formatter } = subject;
  const here = viewOf(subject).line({ [dimension]: code });
  const whole = viewOf(subject).line();
  const greater = above === null ? null : viewOf(above.subject).line({ [above.dimension]: above.code });
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
