import { rm } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { RefusedRun, type UnknownCode } from "@vigie/engine";
import { guarded, spreadsheetText } from "@vigie/files";
import type { Terminal } from "../terminal/terminal.ts";
import { stage } from "./staging.ts";
import { folderKind } from "./written-folder.ts";

/**
 * Where a refused run meets values without a translation, writes them all beside its output, the rare ones too:
 * messages may not name those. A run that goes through erases that folder.
 */
export async function recordingUnknownValues<T>(
  out: string,
  terminal: Terminal,
  run: () => Promise<T>,
): Promise<T> {
  const folder = refusalFolder(out);
  try {
    const result = await run();
    await eraseRefusal(folder);
    return result;
  } catch (error) {
    if (error instanceof RefusedRun && error.unknownCodes.length > 0) {
      await stage({ target: folder, kind: "refusal" }, ({ write }) =>
        write(join("private", "valeurs-inconnues.csv"), unknownCsv(error.unknownCodes)),
      );
      const file = join(folder, "private", "valeurs-inconnues.csv");
      terminal.warning("run.unknownValues", { file });
    }
    throw error;
  }
}

/** Where the refusals of the runs into `out` are written; `out` may be called `.` by who is there. */
export function refusalFolder(out: string): string {
  return join(out, "..", `${basename(resolve(out))}.refus`);
}

/**
 * Only a folder that an earlier refusal wrote.
 * @returns whether there was one
 */
export async function eraseRefusal(folder: string): Promise<boolean> {
  if ((await folderKind(folder)) !== "refusal") return false;
  await rm(folder, { recursive: true, force: true });
  return true;
}

/** For a spreadsheet in French: semicolons, a BOM, and nothing that it would run as a formula. */
function unknownCsv(codes: readonly UnknownCode[]): string {
  const lines = codes.map(({ role, column, value, rows }) => [
    role === "units" ? "unités" : "contacts",
    guarded(column),
    guarded(value),
    String(rows),
  ]);
  return spreadsheetText([["fichier", "colonne", "valeur", "lignes"], ...lines], ";");
}
