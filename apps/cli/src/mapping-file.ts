import { foldersOf } from "@vigie/engine/node";
import { type Mapping, parseMapping } from "@vigie/mapping";
import type { Partner, Study } from "@vigie/study";
import { VigieErrors } from "@vigie/words";
import { inputError } from "./problems.ts";
import { filesOf } from "./regular-files.ts";
import { readGiven } from "./study-folder.ts";
import { utf8Text } from "./utf8-text.ts";

/**
 * Reads a partner's mapping file; the paths written in it start from its folder.
 * @throws {VigieErrors} every mistake of the mapping, or that it is another partner's
 */
export async function readMapping(file: string, study: Study, partner: Partner): Promise<Mapping> {
  const text = utf8Text(await readGiven(file), file);
  const parsed = parseMapping(text, file, study);
  if ("errors" in parsed) throw new VigieErrors(parsed.errors);
  if (parsed.mapping.partner !== partner.id)
    throw inputError(
      "cli/mapping-of-another",
      { file },
      { found: parsed.mapping.partner, partner: partner.id },
    );
  return parsed.mapping;
}

/** The folders of the files that a mapping names: the only ones an engine may read. */
export function inputFoldersOf(mapping: Mapping): Promise<readonly string[]> {
  return foldersOf(filesOf(mapping).map(({ path }) => path));
}
