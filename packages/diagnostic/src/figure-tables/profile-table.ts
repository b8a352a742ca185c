import { capitalised } from "@vigie/words";
import type { Compared } from "../tables/contrast.ts";
import type { FigureColumn, FigureRows, FigureTable } from "../figure-kind.ts";
import { dimensionLabel, labelOf } from "../labels.ts";
import type { Line } from "../tables/line.ts";
import { hasIntervals } from "../notes/evidence-texts.ts";
import { cohortOf } from "../populations.ts";
import type { Profile } from "../profile.ts";
import { referenceOf } from "../tables/reference-line.ts";
import type { Subject } from "../subject.ts";
import { comparisonColumns, shareIntervalCell } from "./comparison-columns.ts";
import { countAndShareCells } from "./shares-table.ts";
import type { TableCell } from "./table-cell.ts";

/**
 * Counts and shares of each group, what separates it from its population of reference, then the cohort and the population
 * that it is compared with. Intervals where noise or the reading of the study gives some, tests where it declares a
 * reading.
 */
export function profileTable(subject: Subject, { whole, lines }: Profile): FigureTable {
  const { indicator } = subject;
  const comparison = comparisonColumns(subject);
  const rows = (compared: Compared, isDescribed = true) =>
    [...compared.line.counts.keys()]
      .filter((code) => isHeld(compared.line, code) || isHeld(whole, code))
      .map((code) => ({
        heading: labelOf(subject, indicator.of, code),
        cells: [...ownCells(subject, { compared, isDescribed }, code), ...comparison.cells(compared, code)],
      }));
  const reference = referenceOf(subject);
  const groups: readonly FigureRows[] = [
    ...lines.map((line) => ({ heading: line.label, rows: rows(line) })),
    {
      heading: capitalised(cohortOf(subject).people.whole),
      rows: rows({ line: whole, known: true, reference }, indicator.against !== null),
    },
    ...(reference === null
      ? []
      : [
          {
            heading: capitalised(reference.people.name),
            rows: rows({ line: reference.line, known: true, reference: null }, false),
          },
        ]),
  ];
  return {
    columns: [{ head: dimensionLabel(subject, indicator.of) }, ...ownColumns(subject), ...comparison.columns],
    groups,
  };
}

/** Whether someone may have a code, or it is in the base of shares. */
function isHeld({ counts, outside }: Line, code: string): boolean {
  return !outside.has(code) || counts.get(code) !== 0;
}

function ownColumns(subject: Subject): readonly FigureColumn[] {
  const { formatter } = subject;
  const count = { head: formatter.message("column.count") };
  const share = { head: formatter.message("column.share") };
  return hasIntervals(subject)
    ? [
        count,
        { ...share, under: [formatter.message("column.percent"), formatter.message("column.interval")] },
      ]
    : [count, share];
}

/** @param of `isDescribed` is false for those who are there to be compared with */
function ownCells(
  subject: Subject,
  { compared, isDescribed }: { readonly compared: Compared; readonly isDescribed: boolean },
  code: string,
): readonly TableCell[] {
  const { formatter } = subject;
  const counted = countAndShareCells(compared.line, code, formatter);
  if (!hasIntervals(subject)) return counted;
  return [
    ...counted,
    isDescribed ? shareIntervalCell(subject, compared, code) : formatter.message("cell.nothing"),
  ];
}
