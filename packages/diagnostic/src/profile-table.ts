import type { FigureRows, FigureTable } from "./figure-kind.ts";
import { dimensionLabel, labelOf } from "./labels.ts";
import { difference, type Line, shareOf } from "./line.ts";
import { againstOf, cohortOf, referenceOf } from "./populations.ts";
import type { Profile } from "./profile.ts";
import { countCell, gapCell, shareCell } from "./shares-table.ts";
import type { Subject } from "./subject.ts";
import { capitalised } from "./words.ts";

/**
 * Counts and shares of each group, what separates it from the whole cohort and from the rest of it, then the
 * cohort and the populations it is compared with. Differences of counts of full populations: no interval.
 */
export function profileTable(subject: Subject, { whole, lines }: Profile): FigureTable {
  const { indicator, words } = subject;
  const cohort = cohortOf(subject);
  const reference = referenceOf(subject);
  const against = againstOf(subject);
  const rows = (line: Line, compared: { readonly whole: Line; readonly rest: Line } | null) =>
    [...line.counts.keys()]
      .filter(
        (code) => !line.outside.has(code) || whole.counts.get(code) !== 0 || line.counts.get(code) !== 0,
      )
      .map((code) => ({
        heading: labelOf(subject, indicator.of, code),
        cells: [
          countCell(line, code, words),
          shareCell(line, code, words),
          ...[compared?.whole, compared?.rest].map((other) =>
            gapCell(other ? difference(shareOf(line, code), shareOf(other, code)) : null, words),
          ),
        ],
      }));
  const others = [reference, against].filter((population) => population !== null);
  const groups: readonly FigureRows[] = [
    ...lines.map(({ label, line, rest }) => ({ heading: label, rows: rows(line, { whole, rest }) })),
    {
      heading: capitalised(cohort.people.whole),
      rows: rows(whole, null),
    },
    ...others
      .filter(({ people }, at) => others.findIndex((other) => other.people.name === people.name) === at)
      .map(({ people, line }) => ({ heading: capitalised(people.name), rows: rows(line, null) })),
  ];
  return {
    columns: [
      { head: dimensionLabel(subject, indicator.of) },
      ...(["column.count", "column.share", "column.gapToWhole", "column.gapToRest"] as const).map((key) => ({
        head: words.say(key),
      })),
    ],
    groups,
  };
}
