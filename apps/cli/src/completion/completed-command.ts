import { dialects } from "@vigie/engine";
import { languages } from "@vigie/words";
import type { DescribedCommand } from "../described-command.ts";

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
export function completedCommand({
  name,
  summary,
  actions = [],
  options,
}: DescribedCommand): CompletedCommand {
  const declared = Object.entries(options).map(([option, { type, form, help }]): CompletedOption => {
    const value = type === "boolean" ? "none" : form === "dialect" ? Object.keys(dialects) : "file";
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
