import type { Language } from "@vigie/study";
import type { Command } from "./command.ts";
import { englishCommands } from "./messages/en-commands.ts";

/** What a command says of itself in another language than French. */
export interface CommandWords {
  readonly summary: string;
  readonly positionals: readonly string[];
  /** Of each option, what stands for its value, and its help. */
  readonly options: Readonly<Record<string, { readonly value?: string; readonly help: string }>>;
  readonly help: string;
}

/** A command whose help is in the language; in French where it has no other. */
export function inLanguage(command: Command, language: Language): Command {
  const words = language === "en" ? englishCommands[command.name] : undefined;
  if (words === undefined) return command;
  const { summary, positionals, help } = words;
  const options = Object.fromEntries(
    Object.entries(command.options).map(([name, option]) => [name, { ...option, ...words.options[name] }]),
  );
  return { ...command, summary, positionals, help, options };
}
