import { capitalised } from "@vigie/words";
import { oneGroup } from "../figure-kind.ts";
import { countIn, isTooUncertain, lineOf, shareOf } from "../tables/line.ts";
import { unitName } from "../people.ts";
import { placesAbsent } from "../places-absent.ts";
import { cohortOf } from "../populations.ts";
import { countCell, shareCell } from "../figure-tables/shares-table.ts";
import type { LocalFigure } from "./local-figure-content.ts";
import type { LocalSubject } from "./local-subject.ts";

/** How many units a territory has, and which part of the whole that is. */
export function localPart({ subject, code, name, wholeName }: LocalSubject): LocalFigure {
  const { indicator, source, formatter } = subject;
  const { people } = cohortOf(subject);
  const line = lineOf(subject, indicator.universe);
  const count = countIn(line, code);
  const share = shareOf(line, code);
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
                : [countCell(line, code, formatter), shareCell(line, code, formatter)]),
          ],
        },
      ]),
    },
    isAlike: false,
    drawing: null,
    hidden: count === null && !isAbsent ? 1 : 0,
    uncertain: isTooUncertain(line, code) ? 1 : 0,
  };
}
