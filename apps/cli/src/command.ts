import type { ParseArgsOptionDescriptor } from "node:util";
import type { Terminal } from "./terminal.ts";
import type { ValueForm } from "./value-forms.ts";

/** One verb of `vigie`: everything asked of it is in its file. */
export interface Command {
  readonly name: string;
  /** One line, for the list of commands. */
  readonly summary: string;
  /** Arguments as they are written: `ÉTUDE`, `[ÉTUDE]` where it may be left out, then `LOT…` where it may be repeated. */
  readonly positionals: readonly string[];
  readonly options: Readonly<Record<string, Option>>;
  /** What it does, then an example; shown by `--help`. */
  readonly help: string;
  run(given: Arguments, terminal: Terminal): Promise<Result>;
}

export interface Option extends Omit<ParseArgsOptionDescriptor, "multiple"> {
  /** What stands for the value: `DOSSIER`; absent for a switch. */
  readonly value?: string;
  readonly required?: true;
  /** Whether it may be given several times. */
  readonly multiple?: true;
  /** Where it is given, no argument is wanted. */
  readonly alone?: true;
  /** How its value must be written. */
  readonly form?: ValueForm;
  readonly help: string;
}

/** What a command says of itself in another language than French. */
export interface CommandWords {
  readonly summary: string;
  readonly positionals: readonly string[];
  /** Of each option, what stands for its value, and its help. */
  readonly options: Readonly<Record<string, { readonly value?: string; readonly help: string }>>;
  readonly help: string;
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
