import { html, type Markup } from "@vigie/documents";
import { choiceIn, valueOfPart } from "@vigie/study";
import { type PartSection, partsOfSection, shapeOf } from "./parts.ts";
import { renameAddress } from "./rename-page.ts";
import { type Setting, shell } from "./shell.ts";

/** The parts of a section, with links to open, rename and remove each, and to add one. */
export function partListPage(
  section: PartSection,
  { files, done }: { readonly files: ReadonlyMap<string, string>; readonly done: string | null },
  setting: Setting,
): Markup {
  const { base, messages } = setting;
  const { message } = messages;
  const { shape } = section;
  const rows = partsOfSection(section, files).map((part) => {
    const value = Object(valueOfPart(files.get(part.file) ?? "", part.path));
    const address = `${base}${section.path}/${encodeURIComponent(part.name)}`;
    return html`<tr><th scope="row"><a href="${address}">${part.name}</a></th><td>${labelOf(value)}</td>${shape === null ? null : html`<td>${choiceIn(shape, shapeOf(section, value), messages.language)}</td>`}<td><a href="${base}${renameAddress(section.sort, part.name)}">${message("atelier.rename")}<span class="hidden"> ${part.name}</span></a> <a href="${address}/retirer">${message("atelier.remove")}<span class="hidden"> ${part.name}</span></a></td></tr>`;
  });
  const title = message(section.title);
  return shell(
    {
      title,
      current: section.path,
      body: html`<h1>${title}</h1>${done === null ? null : html`<p class="notice" role="status">${message("atelier.saved", { name: done })}</p>`}
<p><a class="go" href="${base}${section.path}/nouveau">${message(section.add)}</a></p>
<div class="scroll"><table><thead><tr><th scope="col">${message("atelier.name")}</th><th scope="col">${message("atelier.label")}</th>${shape === null ? null : html`<th scope="col">${message("atelier.shape")}</th>`}<th scope="col">${message("atelier.action")}</th></tr></thead><tbody>${rows}</tbody></table></div>`,
    },
    setting,
  );
}

/** Its label or title, in French. */
function labelOf(value: { readonly title?: unknown; readonly label?: unknown }): string {
  const text = value.title ?? value.label ?? "";
  return typeof text === "object" ? String(Object(text).fr ?? "") : String(text);
}
