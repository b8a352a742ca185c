import type { Interval } from "@vigie/statistics";
import { intervalText } from "../notes/evidence-words.ts";
import type { Subject } from "../subject.ts";
import type { TableCell } from "../tables/table-cell.ts";
import type { Words } from "../words.ts";
import type { Silence } from "./silence.ts";

/** The interval is null where none was computed. */
export interface ShownRatio {
  readonly kind: "computed";
  readonly estimate: number;
  readonly interval: Interval | null;
}

/** « 1,83 », or why there is none. */
export function ratioText(ratio: ShownRatio | Silence, words: Words): string {
  if (ratio.kind === "not_computed") return words.message(`silence.${ratio.reason}`);
  return ratio.estimate < 0.005 ? words.message("ratio.small") : words.number(ratio.estimate, 2);
}

/** The same as a cell. */
export function ratioCell(ratio: ShownRatio | Silence, words: Words): TableCell {
  const text = ratioText(ratio, words);
  return ratio.kind === "computed" ? { value: ratio.estimate, text } : text;
}

/** « de 1,44 à 2,33 »; nothing where nothing is uncertain, nor where there is no number. */
export function ratioInterval(ratio: ShownRatio | Silence, { words }: Pick<Subject, "words">): string {
  if (ratio.kind === "not_computed" || ratio.interval === null) return words.message("cell.nothing");
  return intervalText(ratio.interval, (bound) => words.number(bound, 2), words);
}

/** « 1,83 (de 1,44 à 2,33) », with the interval where there is one. */
export function ratioWithInterval(ratio: ShownRatio | Silence, subject: Subject): string {
  const wording = ratioText(ratio, subject.words);
  if (ratio.kind === "not_computed" || ratio.interval === null) return wording;
  return `${wording} (${ratioInterval(ratio, subject)})`;
}
