import type { Command } from "./command.ts";
import type { Speech } from "./speech.ts";
import { version } from "./version.ts";
import { filled, wrapped } from "./wrapped.ts";

/** The commands, filled to `width` characters. */
export function generalHelp(commands: readonly Command[], { say }: Speech, width: number): string {
  const names = Math.max(...commands.map(({ name }) => name.length));
  const list = commands.map(({ name, summary }) => `  ${name.padEnd(names)}  ${summary}`).join("\n");
  const text = `${say("help.title", { version })}

${say("help.lead")}

${say("help.usage")}

${list}

${say("help.each")}

${say("help.exitCodes")}
`;
  return wrapped(text, width);
}

/** What a command is for, its options and an example, filled to `width` characters. */
export function commandHelp(command: Command, { say }: Speech, width: number): string {
  const options = [
    ...Object.entries(command.options).map(([name, { value, help, required }]) => ({
      flag: `--${name}${value === undefined ? "" : ` ${value}`}`,
      help: required ? say("help.required", { help }) : help,
    })),
    { flag: "--json", help: say("help.json") },
    { flag: `--lang ${say("help.langValue")}`, help: say("help.lang") },
  ];
  const flags = Math.max(...options.map(({ flag }) => flag.length));
  const usage = usageOf(command);
  const text = `${command.summary}

${say("help.commandUsage", { usage })}

${options.map(({ flag, help }) => `  ${flag.padEnd(flags)}  ${help}`).join("\n")}

${command.help.trim()}
`;
  return filled(text, width);
}

/** What to type, the options that a command cannot do without included. */
export function usageOf({ name: verb, positionals, options }: Command): string {
  const required = Object.entries(options)
    .filter(([, option]) => option.required)
    .map(([name, { value }]) => ` --${name} ${value ?? ""}`);
  return ["vigie", verb, ...positionals].join(" ") + required.join("");
}
