import type { ParseArgsOptionDescriptor } from "node:util";
import { dialects } from "../engines.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { isDayOption, today, windowOption } from "./period.ts";

/** One verb of `vigie`: what may be typed after it, and what it does. What it says of itself is in `words/commands.*.json`. */
export interface Command {
  readonly name: string;
  /** Words that its first argument may be, where it is not free. */
  readonly actions?: readonly string[];
  readonly options: Readonly<Record<string, Option>>;
  /** Whether it reads a partner's files: what it refuses is counted in them, and `--json` leaves the counts out. */
  readonly readsPartnerData?: true;
  run(given: Arguments, terminal: Terminal): Promise<Result>;
}

export interface Option extends Omit<ParseArgsOptionDescriptor, "multiple"> {
  readonly required?: true;
  /** Whether it may be given several times. */
  readonly multiple?: true;
  /** Where it is given, no argument is wanted. */
  readonly alone?: true;
  /** How its value must be written. */
  readonly form?: ValueForm;
}

export interface Arguments {
  readonly positionals: readonly string[];
  /** The value of an option that takes one; null where it was not given. */
  value(name: string): string | null;
  /** The values of an option that may be given several times. */
  all(name: string): readonly string[];
  has(name: string): boolean;
}

/** What `--json` prints. */
export type Result = Readonly<Record<string, unknown>>;

/** How the value of an option must be written, where it is not free. */
export const valueForms = {
  day: isDayOption,
  /** What bears a day to come would be after all that is made until then. */
  pastDay: (text: string) => isDayOption(text) && text <= today(),
  memory: (text: string) => /^[1-9]\d{0,5}(MB|GB)$/.test(text),
  /** A privacy budget, as the study and mappings write it. */
  rho: (text: string) => /^\d{1,3}(\.\d{1,3})?$/.test(text) && Number(text) > 0,
  dialect: (text: string) => dialects.has(text),
  period: (text: string) => windowOption(text) !== null,
  /** Units of every source, or of one that is named: at most what a fiction makes. */
  units: (text: string) => /^(?:[a-z][a-z0-9_]*=)?[1-9]\d{0,6}$/.test(text),
  /** A share of one source, then the points by which it moves, and from which edition on. */
  drift: (text: string) =>
    /^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*\.[^=\s]+=[+-]?\d{1,2}(\.\d)?(@[1-9]\d{0,2})?$/.test(text),
  /** A short name, then what people read. */
  named: (text: string) => /^[a-z][a-z0-9_]*=\S/.test(text),
  /** More than one, since one is what `audit` says of a bundle; three centuries of quarters are no plan. */
  editions: (text: string) => /^[1-9]\d{0,2}$/.test(text) && Number(text) >= 2,
  port: (text: string) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535,
} as const;

type ValueForm = keyof typeof valueForms;
