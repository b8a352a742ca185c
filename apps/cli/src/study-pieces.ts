import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { type Piece, suggestion } from "@vigie/study";
import { VigieErrors } from "@vigie/words";
import { problem } from "./problems.ts";
import { readStudyFiles } from "./study-folder.ts";

const studies = join(import.meta.dirname, "..", "..", "..", "studies");
const folder = join(studies, "modeles");

/** The small study to start from, in French and commented: text by path from its folder. */
export function readNewStudy(): Promise<ReadonlyMap<string, string>> {
  return readStudyFiles(join(studies, "nouvelle"));
}

/** The templates that studies are composed from, by name. */
export async function pieceNames(): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).toSorted();
}

/**
 * @param names as a person gives them, in the order of the text; one given twice counts once
 * @throws {VigieErrors} every name of no template
 */
export async function readPieces(names: readonly string[]): Promise<readonly Piece[]> {
  const known = await pieceNames();
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0)
    throw new VigieErrors(
      unknown.map((name) =>
        problem("cli/template-unknown", {}, { name, known: known.join(", "), ...suggestion(name, known) }),
      ),
    );
  return Promise.all(
    [...new Set(names)].map(async (name) => ({ name, files: await readStudyFiles(join(folder, name)) })),
  );
}
