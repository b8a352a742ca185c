import {
  mappedBy,
  type NamedPart,
  type NamedSort,
  namedParts,
  nameWithoutOwner,
  type Renaming,
} from "@vigie/study";
import { now } from "../clock.ts";
import { changeStudy } from "../study-copies.ts";
import { readStudyFiles } from "../study-folder.ts";
import { studyRenaming } from "../study-renaming.ts";
import { markOf } from "./parts.ts";
import { type RenameRequest, renamePage, renameSorts } from "./rename-page.ts";
import { type Answer, type AtelierRequest, htmlAnswer, redirect } from "./request.ts";
import { atelierPaths, described, type Setting } from "./shell.ts";
import type { StudyAtWork } from "./study-at-work.ts";

/** Asks for a part and its new name, shows every line that would change, and changes them. */
export async function renameAnswer(
  { method, query, form }: AtelierRequest,
  { folder }: StudyAtWork,
  setting: Setting,
): Promise<Answer> {
  const files = await readStudyFiles(folder);
  const given = method === "POST" ? form : query;
  const requested: RenameRequest = { part: given.get("part") ?? "", to: (given.get("to") ?? "").trim() };
  const shown = { requested, files, done: query.get("fait"), problems: [], isChanged: false, found: null };
  const named = requestedPart(requested.part, files);
  if (named === null || requested.to === "") return htmlAnswer(renamePage(shown, setting));
  const found = await studyRenaming(files, { ...named, to: requested.to });
  if (found.left.length > 0)
    return htmlAnswer(renamePage({ ...shown, problems: described(found.left, setting) }, setting), 422);
  const mark = markOfLines(found);
  if (method === "POST" && form.get("mark") === mark) {
    await changeStudy(folder, found.files, now());
    return redirect(`${setting.base}${atelierPaths.rename}?fait=${encodeURIComponent(requested.to)}`);
  }
  const isChanged = method === "POST";
  return htmlAnswer(
    renamePage(
      {
        ...shown,
        isChanged,
        found: {
          lines: found.lines,
          mark,
          sort: named.sort,
          from: nameWithoutOwner(named.part, named.sort),
          partners: mappedBy(files, named),
        },
      },
      setting,
    ),
    isChanged ? 409 : 200,
  );
}

function requestedPart(
  written: string,
  files: ReadonlyMap<string, string>,
): { readonly part: NamedPart; readonly sort: NamedSort } | null {
  const at = written.indexOf(":");
  const sort = renameSorts.find((known) => known === written.slice(0, at));
  const part = sort && namedParts(files, sort).find(({ name }) => name === written.slice(at + 1));
  return sort === undefined || part === undefined ? null : { part, sort };
}

/** Whether what is confirmed is what was shown. */
function markOfLines({ lines }: Renaming): string {
  return markOf(JSON.stringify(lines));
}
