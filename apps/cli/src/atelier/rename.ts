import { attributes, html, type Markup } from "@vigie/documents";
import {
  type Indicator,
  mappedBy,
  type NamedPart,
  type NamedSort,
  namedParts,
  nameWithoutOwner,
  type RenamedLine,
  type Renaming,
} from "@vigie/study";
import type { DescribedProblem } from "@vigie/words";
import { now } from "../arguments/period.ts";
import { studyRenaming } from "../study/named-part.ts";
import { changedFiles, changeStudy } from "../study/study-copies.ts";
import { readStudyFiles } from "../study/study-folder.ts";
import { markOf } from "./parts.ts";
import {
  type AtelierAnswer,
  type AtelierRequest,
  atelierPaths,
  atelierShell,
  brokenSeriesPart,
  described,
  htmlAnswer,
  problemBlocks,
  redirect,
  type Setting,
} from "./shell.ts";
import type { StudyAtWork } from "./study-at-work.ts";

/** Asks for a part and its new name, shows every line that would change, and changes them. */
export async function renameAnswer(
  { method, query, form }: AtelierRequest,
  work: StudyAtWork,
  setting: Setting,
): Promise<AtelierAnswer> {
  const files = await readStudyFiles(work.folder);
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
    await changeStudy(work.folder, found.files, now());
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
          broken: await work.brokenSeries(files, changedFiles(files, found.files)),
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

const renameSorts: readonly NamedSort[] = [
  "indicator",
  "field",
  "universe",
  "codelist",
  "code",
  "partner",
  "source",
];

interface RenameRequest {
  /** Sort and name: `field:usagers.sexe`. */
  readonly part: string;
  readonly to: string;
}

interface ShownRenaming {
  readonly requested: RenameRequest;
  readonly files: ReadonlyMap<string, string>;
  /** The last new name that was written; null where none was. */
  readonly done: string | null;
  readonly problems: readonly DescribedProblem[];
  /** Whether files changed since the lines were shown. */
  readonly isChanged: boolean;
  /** Null until a part and a right name are asked for. */
  readonly found: {
    readonly lines: readonly RenamedLine[];
    readonly mark: string;
    readonly sort: NamedSort;
    /** Its name now, without what holds it. */
    readonly from: string;
    /** Partners whose mappings may name it. */
    readonly partners: readonly string[];
    readonly broken: readonly Indicator[];
  } | null;
}

/** From the address of the atelier. */
export function renameAddress(sort: NamedSort, name: string): string {
  return `${atelierPaths.rename}?${new URLSearchParams({ part: `${sort}:${name}` })}`;
}

/** What to rename and how; then every line that changes, before it does. */
function renamePage(
  { requested, files, done, problems, isChanged, found }: ShownRenaming,
  setting: Setting,
): Markup {
  const { base, message } = setting;
  const title = message("atelier.rename");
  return atelierShell(
    setting,
    { title, current: atelierPaths.rename },
    html`<h1>${title}</h1>
${done === null ? null : html`<p class="notice" role="status">${message("atelier.renamed", { name: done })}</p>`}
${isChanged ? html`<p class="doubt" role="alert">${message("atelier.renameChanged")}</p>` : null}
${problems.length === 0 ? null : html`<section role="alert" class="doubt"><h2>${message("atelier.refused")}</h2>${problemBlocks(problems, setting)}</section>`}
<form method="get" action="${base}${atelierPaths.rename}">
<div class="field"><label for="part">${message("atelier.renameWhat")}</label><select id="part" name="part" required><option value=""></option>${renameSorts.map(
      (sort) => groupOf(sort, { requested, files }, setting),
    )}</select></div>
<div class="field"><label for="to">${message("atelier.renameTo")}</label><p id="aide-to">${message("atelier.renameHelp")}</p><input id="to" name="to" required value="${requested.to}" aria-describedby="aide-to"></div>
<p><button class="go">${message("atelier.renameShow")}</button></p></form>
${found === null ? null : preview(found, requested, setting)}`,
  );
}

function groupOf(
  sort: NamedSort,
  { requested, files }: Pick<ShownRenaming, "requested" | "files">,
  { message }: Setting,
): Markup {
  const options = namedParts(files, sort).map(({ name }) => {
    const value = `${sort}:${name}`;
    return html`<option value="${value}"${value === requested.part ? attributes` selected` : null}>${name}</option>`;
  });
  return html`<optgroup label="${message("atelier.sorts", { sort })}">${options}</optgroup>`;
}

function preview(
  { lines, mark, sort, from, partners, broken }: NonNullable<ShownRenaming["found"]>,
  { part, to }: RenameRequest,
  setting: Setting,
): Markup {
  const { base, message } = setting;
  const hidden = Object.entries({ part, to, mark }).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  );
  return html`<h2>${message("atelier.renameLines", { count: lines.length })}</h2>
<ul class="lines">${lines.map(
    ({ file, line, before, after }) =>
      html`<li>${message("remove.place", { file, line })}<br><del>${before}</del><br><ins>${after}</ins></li>`,
  )}</ul>
<p>${message("atelier.renameComments")}</p>
${partners.length === 0 ? null : html`<p>${message("rename.partners", { sort, from, to, partners: partners.join(", "), count: partners.length })}</p>`}
${brokenSeriesPart(broken, setting)}${sort === "code" && broken.length === 0 ? html`<p>${message("rename.followed")}</p>` : null}
<form method="post" action="${base}${atelierPaths.rename}">${hidden}<p><button class="go">${message("atelier.renameAll")}</button> <a href="${base}${atelierPaths.rename}">${message("atelier.renameCancel")}</a></p></form>`;
}
