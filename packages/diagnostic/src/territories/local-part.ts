import { capitalised } from "@vigie/words";
import { oneGroup } from "../figure-kind.ts";
import { countCell, shareCell } from "../figure-tables/shares-table.ts";
import { unitName } from "../people.ts";
import { placesAbsent } from "../places-absent.ts";
import { cohortOf } from "../populations.ts";
import { isUncertain } from "../tables/line.ts";
import type { LocalFigure } from "./local-figure-content.ts";
import type { LocalSubject } from "./local-subject.ts";

/** How many units a territory has, and which part of the whole that is. */
export function localPart({ subject, code, name, wholeName }: LocalSubject): LocalFigure {
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
