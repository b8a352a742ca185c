import {
  type DescribedProblem,
  describeProblem,
  isRefusal,
  type VigieError,
  VigieErrors,
  visible,
} from "@vigie/words";
import { chosenLanguage, readArguments } from "./arguments/arguments.ts";
import { type DescribedCommand, describedCommand } from "./arguments/described-command.ts";
import { commandHelp, generalHelp, version } from "./arguments/help.ts";
import { commands } from "./commands/index.ts";
import { type CliMessages, messagesIn } from "./messages.ts";
import { catalogueOf, errorBlocks } from "./terminal/error-blocks.ts";
import { onStop } from "./terminal/stopping.ts";
import { openTerminal, type Stream, silentTerminal, usualColumns } from "./terminal/terminal.ts";

/** Where the command is typed: what it prints on, and the variables set there. */
export interface Surroundings {
  readonly out: Stream;
  readonly error: Stream;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * The command `vigie`.
 * @param typed what follows `vigie`
 * @returns 0 done; 1 the input is wrong; 2 wrong usage; 3 refused to protect people; 70 a defect of Vigie
 */
export async function main(typed: readonly string[], around: Surroundings): Promise<number> {
  const { out, error, env } = around;
  const { language, words, wrong } = chosenLanguage(typed, env);
  const messages = messagesIn(language);
  if (wrong)
    return usageError(messages.message("usage.noLanguage", { languages: "fr, en" }), "vigie --help", {
      messages,
      error,
    });
  const [verb, ...following] = words;
  if (verb === "help" && following[0] !== undefined)
    return main([following[0], "--help", "--lang", language], around);
  if (verb === undefined || verb === "--help" || verb === "-h" || verb === "help") {
    out.write(generalHelp(Object.keys(commands), messages, helpWidth(out)));
    return verb === undefined ? 2 : 0;
  }
  if (verb === "--version") {
    out.write(`vigie ${version}\n`);
    return 0;
  }
  const load = new Map(Object.entries(commands)).get(verb);
  if (!load)
    return usageError(messages.message("usage.noCommand", { verb }), "vigie --help", { messages, error });
  return runCommand(describedCommand(await load(), language), following, { ...around, messages });
}

async function runCommand(
  command: DescribedCommand,
  words: readonly string[],
  { out, error, env, messages }: Surroundings & { readonly messages: CliMessages },
): Promise<number> {
  const parsed = readArguments(command, words, messages);
  if (parsed.kind === "help") {
    out.write(commandHelp(command, messages, helpWidth(out)));
    return 0;
  }
  if (parsed.kind === "wrong")
    return usageError(parsed.reason, `vigie ${command.name} --help`, { messages, error });

  const terminal = parsed.json
    ? silentTerminal(messages)
    : openTerminal({
        out,
        error,
        clock: () => performance.now(),
        color: env.NO_COLOR === undefined || env.NO_COLOR === "",
        messages,
      });
  if (!parsed.json)
    onStop((left) => {
      terminal.close();
      farewell(left, { messages, error });
    });
  try {
    terminal.progress(command.summary, null);
    const result = await command.run(parsed.given, terminal).finally(() => terminal.close());
    if (parsed.json) out.write(`${JSON.stringify({ done: true, ...result })}\n`);
    return 0;
  } catch (thrown) {
    if (!(thrown instanceof VigieErrors)) return defect(thrown, { messages, error });
    const { readsPartnerData = false } = command;
    return inputErrors(thrown.errors, parsed.json ? { out, readsPartnerData } : null, { messages, error });
  }
}

/** After the `^C` that a terminal shows. @param left folders that could not be erased */
function farewell(left: readonly string[], { messages: { message }, error }: Refusing): void {
  const description =
    left.length === 0
      ? message("stopped")
      : message("stoppedLeft", { folders: left.map(visible).join(", ") });
  error.write(`${error.isTTY ? "\r\u001b[2K" : ""}${description}\n`);
}

/** Readable on a wide terminal too. */
function helpWidth({ columns }: Stream): number {
  return Math.min(columns || usualColumns, 100);
}

/** Where a refusal is printed. */
interface Refusing {
  readonly messages: CliMessages;
  readonly error: Stream;
}

function usageError(reason: string, help: string, { messages: { message }, error }: Refusing): number {
  error.write(`${visible(reason)}\n${message("usage.seeHelp", { help })}\n`);
  return 2;
}

/** @param json where they are written as JSON; null to write them for a person */
async function inputErrors(
  errors: readonly VigieError[],
  json: { readonly out: Stream; readonly readsPartnerData: boolean } | null,
  { messages, error: stream }: Refusing,
): Promise<number> {
  const { language, message } = messages;
  const catalogue = await catalogueOf(errors);
  const described = errors.map((error) => describeProblem(error, catalogue, language));
  if (json) {
    const written = json.readsPartnerData ? described.map(withoutCounts) : described;
    json.out.write(`${JSON.stringify({ done: false, errors: written })}\n`);
  } else {
    const blocks = errorBlocks(described, messages);
    for (const block of blocks) stream.write(block);
    const more = blocks.length < errors.length ? "yes" : "no";
    stream.write(`${message("error.count", { count: blocks.length, more, places: errors.length })}\n`);
    if (errors.some(({ code }) => catalogue[language][code] === undefined))
      stream.write(`${message("error.untranslated")}\n`);
  }
  return errors.some((error) => isRefusal(error, catalogue)) ? 3 : 1;
}

/** What a program keeps or sends of a mistake in a partner's files: the sentences that count rows or values are left out. */
function withoutCounts({ code, place, where, cure }: DescribedProblem) {
  return { code, place, where, cure };
}

/** The message of an unforeseen error may hold data: only its kind and its place in the code are printed. */
function defect(thrown: unknown, { messages: { message }, error }: Refusing): number {
  const stack = thrown instanceof Error ? (thrown.stack ?? "") : "";
  const frames = stack.split("\n").filter((line) => /^\s+at /.test(line));
  const name = thrown instanceof Error ? thrown.name : typeof thrown;
  error.write(
    `${message("error.defect", { version, name })}\n${frames.slice(0, 6).join("\n")}\n${message("error.defectCure")}\n`,
  );
  return 70;
}
