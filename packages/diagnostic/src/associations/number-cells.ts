import type { TableCell } from "../figure-tables/table-cell.ts";
import type { Formatter } from "../formatter.ts";
import { intervalText } from "../notes/evidence-texts.ts";
import type { Subject } from "../subject.ts";
import type { ShownRatio } from "../tables/contrast.ts";
import type { Silence } from "./silence.ts";

/** « 1,83 », or why there is none. */
export function ratioText(ratio: ShownRatio | Silence, formatter: Formatter): string {
  if (ratio.kind === "not_computed") return formatter.message(`silence.${ratio.reason}`);
  return ratio.estimate < 0.005 ? formatter.message("ratio.small") : formatter.number(ratio.estimate, 2);
}

/** The same as a cell. */
export function ratioCell(ratio: ShownRatio | Silence, formatter: Formatter): TableCell {
  const text = ratioText(ratio, formatter);
  return ratio.kind === "computed" ? { value: ratio.estimate, text } : text;
}

/** « de 1,44 à 2,33 »; nothing where nothing is uncertain, nor where there is no number. */
export function ratioInterval(
  ratio: ShownRatio | Silence,
  { formatter }: Pick<Subject, "formatter">,
): string {
  if (ratio.kind === "not_computed" || ratio.interval === null) return formatter.message("cell.nothing");
  return intervalText(ratio.interval, (bound) => formatter.number(bound, 2), formatter);
}

/** « 1,83 (de 1,44 à 2,33) », with the interval where there is one. */
export function ratioWithInterval(ratio: ShownRatio | Silence, subject: Subject): string {
  const wording = ratioText(ratio, subject.formatter);
  if (ratio.kind === "not_computed" || ratio.interval === null) return wording;
  return `${wording} (${ratioInterval(ratio, subject)})`;
}
