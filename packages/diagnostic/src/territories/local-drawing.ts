import { groupRows } from "@vigie/drawing";
import { contentOf } from "@vigie/study";
import { capitalised } from "@vigie/words";
import { drawingsOf } from "../drawings-of.ts";
import type { Cell } from "../tables/line.ts";
import type { LocalFigure } from "./local-figure-content.ts";
import type { LocalRow } from "./local-rows.ts";
import type { LocalSubject } from "./local-subject.ts";

/** Groups stack to a whole at each level; other shares are read in the table. */
export function localDrawing(
  { subject, dimension, name, above, wholeName }: LocalSubject,
  rows: readonly LocalRow[],
): LocalFigure["drawing"] {
  const { indicator, formatter } = subject;
  if (contentOf(indicator).groupedBy !== "group" || dimension !== indicator.of) return null;
  if (rows.every(({ here }) => here.share === null)) return null;
  const bar = (label: string, at: (row: LocalRow) => Cell | null) => ({
    label: capitalised(label),
    detail: "",
    parts: rows.map((row) => ({ key: row.key, name: row.label, share: at(row)?.share ?? null })),
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
