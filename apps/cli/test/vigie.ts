import { type ChildProcess, fork, spawn } from "node:child_process";
import { appendFile, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { newStudy } from "../../../test/new-study.ts";

const bin = join(import.meta.dirname, "..", "bin", "vigie.js");

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

/** What is typed, where, and the variables set besides those of the tests. */
export interface Typed {
  readonly words: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

const french = { LC_ALL: "fr_FR.UTF-8" };

/** Runs the command on real files, in a process that stays for the next one: commands wait for one another. */
export function vigie(words: readonly string[], cwd: string, env: Typed["env"] = {}): Promise<Ended> {
  const ended = waiting.then(() => runWarm({ words, cwd, env: { ...french, ...env } }));
  waiting = ended.then(
    () => {},
    () => {},
  );
  return ended;
}

let waiting: Promise<void> = Promise.resolve();
let warm: ChildProcess | null = null;

function runWarm(typed: Typed): Promise<Ended> {
  warm ??= startWarm();
  const child = warm;
  return new Promise((resolve, reject) => {
    const fail = (code: number | null) => {
      warm = null;
      reject(new Error(`the process ended with ${code} within: vigie ${typed.words.join(" ")}`));
    };
    child.once("exit", fail);
    child.once("message", (ended: Ended) => {
      child.removeListener("exit", fail);
      child.channel?.unref();
      resolve(ended);
    });
    // A program that waits for the answer has nothing else to do, and would end.
    child.channel?.ref();
    child.send(typed);
  });
}

function startWarm(): ChildProcess {
  const child = fork(join(import.meta.dirname, "warm-process.ts"), { execArgv: [], stdio: "inherit" });
  child.unref();
  child.channel?.unref();
  return child;
}

/** Runs the command as a person would: another process, real files. The process is at hand while it runs. */
export function spawnVigie(words: readonly string[], cwd: string, env: Typed["env"] = {}) {
  const child = spawn(process.execPath, [bin, ...words], {
    cwd,
    env: { ...process.env, ...french, ...env },
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
    const day = String(1 + (at % 28)).padStart(2, "0");
    const line = (channel: string, motive = "question") => `F${at};${day}/03/2024;${channel};${motive}`;
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
