import type { Language } from "@vigie/words";
import type { Command } from "./command.ts";
import { englishCommands } from "./english-commands.ts";

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
