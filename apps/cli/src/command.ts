import type { ParseArgsOptionDescriptor } from "node:util";
import type { Terminal } from "./terminal.ts";
import type { ValueForm } from "./value-forms.ts";

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
