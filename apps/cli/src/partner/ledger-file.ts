import { createHash } from "node:crypto";
import { readFile, realpath, rm, writeFile } from "node:fs/promises";
import { basename, dirname, extname, join } from "node:path";
import { type Ledger, ledgerText, readLedger } from "@vigie/bundle";
import { lock } from "proper-lockfile";
import { isIrregular } from "../disk/regular-files.ts";
import { systemCode, writeWhole } from "../disk/write-whole.ts";
import { cliInputError } from "../problems.ts";

/** Where the bundles made with a mapping are listed: beside it, or beside what a link to it leads to. */
export interface LedgerFile {
  readonly path: string;
  /** As a message names it: beside the mapping as it was typed. */
  readonly shown: string;
}

/** A link to a mapping has the ledger of that mapping: two names make no second budget. */
export async function ledgerFileOf(mapping: string): Promise<LedgerFile> {
  return {
    path: externalValuesOf(await realpath(mapping).catch(() => mapping)),
    shown: externalValuesOf(mapping),
  };
}

function externalValuesOf(mapping: string): string {
  return join(dirname(mapping), `${basename(mapping, extname(mapping))}.ledger.json`);
}

/**
 * Empty where there is no file yet.
 * @throws {VigieErrors} where something is there and is not a ledger, or may not be read: it never counts as empty
 */
export async function readLedgerFile({ path, shown }: LedgerFile): Promise<Ledger> {
  if (await isIrregular(path)) throw cliInputError("cli/given-not-regular", {}, { path: shown });
  const text = await readFile(path, "utf8").catch((error: unknown) => {
    if (systemCode(error) === "ENOENT") return null;
    const code = systemCode(error) === "EISDIR" ? "cli/file-is-folder" : "cli/file-unreadable";
    throw cliInputError(code, {}, { path: shown });
  });
  return text === null ? [] : readLedger(text, { file: shown });
}

/**
 * Tries, before a run, what the run will do once its bundle is written.
 * @throws {VigieErrors} where nothing can be written beside the mapping
 */
export async function refuseClosedLedger({ path, shown }: LedgerFile): Promise<void> {
  const attempt = `${path}.essai-${process.pid}`;
  try {
    await writeFile(attempt, "", { mode: 0o600 });
  } catch (error) {
    if (systemCode(error) === null) throw error;
    throw cliInputError("cli/ledger-not-writable", {}, { path: shown });
  } finally {
    await rm(attempt, { force: true }).catch(() => {});
  }
}

/** Waits for another command up to a minute: each holds the ledger for a few milliseconds. */
const patience = { retries: 240, factor: 1, minTimeout: 250, maxTimeout: 250 };

/**
 * Reads, judges and writes the ledger while no other command can: two runs that end together each count the other. What a
 * killed command leaves locked is freed after ten seconds.
 * @param change gives the ledger to write, whole or not at all; the same one where nothing changes
 * @throws {VigieErrors} where another command holds it for more than a minute; and what `change` throws
 */
export async function changeLedgerFile(file: LedgerFile, change: (ledger: Ledger) => Ledger): Promise<void> {
  let isHeld = true;
  const free = await lock(file.path, {
    realpath: false,
    stale: 10_000,
    retries: patience,
    // A machine that sleeps meanwhile lets another command take the lock for abandoned.
    onCompromised: () => {
      isHeld = false;
    },
  }).catch((error: unknown) => {
    if (systemCode(error) !== "ELOCKED") throw error;
    throw cliInputError("cli/ledger-locked", {}, { path: file.shown });
  });
  try {
    const ledger = await readLedgerFile(file);
    const after = change(ledger);
    if (!isHeld) throw cliInputError("cli/ledger-locked", {}, { path: file.shown });
    if (after !== ledger) await writeWhole(file.path, ledgerText(after), 0o600);
  } finally {
    if (isHeld) await free();
  }
}

/** The hash of the bundle that a folder holds, where the ledger has its line: a run into it would take its place. */
export async function recordedBundle(folder: string, ledger: Ledger): Promise<string | null> {
  const path = join(folder, "bundle.zip");
  if (ledger.length === 0 || (await isIrregular(path))) return null;
  const bytes = await readFile(path).catch(() => null);
  if (bytes === null) return null;
  const hash = createHash("sha256").update(bytes).digest("hex");
  return ledger.some((line) => line.hash === hash) ? hash : null;
}
