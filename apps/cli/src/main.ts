import { render, type VigieError, VigieErrors, visible } from "@vigie/study";
import { readArguments } from "./arguments.ts";
import type { Command } from "./command.ts";
import { commands } from "./commands/index.ts";
import { commandHelp, generalHelp } from "./help.ts";
import { inLanguage } from "./in-language.ts";
import { languageOf, type Speech, speechOf } from "./speech.ts";
import { sayWhenStopped } from "./stopping.ts";
import { openTerminal, silentTerminal, usualColumns } from "./terminal.ts";
import { version } from "./version.ts";

/**
 * The command `vigie`.
 * @param typed what follows `vigie`
 * @returns 0 done; 1 the input is wrong; 2 wrong usage; 3 refused to protect people; 70 a defect of Vigie
 */
export async function main(typed: readonly string[]): Promise<number> {
  const { language, words, wrong } = languageOf(typed, process.env);
  const speech = speechOf(language);
  if (wrong)
    return usageError(speech.say("usage.noLanguage", { languages: "fr, en" }), "vigie --help", speech);
  const [verb, ...rest] = words;
  if (verb === "help" && rest[0] !== undefined) return main([rest[0], "--help", "--lang", language]);
  if (verb === undefined || verb === "--help" || verb === "-h" || verb === "help") {
    const all = await Promise.all(Object.values(commands).map((load) => load()));
    const told = all.map((command) => inLanguage(command, language));
    process.stdout.write(generalHelp(told, speech, helpWidth()));
    return verb === undefined ? 2 : 0;
  }
  if (verb === "--version") {
    process.stdout.write(`vigie ${version}\n`);
    return 0;
  }
  const load = Object.hasOwn(commands, verb) ? commands[verb as keyof typeof commands] : undefined;
  if (!load) return usageError(speech.say("usage.noCommand", { verb }), "vigie --help", speech);
  return runCommand(inLanguage(await load(), language), rest, speech);
}

async function runCommand(command: Command, words: readonly string[], speech: Speech): Promise<number> {
  const parsed = readArguments(command, words, speech);
  if (parsed.kind === "help") {
    process.stdout.write(commandHelp(command, speech, helpWidth()));
    return 0;
  }
  if (parsed.kind === "wrong") return usageError(parsed.reason, `vigie ${command.name} --help`, speech);

  const terminal = parsed.json
    ? silentTerminal(speech)
    : openTerminal({
        out: process.stdout,
        error: process.stderr,
        clock: () => performance.now(),
        color: process.env.NO_COLOR === undefined || process.env.NO_COLOR === "",
        speech,
      });
  if (!parsed.json) sayWhenStopped(() => farewell(speech));
  try {
    const result = await command.run(parsed.given, terminal);
    if (parsed.json) process.stdout.write(`${JSON.stringify({ done: true, ...result })}\n`);
    return 0;
  } catch (error) {
    if (error instanceof VigieErrors) return inputErrors(error.errors, parsed.json, speech);
    return defect(error, speech);
  }
}

/** Over the line of progress, where there is one. */
function farewell({ say }: Speech): void {
  process.stderr.write(`${process.stderr.isTTY ? "\r\u001b[2K" : ""}${say("stopped")}\n`);
}

/** Readable on a wide terminal too. */
function helpWidth(): number {
  return Math.min(process.stdout.columns || usualColumns, 100);
}

function usageError(reason: string, help: string, { say }: Speech): number {
  process.stderr.write(`${visible(reason)}\n${say("usage.seeHelp", { help })}\n`);
  return 2;
}

async function inputErrors(
  errors: readonly VigieError[],
  json: boolean,
  { language, say }: Speech,
): Promise<number> {
  const { catalogue } = await import("./catalogue.ts");
  const said = errors.map((error) => ({
    code: error.code,
    place: error.place,
    ...render(error, catalogue, language),
  }));
  if (json) process.stdout.write(`${JSON.stringify({ done: false, errors: said })}\n`);
  else {
    for (const { where, what, expected, cure } of said)
      process.stderr.write(
        `${where === "" ? "" : `${where}\n`}  ${what}\n  ${say("error.expected", { expected })}\n  ${say("error.cure", { cure })}\n\n`,
      );
    process.stderr.write(`${say("error.count", { count: errors.length })}\n`);
    if (errors.some(({ code }) => catalogue[code]?.[language] === undefined))
      process.stderr.write(`${say("error.untranslated")}\n`);
  }
  return errors.some(({ code }) => catalogue[code]?.refusal === true) ? 3 : 1;
}

/** The message of an unforeseen error may hold data: only its kind and its place in the code are printed. */
function defect(error: unknown, { say }: Speech): number {
  const stack = error instanceof Error ? (error.stack ?? "") : "";
  const frames = stack.split("\n").filter((line) => /^\s+at /.test(line));
  const name = error instanceof Error ? error.name : typeof error;
  process.stderr.write(
    `${say("error.defect", { version, name })}\n${frames.slice(0, 6).join("\n")}\n${say("error.defectCure")}\n`,
  );
  return 70;
}
