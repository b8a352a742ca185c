import { join } from "node:path";
import { readBundle, withoutLine } from "@vigie/bundle";
import type { Command } from "../arguments/command.ts";
import { exists } from "../disk/regular-files.ts";
import { eraseLeftovers, type Leftovers, withWorkFolder } from "../disk/staging.ts";
import { eraseRefusal, refusalFolder } from "../disk/unknown-values.ts";
import { renameHeld, writing } from "../disk/write-whole.ts";
import { folderKind } from "../disk/written-folder.ts";
import { changeLedgerFile, type LedgerFile, ledgerFileOf, readLedgerFile } from "../partner/ledger-file.ts";
import { cliInputError } from "../problems.ts";
import { readGiven } from "../study/study-folder.ts";

export const purgeCommand: Command = {
  name: "purge",
  options: {
    "not-sent": { type: "boolean" },
    data: { type: "string" },
  },
  async run({ positionals: [folder = ""], has, value }, terminal) {
    const unsent = has("not-sent") ? await unsentBundle(folder, value("data")) : null;
    // Beside a folder of somebody else's, what bears such a name may be theirs too.
    const isForeign = (await exists(folder)) && !(await isRunFolder(folder));
    const { erased: killed, living } = isForeign ? nothingLeft : await eraseLeftovers(folder);
    const leftovers = { killed, refused: await eraseRefusal(refusalFolder(folder)) };
    // A folder moved away and never replaced has been put back.
    const isRun = await isRunFolder(folder);
    for (const path of living) terminal.warning("purge.living", { path });
    if (!isRun && !leftovers.killed && !leftovers.refused && living.length === 0)
      throw cliInputError("cli/not-a-run", {}, { path: folder });
    const held = join(folder, "private");
    const isThere = isRun && (await exists(held));
    if (isThere) await erase(folder, "private");
    if (isRun) terminal.print(isThere ? "purge.erased" : "purge.nothing", { path: held });
    if (unsent !== null) {
      await erase(folder, "bundle.zip");
      await forget(unsent);
      terminal.print("purge.unsent", { path: join(folder, "bundle.zip"), ledger: unsent.ledger.shown });
    }
    if (leftovers.refused) terminal.print("purge.refused", { path: refusalFolder(folder) });
    if (leftovers.killed) terminal.print("purge.killed", { path: folder });
    const bundle = join(folder, "bundle.zip");
    if (isRun && (await exists(bundle))) terminal.print("purge.kept", { path: bundle });
    terminal.line();
    const erased = isThere || unsent !== null || leftovers.refused || leftovers.killed;
    if (erased) terminal.print("purge.limits");
    terminal.print("purge.left");
    return { folder, erased, living, unsent: unsent?.hash ?? null };
  },
};

const nothingLeft: Leftovers = { erased: false, living: [] };

async function isRunFolder(folder: string): Promise<boolean> {
  return (await folderKind(folder)) === "run";
}

/** Moved away first: a purge that is killed leaves no half of it, and the next command erases the neighbour. */
function erase(folder: string, name: string): Promise<void> {
  return withWorkFolder(folder, (work) =>
    writing(join(folder, name), () => renameHeld(join(folder, name), join(work, name))),
  );
}

interface Unsent {
  readonly ledger: LedgerFile;
  readonly hash: string;
}

/**
 * The bundle of a run folder and the ledger that has its line, before anything is erased.
 * @throws {VigieErrors} where no mapping is given, the folder is not a run's, or the ledger beside the mapping has no such line
 */
async function unsentBundle(folder: string, mapping: string | null): Promise<Unsent> {
  if (mapping === null) throw cliInputError("cli/not-sent-without-mapping");
  if (!(await isRunFolder(folder))) throw cliInputError("cli/not-a-run", {}, { path: folder });
  const file = join(folder, "bundle.zip");
  const { hash } = await readBundle(await readGiven(file), { file });
  const ledger = await ledgerFileOf(mapping);
  const lines = await readLedgerFile(ledger);
  if (withoutLine(lines, hash) === lines)
    throw cliInputError("cli/bundle-not-in-ledger", { file }, { path: ledger.shown });
  return { ledger, hash };
}

function forget({ ledger, hash }: Unsent): Promise<void> {
  return changeLedgerFile(ledger, (lines) => withoutLine(lines, hash));
}
