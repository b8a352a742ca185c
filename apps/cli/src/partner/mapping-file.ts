import { stat } from "node:fs/promises";
import { foldersOf } from "@vigie/engine/node";
import { type ListedFolders, type Mapping, mappedFolders, mappingOwner, parseMapping } from "@vigie/mapping";
import type { Partner, Study } from "@vigie/study";
import { VigieErrors } from "@vigie/words";
import { fileNamesIn, filesOf } from "../disk/regular-files.ts";
import { systemCode } from "../disk/write-whole.ts";
import { fileShapes } from "../engines.ts";
import { cliInputError } from "../problems.ts";
import { readGiven, strictUtf8Text } from "../study/study-folder.ts";

/**
 * Reads a partner's mapping file; the paths written in it start from its folder.
 * @throws {VigieErrors} every mistake of the mapping, or that it is another partner's
 */
export async function readMapping(file: string, study: Study, partner: Partner): Promise<Mapping> {
  const text = strictUtf8Text(await readGiven(file), file);
  const folders = await listedFolders(text, file);
  const parsed = parseMapping(text, file, { study, shapes: fileShapes, folders });
  if ("errors" in parsed) throw new VigieErrors(parsed.errors);
  if (parsed.mapping.partner !== partner.id)
    throw cliInputError(
      "cli/mapping-of-another",
      { file },
      { found: parsed.mapping.partner, partner: partner.id },
    );
  return parsed.mapping;
}

/** What the folders hold that a mapping reads whole; a folder that cannot be read is left out. */
export async function listedFolders(text: string, file: string): Promise<ListedFolders> {
  const listed = new Map<string, readonly string[]>();
  for (const { folder, path } of mappedFolders(text, file)) {
    const names = await fileNamesIn(path);
    if (names !== null) listed.set(folder, names);
  }
  return listed;
}

/** The folders of the files that a mapping names: the only ones an engine may read. */
export function inputFoldersOf(mapping: Mapping): Promise<readonly string[]> {
  return foldersOf(filesOf(mapping).map(({ path }) => path));
}

/**
 * The text of the mapping that `vigie map` is to complete; null where nothing has its name yet.
 * @throws {VigieErrors} when what is there is not a mapping of this study by this partner: it is somebody's work
 */
export async function existingMapping(file: string, study: Study, partner: Partner): Promise<string | null> {
  const isFree = await stat(file).then(
    () => false,
    (error: unknown) => systemCode(error) === "ENOENT",
  );
  if (isFree) return null;
  const text = strictUtf8Text(await readGiven(file), file);
  const owner = mappingOwner(text);
  if (owner === null) throw cliInputError("cli/mapping-unreadable", { file }, { path: file });
  if (owner.study === study.id && owner.partner === partner.id) return text;
  const expected = { study: study.id, partner: partner.id };
  const found = { ownStudy: owner.study, ownPartner: owner.partner };
  throw cliInputError("cli/mapping-to-complete-of-another", { file }, { ...expected, ...found });
}
