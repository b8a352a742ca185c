import type { Interval } from "@vigie/statistics";
import type { Subject } from "../subject.ts";
import type { Words } from "../words.ts";

/** « 0,012 »; « < 0,001 » under that: more digits would promise a precision that no test has. */
export function pValueText(pValue: number, words: Words): string {
  return pValue < 0.001 ? words.say("pValue.small") : words.number(pValue, 3);
}

/** « p = 0,012 », « p < 0,001 » */
export function pValueStatement(pValue: number, words: Words): string {
  return pValue < 0.001
    ? words.say("pValue.saidSmall")
    : words.say("pValue.said", { p: pValueText(pValue, words) });
}

export function intervalText(
  { lower, upper }: Interval,
  said: (bound: number) => string,
  words: Words,
): string {
  return words.say("interval", { lower: said(lower), upper: said(upper) });
}

/** Whether there are intervals and tests, in a few words: the page on method says what for, and how. */
export function readingRemark({ source, words }: Pick<Subject, "source" | "words">): string {
  return words.say(`reading.${source.reading?.kind ?? "none"}`);
}
