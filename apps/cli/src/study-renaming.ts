import { mappingOwner, parseMapping } from "@vigie/mapping";
import { type NamedPart, type NamedSort, type Renaming, renaming, type Study } from "@vigie/study";
import type { VigieError } from "@vigie/words";
import { checkedStudy, rightStudy } from "./study-mistakes.ts";

/**
 * Gives a part of a study another name in the whole of its folder: in its files, texts and fiction, and in the mappings of
 * partners that are there.
 * @throws {VigieErrors} where the study has mistakes already
 */
export async function studyRenaming(
  files: ReadonlyMap<string, string>,
  requested: { readonly part: NamedPart; readonly sort: NamedSort; readonly to: string },
): Promise<Renaming> {
  const study = await rightStudy(files);
  const mappings = [...files.keys()].filter(
    (path) => /\.ya?ml$/.test(path) && mappingOwner(files.get(path) ?? "")?.study === study.id,
  );
  const known = new Set(mappings.flatMap((path) => mappingMistakes(path, files, study)).map(asKey));
  return renaming(files, requested, async (texts) => {
    const checked = await checkedStudy(texts);
    const { study: renamed } = checked;
    if (renamed === null || checked.mistakes.length > 0) return checked.mistakes;
    // A mapping that is not finished keeps what was wrong with it.
    return mappings
      .flatMap((path) => mappingMistakes(path, texts, renamed))
      .filter((error) => !known.has(asKey(error)));
  });
}

function mappingMistakes(
  path: string,
  texts: ReadonlyMap<string, string>,
  study: Study,
): readonly VigieError[] {
  const parsed = parseMapping(texts.get(path) ?? "", path, study);
  return "errors" in parsed ? parsed.errors : [];
}

/** A new name leaves mistakes on their lines. */
function asKey({ code, place: { file, line } }: VigieError): string {
  return `${code} ${file} ${line}`;
}
