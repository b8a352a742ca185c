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
import { figureTexts } from "./figure-texts.ts";

/** How each territory divides into groups, from the one where most have direct channels only: what a mayor asks. */
export const territoryGroups: FigureKind = {
  shows: ({ indicator, ...context }) =>
    contentOf(indicator).groupedBy === "group" && attributeForm(context, indicator.of) === "territory",
  make: (subject) => {
    const { formatter } = subject;
    const { line: whole } = cohortOf(subject);
    const territories = territoriesOf(subject);
    const rows = territories.map(({ label, line }) => ({
      label: capitalised(label),
      detail: "",
      parts: groupParts(line, formatter),
    }));
    const known = territories.filter(({ line }) => line.cell("direct").share !== null);
    const [first, last] = [known[0], known.at(-1)];
    const wording = ({ label, line }: Territory) => ({
      name: label,
      share: formatter.percent(line.cell("direct").share ?? 0),
    });
    const [most, least] = [first && wording(first), last && wording(last)];
    return {
      ...figureTexts(subject, {
        title: most && (most.share === least?.share ? "within.titleSame" : "within.title"),
        subtitle: "within.subtitle",
        alternative: ["within.alternative", known.map(wording)],
        reading: most && "within.reading",
        values: most &&
          least && {
            ...most,
            base: formatter.count(first?.line.base ?? 0),
            most: most.share,
            mostName: most.name,
            least: least.share,
            leastName: least.name,
          },
      }),
      ...drawingsOf(subject, (canvas) => groupRows(canvas, rows)),
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
