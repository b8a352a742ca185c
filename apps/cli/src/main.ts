import { render, type VigieError, VigieErrors } from "@vigie/study";
import { readArguments } from "./arguments.ts";
import type { Command } from "./command.ts";
import { commands } from "./commands/index.ts";
import { commandHelp, generalHelp } from "./help.ts";
import { openTerminal, silentTerminal } from "./terminal.ts";
import { version } from "./version.ts";

/**
 * The command `vigie`.
 * @param words what follows `vigie`
 * @returns 0 done; 1 the input is wrong; 2 wrong usage; 3 refused to protect people; 70 a defect of Vigie
 */
export async function main(words: readonly string[]): Promise<number> {
  const [verb, ...rest] = words;
  if (verb === undefined || verb === "--help" || verb === "-h" || verb === "help") {
    const all = await Promise.all(Object.values(commands).map((load) => load()));
    process.stdout.write(generalHelp(all));
    return verb === undefined ? 2 : 0;
  }
  if (verb === "--version") {
    process.stdout.write(`vigie ${version}\n`);
    return 0;
  }
  const load = Object.hasOwn(commands, verb) ? commands[verb as keyof typeof commands] : undefined;
  if (!load) return usageError(`La commande « ${verb} » n’existe pas.`, "vigie --help");
  return runCommand(await load(), rest);
}

async function runCommand(command: Command, words: readonly string[]): Promise<number> {
  const parsed = readArguments(command, words);
  if (parsed.kind === "help") {
    process.stdout.write(commandHelp(command));
    return 0;
  }
  if (parsed.kind === "wrong") return usageError(parsed.reason, `vigie ${command.name} --help`);

  const terminal = parsed.json
    ? silentTerminal
    : openTerminal({
        out: process.stdout,
        error: process.stderr,
        clock: () => performance.now(),
        color: process.env.NO_COLOR === undefined || process.env.NO_COLOR === "",
      });
  try {
    const result = await command.run(parsed.given, terminal);
    if (parsed.json) process.stdout.write(`${JSON.stringify({ done: true, ...result })}\n`);
    return 0;
  } catch (error) {
    if (error instanceof VigieErrors) return inputErrors(error.errors, parsed.json);
    return defect(error);
  }
}

function usageError(reason: string, help: string): number {
  process.stderr.write(`${reason}\nVoyez « ${help} ».\n`);
  return 2;
}

async function inputErrors(errors: readonly VigieError[], json: boolean): Promise<number> {
  const { catalogue } = await import("./catalogue.ts");
  const said = errors.map((error) => ({
    code: error.code,
    place: error.place,
    ...render(error, catalogue, "fr"),
  }));
  if (json) process.stdout.write(`${JSON.stringify({ done: false, errors: said })}\n`);
  else {
    for (const { where, what, expected, cure } of said)
      process.stderr.write(
        `${where === "" ? "" : `${where}\n`}  ${what}\n  Attendu : ${expected}\n  Remède : ${cure}\n\n`,
      );
    process.stderr.write(errors.length === 1 ? "1 erreur.\n" : `${errors.length} erreurs.\n`);
  }
  return errors.some(({ code }) => catalogue[code]?.refusal === true) ? 3 : 1;
}

/** The message of an unforeseen error may hold data: only its kind and its place in the code are printed. */
function defect(error: unknown): number {
  const stack = error instanceof Error ? (error.stack ?? "") : "";
  const frames = stack.split("\n").filter((line) => /^\s+at /.test(line));
  process.stderr.write(
    `Défaut de Vigie ${version} : ${error instanceof Error ? error.name : typeof error}\n${frames.slice(0, 6).join("\n")}\n` +
      "Ce n’est pas une erreur de votre part. Signalez ces lignes ; elles ne contiennent aucune donnée.\n",
  );
  return 70;
}
