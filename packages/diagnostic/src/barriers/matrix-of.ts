import type { Barrier } from "@vigie/study";
import type { Inlines } from "../block.ts";
import type { BarrierMatrix, CitedNumber } from "../document/publication.ts";
import { isPrintable } from "../infer/noise-evidence.ts";
import type { TextEvidence } from "../text/reference.ts";
import type { Words } from "../words.ts";
import { barrierTable, type Sighting } from "./barrier-table.ts";

/** Identifier of the table of barriers in its page: there is one. */
const id = "barriers";

/** The barriers of the study by source, in words; null where the study declares none. */
export function barrierMatrix({ study, gathered, words }: TextEvidence): BarrierMatrix | null {
  if (study.barriers.size === 0) return null;
  const { sources, rows } = barrierTable(study, gathered);
  const sides: readonly Barrier["side"][] = ["individual", "institutional"];
  return {
    kind: "barriers",
    id,
    caption: words.message("barriers.caption"),
    columns: [words.message("barriers.head"), ...sources.map(({ label }) => words.text(label))],
    groups: sides.flatMap((side) => {
      const own = rows.filter(({ barrier }) => barrier.side === side);
      const lines = own.map(({ barrier, seen }) => ({
        heading: words.text(barrier.label),
        cells: seen.map((sightings) => sightings.map((each) => sentenceOf(each, words))),
      }));
      return lines.length === 0 ? [] : [{ heading: words.message(`barriers.${side}`), rows: lines }];
    }),
  };
}

/** « 34 % des personnes le disent », its number linked to the table it comes from. */
function sentenceOf({ what, indicator, row, value, isShare }: Sighting, words: Words): Inlines<CitedNumber> {
  const mark = "\u0000";
  const [before = "", after = ""] = words
    .message("barriers.sighting", { value: mark, what: words.text(what) })
    .split(mark);
  return [
    { kind: "text", text: before },
    {
      kind: "cited",
      text: valueText(value, isShare, words),
      origin: { kind: "tables", indicators: [indicator], row },
    },
    { kind: "text", text: after },
  ];
}

function valueText(value: Sighting["value"], isShare: boolean, words: Words): string {
  if (value.kind === "number") {
    if (!isShare) return words.count(value.value);
    return isPrintable(value.error) ? words.percent(value.value) : words.message("cell.uncertain");
  }
  return words.message(value.kind === "hidden" ? "cell.notShown" : "text.awaited");
}
