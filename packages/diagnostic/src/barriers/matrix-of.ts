import { type Barrier, isPrintable } from "@vigie/study";
import type { Inlines } from "../block.ts";
import type { BarrierMatrix, CitedNumber } from "../document/publication.ts";
import type { Formatter } from "../formatter.ts";
import type { TextEvidence } from "../text/reference.ts";
import { barrierTable, type Sighting } from "./barrier-table.ts";

/** Identifier of the table of barriers in its page: there is one. */
const id = "barriers";

/** The barriers of the study by source, in words; null where the study declares none. */
export function barrierMatrix(evidence: TextEvidence): BarrierMatrix | null {
  const { study, formatter } = evidence;
  if (study.barriers.size === 0) return null;
  const { sources, rows } = barrierTable(evidence);
  const sides: readonly Barrier["side"][] = ["individual", "institutional"];
  return {
    kind: "barriers",
    id,
    caption: formatter.message("barriers.caption"),
    columns: [formatter.message("barriers.head"), ...sources.map(({ label }) => formatter.text(label))],
    groups: sides.flatMap((side) => {
      const ofSide = rows.filter(({ barrier }) => barrier.side === side);
      const lines = ofSide.map(({ barrier, seen }) => ({
        heading: formatter.text(barrier.label),
        cells: seen.map((sightings) => sightings.map((each) => sentenceOf(each, formatter))),
      }));
      return lines.length === 0 ? [] : [{ heading: formatter.message(`barriers.${side}`), rows: lines }];
    }),
  };
}

/** « 34 % des personnes le disent », its number linked to the table it comes from. */
function sentenceOf(
  { what, indicator, row, at, value, isShare }: Sighting,
  formatter: Formatter,
): Inlines<CitedNumber> {
  const mark = "\u0000";
  const [before = "", after = ""] = formatter
    .message("barriers.sighting", { value: mark, what: formatter.text(what) })
    .split(mark);
  return [
    { kind: "text", text: before },
    {
      kind: "cited",
      text: valueText(value, isShare, formatter),
      origin: {
        kind: "tables",
        indicators: [indicator],
        row,
        cell: { reads: isShare ? "share" : "count", format: null, at },
      },
    },
    { kind: "text", text: after },
  ];
}

function valueText(value: Sighting["value"], isShare: boolean, formatter: Formatter): string {
  if (value.kind === "number") {
    if (!isShare) return formatter.count(value.value);
    return isPrintable(value.error) ? formatter.percent(value.value) : formatter.message("cell.uncertain");
  }
  return formatter.message(value.kind === "hidden" ? "cell.notShown" : "text.awaited");
}
