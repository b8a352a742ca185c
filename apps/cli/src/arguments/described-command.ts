import { type Language, languages } from "@vigie/words";
import en from "../../words/commands.en.json" with { type: "json" };
import fr from "../../words/commands.fr.json" with { type: "json" };
import { dialects } from "../engines.ts";
import type { Command, Option } from "./command.ts";

/** What a command says of itself in one language. */
interface CommandWords {
  /** One line, for the list of commands. */
  readonly summary: string;
  /** Arguments as they are written: `ÉTUDE`, `[ÉTUDE]` where it may be left out, then `LOT…` where it may be repeated. */
  readonly positionals: readonly string[];
  readonly options: Readonly<Record<string, OptionWords>>;
  /** A paragraph, or a line of a list, each: what it does, then an example; shown by `--help`. */
  readonly help: readonly string[];
}

interface OptionWords {
  /** What stands for the value: `DOSSIER`; absent for a switch. */
  readonly value?: string;
  readonly help: string;
}

/** A command with its help. */
export interface DescribedCommand extends Command, CommandWords {
  readonly options: Readonly<Record<string, Option & OptionWords>>;
}

const catalogues: Readonly<Record<Language, Readonly<Record<string, CommandWords>>>> = { fr, en };

/** One line on a command. @throws {RangeError} for a command that the catalogue lacks */
export function commandSummary(name: string, language: Language): string {
  return wordsOf(name, language).summary;
}

/** @throws {RangeError} for a command, or an option, that the catalogue of the language lacks */
export function describedCommand(command: Command, language: Language): DescribedCommand {
  const { options, ...words } = wordsOf(command.name, language);
  return {
    ...command,
    ...words,
    options: Object.fromEntries(
      Object.entries(command.options).map(([name, option]) => {
        const text = options[name];
        if (text === undefined)
          throw new RangeError(`no help of --${name} of ${command.name} in ${language}`);
        return [name, { ...option, ...text }];
      }),
    ),
  };
}

function wordsOf(name: string, language: Language): CommandWords {
  const words = catalogues[language][name];
  if (words === undefined) throw new RangeError(`no help of ${name} in ${language}`);
  return words;
}

/** What a shell proposes after a verb. */
export interface CompletedCommand {
  readonly name: string;
  readonly summary: string;
  /** Words that its first argument may be; none where it is a file or a name. */
  readonly actions: readonly string[];
  readonly options: readonly CompletedOption[];
}

export interface CompletedOption {
  /** With its dashes. */
  readonly flag: string;
  readonly help: string;
  /** `none` for a switch; `file` where nothing else is known of what it may be. */
  readonly value: "none" | "file" | readonly string[];
}

/** From the declaration of the command, which its help and the reading of its arguments are from as well. */
export function completedCommand(given: DescribedCommand): CompletedCommand {
  const { name, summary, actions = [], options } = given;
  const declared = Object.entries(options).map(([option, { type, form, help }]): CompletedOption => {
    const value = type === "boolean" ? "none" : form === "dialect" ? [...dialects.keys()] : "file";
    return { flag: `--${option}`, help, value };
  });
  return {
    name,
    summary,
    actions,
    options: [
      ...declared,
      { flag: "--json", help: "JSON", value: "none" },
      { flag: "--lang", help: languages.join(", "), value: languages },
      { flag: "--help", help: "", value: "none" },
    ],
  };
}
