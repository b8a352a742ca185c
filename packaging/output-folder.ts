import { resolve } from "node:path";
import { parseArgs } from "node:util";

/**
 * The folder that `--out` names, for a program that writes files for people who install nothing. Null where there is nothing to write: help was
 * asked for, or the arguments are not understood, and the usage was printed.
 * @param program name of the npm script
 * @param writes what it writes there, in French
 */
export function outputFolder(program: string, writes: string): string | null {
  const usage = `npm run ${program} -- --out DOSSIER\n\nÉcrit dans DOSSIER ${writes}.`;
  const folder = folderAmong(process.argv.slice(2));
  if (folder === "help") console.log(usage);
  else if (folder === null) {
    console.error(usage);
    process.exitCode = 2;
  } else return resolve(folder.out);
  return null;
}

/** Null for arguments that are not `--out FOLDER`. */
function folderAmong(args: readonly string[]): { readonly out: string } | "help" | null {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { out: { type: "string" }, help: { type: "boolean", short: "h" } },
    });
    if (values.help) return "help";
    return values.out === undefined || values.out === "" ? null : { out: values.out };
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}
