import { groupRows } from "@vigie/drawing";
import { contentOf } from "@vigie/study";
import { capitalised } from "@vigie/words";
import { drawingsOf } from "../drawings-of.ts";
import { shareOf } from "../tables/line.ts";
import type { LocalFigure } from "./local-figure-content.ts";
import type { LocalCell, LocalRow } from "./local-rows.ts";
import type { LocalSubject } from "./local-subject.ts";

/** Groups stack to a whole at each level; other shares are read in the table. */
export function localDrawing(
  { subject, dimension, name, above, wholeName }: LocalSubject,
  rows: readonly LocalRow[],
): LocalFigure["drawing"] {
  const { indicator, formatter } = subject;
  if (contentOf(indicator).groupedBy !== "group" || dimension !== indicator.of) return null;
  if (rows.every(({ here }) => shareOf(here.line, here.code) === null)) return null;
  const bar = (label: string, at: (row: LocalRow) => LocalCell | null) => ({
    label: capitalised(label),
    detail: "",
    parts: rows.map((row) => {
      const cell = at(row);
      return { key: row.key, name: row.label, share: cell === null ? null : shareOf(cell.line, cell.code) };
    }),
  });
  const bars = [
    bar(name, ({ here }) => here),
    ...(above === null ? [] : [bar(above.name, (row) => row.above)]),
    bar(wholeName, ({ whole }) => whole),
  ];
  return {
    ...drawingsOf(subject, (canvas) => groupRows(canvas, bars)),
    alternative: bars
      .map(({ label, parts }) =>
        formatter.message("groups.alternative", {
          people: label,
          shares: formatter.list(
            parts.flatMap((part) =>
              part.share === null
                ? []
                : [
                    formatter.message("local.partOf", {
                      label: part.name,
                      share: formatter.percent(part.share),
                    }),
                  ],
            ),
          ),
        }),
      )
      .join(" "),
  };
}
