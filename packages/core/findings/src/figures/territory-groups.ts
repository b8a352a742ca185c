import { groupRows } from "@vigie/drawing";
import { contentOf } from "@vigie/study";
import { groups, total } from "@vigie/table";
import { attributeForm, cohortOf, type Line, labelOf, outsideOf, type Subject } from "@vigie/tables";
import { capitalised } from "@vigie/words";
import { groupParts } from "../drawn/group-bar.ts";
import { type FigureKind, oneGroup } from "../figure-kind.ts";
import { drawingsOf } from "../figure-mark.ts";
import { countAndShareCells, countAndShareColumn, countCell } from "../figure-tables/shares-table.ts";
import { outsideRemark } from "../notes/remarks.ts";
import { groupsWithin } from "../territories/local-rows.ts";

/** How each territory divides into groups, from the one where most have direct channels only: what a mayor asks. */
export const territoryGroups: FigureKind = {
  shows: ({ indicator, ...context }) =>
    contentOf(indicator).groupedBy === "group" && attributeForm(context, indicator.of) === "territory",
  make: (subject) => {
    const { formatter } = subject;
    const { people, line: whole } = cohortOf(subject);
    const territories = territoriesOf(subject);
    const rows = territories.map(({ label, line }) => ({
      label: capitalised(label),
      detail: "",
      parts: groupParts(line, formatter),
    }));
    const known = territories.filter(({ line }) => line.cell("direct").share !== null);
    const [first, last] = [known[0], known.at(-1)];
    const format = (territory: Territory) => formatter.percent(territory.line.cell("direct").share ?? 0);
    return {
      title:
        first === undefined || last === undefined
          ? null
          : formatter.message(format(first) === format(last) ? "within.titleSame" : "within.title", {
              most: format(first),
              mostName: first.label,
              least: format(last),
              leastName: last.label,
            }),
      subtitle: formatter.message("within.subtitle", { of: people.of }),
      alternative: known
        .map((territory) =>
          formatter.message("within.alternative", { name: territory.label, share: format(territory) }),
        )
        .join(" "),
      ...drawingsOf(subject, (canvas) => groupRows(canvas, rows)),
      reading:
        first === undefined
          ? null
          : formatter.message("within.reading", {
              name: first.label,
              base: formatter.count(first.line.base ?? 0),
              people: people.counted,
              share: format(first),
            }),
      remarks: outsideRemark(outsideOf(whole), subject),
      table: {
        columns: [
          { head: formatter.message("column.territory") },
          ...groups.map((group) => countAndShareColumn(formatter.message(`group.${group}`), formatter)),
          { head: formatter.message("code.total"), under: [formatter.message("column.count")] },
        ],
        groups: oneGroup(
          territories.map(({ label, line }) => ({
            heading: label,
            cells: [
              ...groups.flatMap((group) => countAndShareCells(line.cell(group), formatter)),
              countCell(line.cell(total), formatter),
            ],
          })),
        ),
      },
    };
  },
};

interface Territory {
  readonly label: string;
  readonly line: Line;
}

/** From the greatest share of the direct group; those whose share is not known last. */
function territoriesOf(subject: Subject): readonly Territory[] {
  const { indicator } = subject;
  const { line: whole } = cohortOf(subject);
  const direct = ({ line }: Territory) => line.cell("direct").share ?? -1;
  return whole.codesInBase
    .filter((code) => whole.cell(code).count !== 0)
    .map((code) => ({ label: labelOf(subject, indicator.of, code), line: groupsWithin(subject, code) }))
    .toSorted((a, b) => direct(b) - direct(a));
}
