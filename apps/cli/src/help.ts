import type { Command } from "./command.ts";
import type { Speech } from "./speech.ts";
import { version } from "./version.ts";

export function generalHelp(commands: readonly Command[], { say }: Speech): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  const list = commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`).join("\n");
  return `${say("help.title", { version })}

${say("help.lead")}

${say("help.usage")}

${list}

${say("help.each")}

${say("help.exitCodes")}
`;
}

export function commandHelp(command: Command, { say }: Speech): string {
  const options = [
    ...Object.entries(command.options).map(([name, { value, help, required }]) => ({
      flag: `--${name}${value === undefined ? "" : ` ${value}`}`,
      help: required ? say("help.required", { help }) : help,
    })),
    { flag: "--json", help: say("help.json") },
    { flag: `--lang ${say("help.langValue")}`, help: say("help.lang") },
  ];
  const width = Math.max(...options.map(({ flag }) => flag.length));
  const required = Object.entries(command.options)
    .filter(([, option]) => option.required)
    .map(([name, { value }]) => ` --${name} ${value ?? ""}`)
    .join("");
  const usage = ["vigie", command.name, ...command.positionals].join(" ") + required;
  return `${command.summary}

${say("help.commandUsage", { usage })}

${options.map(({ flag, help }) => `  ${flag.padEnd(width)}  ${help}`).join("\n")}

${command.help.trim()}
`;
}
