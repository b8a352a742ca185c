import type { Ratio } from "@vigie/statistics";
import { intervalText } from "../evidence-words.ts";
import type { Subject } from "../subject.ts";
import type { Words } from "../words.ts";
import type { Silence } from "./silence.ts";

/** « 1,83 », or why there is none. */
export function ratioText(ratio: Ratio | Silence, words: Words): string {
  return ratio.kind === "computed" ? words.number(ratio.estimate, 2) : words.say(`silence.${ratio.reason}`);
}

/** « de 1,44 à 2,33 »; nothing for a full population, nor where there is no number. */
export function ratioInterval(ratio: Ratio | Silence, { source, words }: Subject): string {
  if (ratio.kind === "not_computed" || source.reading === null) return words.say("cell.nothing");
  return intervalText(ratio.interval, (bound) => words.number(bound, 2), words);
}

/** « 1,83 (de 1,44 à 2,33) », the interval only where the study declares a reading. */
export function ratioWithInterval(ratio: Ratio | Silence, subject: Subject): string {
  const said = ratioText(ratio, subject.words);
  if (ratio.kind === "not_computed" || subject.source.reading === null) return said;
  return `${said} (${ratioInterval(ratio, subject)})`;
}
