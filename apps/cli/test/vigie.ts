import { spawn } from "node:child_process";
import { appendFile, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { newStudy } from "@vigie/study";

const bin = join(import.meta.dirname, "..", "bin", "vigie.js");
/** Where Node.js keeps the sources once compiled: a third of the time of a command that refuses its input. */
const compiled = join(import.meta.dirname, "..", "..", "..", "node_modules", ".cache", "compiled");

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

/** Runs the command as a person would: another process, real files. */
export function vigie(
  words: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  return spawnVigie(words, cwd, env).ended;
}

/** The same, with the process at hand while it runs. */
export function spawnVigie(
  words: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
) {
  const child = spawn(process.execPath, [bin, ...words], {
    cwd,
    env: { ...process.env, NODE_COMPILE_CACHE: compiled, LC_ALL: "fr_FR.UTF-8", ...env },
  });
  let out = "";
  let error = "";
  child.stdout.on("data", (chunk) => {
    out += chunk;
  });
  child.stderr.on("data", (chunk) => {
    error += chunk;
  });
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, out, error }));
  });
  return { child, ended };
}

/** A folder of its own for one test file. */
export async function workbench(): Promise<{ readonly folder: string; readonly clear: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), "vigie-cli-"));
  return { folder, clear: () => rm(folder, { recursive: true, force: true }) };
}

/** What a partner adds to the mapping that `vigie map` proposed: that these sources hold no persons. */
export function acceptNothing(mapping: string, sources: readonly string[]): Promise<void> {
  return appendFile(mapping, `accepts: { nothing: [${sources.join(", ")}] }\n`);
}

export async function writeFiles(folder: string, files: ReadonlyMap<string, string>): Promise<void> {
  for (const [path, text] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

/** The small study of `vigie new`, one partner's files and their mapping: 120 households, five groups of 24. */
export async function writeExample(folder: string): Promise<void> {
  await writeFiles(join(folder, "etude"), newStudy());
  await writeFiles(
    folder,
    new Map([
      ["foyers.csv", units()],
      ["contacts.csv", contacts()],
      ["caf.yaml", mapping],
    ]),
  );
}

const households = Array.from({ length: 120 }, (_, at) => at);

function units(): string {
  const lines = households.map((at) => {
    const year = [1950, 1980, 1990, 2001][Math.floor(at / 5) % 4];
    return `F${at};01/02/${year};${at % 2 === 0 ? "isole" : "couple_enfants"};${at < 60 ? "oui" : "non"};${at % 3 === 0 ? "non" : "oui"}`;
  });
  return `NUMERO;NAISSANCE;MENAGE;RSA;COMPTE\n${lines.join("\n")}\n`;
}

/** By number modulo five: account only, account and desk, desk only, routine only, nothing. */
function contacts(): string {
  const lines = households.flatMap((at) => {
    const line = (channel: string, motive = "question") => `F${at};15/03/2024;${channel};${motive}`;
    return (
      [
        [line("compte")],
        [line("compte"), line("guichet")],
        [line("guichet")],
        [line("compte", "declaration")],
        [],
      ][at % 5] ?? []
    );
  });
  return `NUMERO;DATE;CANAL;MOTIF\n${lines.join("\n")}\n`;
}

/** Invented, as `vigie map` would draw one. */
export const secret = "q7Vd2mXK0fRz8sLh4TgYwN1pCjE6uBoI9aSxQvWtZrA";

const mapping = `mapping: 1
study: mon-etude
partner: caf
secret: ${secret}
sources:
  allocataires:
    units:
      file: foyers.csv
      format: { delimiter: ";" }
      key: NUMERO
      fields:
        naissance: { column: NAISSANCE, dates: fr }
        menage: MENAGE
        rsa: { column: RSA, codes: { oui: yes, non: no } }
        compte_actif: { column: COMPTE, codes: { oui: yes, non: no } }
    contacts:
      file: contacts.csv
      format: { delimiter: ";" }
      key: NUMERO
      date: { column: DATE, dates: fr }
      channel: CANAL
      motive: MOTIF
`;
