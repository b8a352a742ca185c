import type { CompletedCommand } from "../arguments/described-command.ts";

/** fish also proposes files, unless `-f` or `-x` forbids it. @see fish-complete(1) */
export function fishCompletion(commands: readonly CompletedCommand[]): string {
  const lines = commands.flatMap(({ name, summary, actions, options }) => {
    const line = `complete -c vigie -n ${quoted(`__fish_seen_subcommand_from ${name}`)}`;
    return [
      `complete -c vigie -f -n __fish_use_subcommand -a ${name} -d ${quoted(summary)}`,
      ...(actions.length === 0 ? [] : [`${line} -a ${quoted(actions.join(" "))}`]),
      ...options.map(({ flag, help, value }) => {
        const takes =
          value === "none" ? "" : value === "file" ? " -r -F" : ` -x -a ${quoted(value.join(" "))}`;
        return `${line} -l ${flag.slice(2)}${takes} -d ${quoted(help)}`;
      }),
    ];
  });
  return `# vigie completion fish\n${lines.join("\n")}\n`;
}

function quoted(text: string): string {
  return `'${text.replaceAll(/['\\]/g, "\\$&")}'`;
}
