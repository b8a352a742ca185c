import manifest from "../../package.json" with { type: "json" };
import type { CliMessages } from "../messages.ts";
import { wrappedText } from "../terminal/terminal.ts";
import { commandSummary, type DescribedCommand } from "./described-command.ts";

/** The commands, wrapped to `width` characters. */
export function generalHelp(
  commands: readonly string[],
  { message, language }: CliMessages,
  width: number,
): string {
  const widest = Math.max(...commands.map((name) => name.length));
  const list = commands
    .map((name) => `  ${name.padEnd(widest)}  ${commandSummary(name, language)}`)
    .join("\n");
  const text = `${message("help.title", { version })}

${message("help.lead")}

${message("help.usage")}

${list}

${message("help.each")}

${message("help.exitCodes")}
`;
  return wrappedText(text, width);
}

/** What a command is for, its options and an example, wrapped to `width` characters. */
export function commandHelp(command: DescribedCommand, { message }: CliMessages, width: number): string {
  const options = [
    ...Object.entries(command.options).map(([name, { value, help, required }]) => ({
      flag: `--${name}${value === undefined ? "" : ` ${value}`}`,
      help: required ? message("help.required", { help }) : help,
    })),
    { flag: "--json", help: message("help.json") },
    { flag: `--lang ${message("help.langValue")}`, help: message("help.lang") },
  ];
  const flags = Math.max(...options.map(({ flag }) => flag.length));
  const usage = usageOf(command);
  const text = `${command.summary}

${message("help.commandUsage", { usage })}

${options.map(({ flag, help }) => `  ${flag.padEnd(flags)}  ${help}`).join("\n")}

${command.help.join("\n")}
`;
  return wrappedText(text, width);
}

/** What to type, the options that a command cannot do without included. */
export function usageOf({ name: verb, positionals, options }: DescribedCommand): string {
  const required = Object.entries(options)
    .filter(([, option]) => option.required)
    .map(([name, { value }]) => ` --${name} ${value ?? ""}`);
  return ["vigie", verb, ...positionals].join(" ") + required.join("");
}

export const version = manifest.version;
