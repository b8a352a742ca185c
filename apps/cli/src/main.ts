import { render, type VigieError, VigieErrors, visible } from "@vigie/study";
import { readArguments } from "./arguments.ts";
import type { Command } from "./command.ts";
import { commands } from "./commands/index.ts";
import { errorBlocks } from "./error-blocks.ts";
import { commandHelp, generalHelp } from "./help.ts";
import { inLanguage } from "./in-language.ts";
import { languageOf, type Speech, speechOf } from "./speech.ts";
import { sayWhenStopped } from "./stopping.ts";
import { openTerminal, type Stream, silentTerminal, usualColumns } from "./terminal.ts";
import { version } from "./version.ts";

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
  const { language, words, wrong } = languageOf(typed, env);
  const speech = speechOf(language);
  if (wrong)
    return usageError(speech.say("usage.noLanguage", { languages: "fr, en" }), "vigie --help", {
      speech,
      error,
    });
  const [verb, ...rest] = words;
  if (verb === "help" && rest[0] !== undefined) return main([rest[0], "--help", "--lang", language], around);
  if (verb === undefined || verb === "--help" || verb === "-h" || verb === "help") {
    const all = await Promise.all(Object.values(commands).map((load) => load()));
    const told = all.map((command) => inLanguage(command, language));
    out.write(generalHelp(told, speech, helpWidth(out)));
    return verb === undefined ? 2 : 0;
  }
  if (verb === "--version") {
    out.write(`vigie ${version}\n`);
    return 0;
  }
  const load = Object.hasOwn(commands, verb) ? commands[verb as keyof typeof commands] : undefined;
  if (!load) return usageError(speech.say("usage.noCommand", { verb }), "vigie --help", { speech, error });
  return runCommand(inLanguage(await load(), language), rest, { ...around, speech });
}

async function runCommand(
  command: Command,
  words: readonly string[],
  { out, error, env, speech }: Surroundings & { readonly speech: Speech },
): Promise<number> {
  const parsed = readArguments(command, words, speech);
  if (parsed.kind === "help") {
    out.write(commandHelp(command, speech, helpWidth(out)));
    return 0;
  }
  if (parsed.kind === "wrong")
    return usageError(parsed.reason, `vigie ${command.name} --help`, { speech, error });

  const terminal = parsed.json
    ? silentTerminal(speech)
    : openTerminal({
        out,
        error,
        clock: () => performance.now(),
        color: env.NO_COLOR === undefined || env.NO_COLOR === "",
        speech,
      });
  if (!parsed.json)
    sayWhenStopped(() => {
      terminal.close();
      farewell(speech, error);
    });
  try {
    terminal.progress(command.summary, null);
    const result = await command.run(parsed.given, terminal).finally(() => terminal.close());
    if (parsed.json) out.write(`${JSON.stringify({ done: true, ...result })}\n`);
    return 0;
  } catch (thrown) {
    if (!(thrown instanceof VigieErrors)) return defect(thrown, { speech, error });
    return inputErrors(thrown.errors, parsed.json ? out : null, { speech, error });
  }
}

/** After the `^C` that a terminal shows. */
function farewell({ say }: Speech, error: Stream): void {
  error.write(`${error.isTTY ? "\r\u001b[2K" : ""}${say("stopped")}\n`);
}

/** Readable on a wide terminal too. */
function helpWidth({ columns }: Stream): number {
  return Math.min(columns || usualColumns, 100);
}

/** Where a refusal is said. */
interface Refusing {
  readonly speech: Speech;
  readonly error: Stream;
}

function usageError(reason: string, help: string, { speech: { say }, error }: Refusing): number {
  error.write(`${visible(reason)}\n${say("usage.seeHelp", { help })}\n`);
  return 2;
}

/** @param json where they are written as JSON; null to write them for a person */
async function inputErrors(
  errors: readonly VigieError[],
  json: Stream | null,
  { speech, error: stream }: Refusing,
): Promise<number> {
  const { language, say } = speech;
  const { catalogue } = await import("./catalogue.ts");
  const said = errors.map((error) => ({
    code: error.code,
    place: error.place,
    ...render(error, catalogue, language),
  }));
  if (json) json.write(`${JSON.stringify({ done: false, errors: said })}\n`);
  else {
    for (const block of errorBlocks(said, speech)) stream.write(block);
    stream.write(`${say("error.count", { count: errors.length })}\n`);
    if (errors.some(({ code }) => catalogue[code]?.[language] === undefined))
      stream.write(`${say("error.untranslated")}\n`);
  }
  return errors.some(({ code }) => catalogue[code]?.refusal === true) ? 3 : 1;
}

/** The message of an unforeseen error may hold data: only its kind and its place in the code are printed. */
function defect(thrown: unknown, { speech: { say }, error }: Refusing): number {
  const stack = thrown instanceof Error ? (thrown.stack ?? "") : "";
  const frames = stack.split("\n").filter((line) => /^\s+at /.test(line));
  const name = thrown instanceof Error ? thrown.name : typeof thrown;
  error.write(
    `${say("error.defect", { version, name })}\n${frames.slice(0, 6).join("\n")}\n${say("error.defectCure")}\n`,
  );
  return 70;
}
