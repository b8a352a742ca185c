import { listOf } from "@vigie/words";
import type { Command } from "../arguments/command.ts";
import { completedCommand, describedCommand } from "../arguments/described-command.ts";
import { shells } from "../completion/index.ts";
import { cliInputError } from "../problems.ts";

export const completionCommand: Command = {
  name: "completion",
  actions: [...shells.keys()],
  options: {},
  async run({ positionals: [shell = ""] }, terminal) {
    const write = shells.get(shell);
    const { language } = terminal.messages;
    if (write === undefined)
      throw cliInputError("cli/shell-unknown", {}, { shell, shells: listOf([...shells.keys()], language) });
    const { commands } = await import("./index.ts");
    const all = await Promise.all(Object.values(commands).map((load) => load()));
    const script = write(all.map((command) => completedCommand(describedCommand(command, language))));
    for (const line of script.trimEnd().split("\n")) terminal.line(line);
    return { shell, script };
  },
};
