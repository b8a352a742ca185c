import type { Language } from "@vigie/words";
import en from "../words/commands.en.json" with { type: "json" };
import fr from "../words/commands.fr.json" with { type: "json" };
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
export function summaryOf(name: string, language: Language): string {
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
