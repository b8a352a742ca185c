import { dialects } from "@vigie/engine";
import { today } from "./clock.ts";
import { isDay } from "./is-day.ts";
import { windowOfPeriod } from "./period.ts";

/** How the value of an option must be written, where it is not free. */
export const valueForms = {
  day: isDay,
  /** What bears a day to come would be after all that is made until then. */
  pastDay: (text: string) => isDay(text) && text <= today(),
  memory: (text: string) => /^[1-9]\d{0,5}(MB|GB)$/.test(text),
  /** A privacy budget, as the study and mappings write it. */
  rho: (text: string) => /^\d{1,3}(\.\d{1,3})?$/.test(text) && Number(text) > 0,
  dialect: (text: string) => Object.hasOwn(dialects, text),
  period: (text: string) => windowOfPeriod(text) !== null,
  /** Units of every source, or of one that is named: at most what a fiction makes. */
  units: (text: string) => /^(?:[a-z][a-z0-9_]*=)?[1-9]\d{0,6}$/.test(text),
  /** A share of one source, then the points by which it moves. */
  drift: (text: string) => /^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*\.[^=\s]+=[+-]?\d{1,2}(\.\d)?$/.test(text),
  /** A short name, then what people read. */
  named: (text: string) => /^[a-z][a-z0-9_]*=\S/.test(text),
  port: (text: string) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535,
} as const;

export type ValueForm = keyof typeof valueForms;
