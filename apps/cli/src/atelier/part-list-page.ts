import { html, type Markup } from "@vigie/html";
import { valueOfPart } from "@vigie/study";
import { type PartSection, partsOfSection } from "./parts.ts";
import { type Setting, shell } from "./shell.ts";

/** The parts of a section, each with its way to open and to take it out, and the way to add one. */
export function partListPage(
  section: PartSection,
  { files, done }: { readonly files: ReadonlyMap<string, string>; readonly done: string | null },
  setting: Setting,
): Markup {
  const { base, messages } = setting;
  const { message } = messages;
  const rows = partsOfSection(section, files).map((part) => {
    const value = Object(valueOfPart(files.get(part.file) ?? "", part.path));
    const address = `${base}${section.path}/${encodeURIComponent(part.name)}`;
    return html`<tr><th scope="row"><a href="${address}">${part.name}</a></th><td>${labelOf(value)}</td><td>${String(value[section.discriminator] ?? "")}</td><td><a href="${address}/retirer">${message("atelier.remove")}<span class="hidden"> ${part.name}</span></a></td></tr>`;
  });
  const title = message(section.sort === "indicator" ? "atelier.indicators" : "atelier.fields");
  return shell(
    {
      title,
      current: section.path,
      body: html`<h1>${title}</h1>${done === null ? null : html`<p class="notice" role="status">${message("atelier.saved", { name: done })}</p>`}
<p><a class="go" href="${base}${section.path}/nouveau">${message(section.sort === "indicator" ? "atelier.addIndicator" : "atelier.addField")}</a></p>
<div class="scroll"><table><thead><tr><th scope="col">${message("atelier.name")}</th><th scope="col">${message("atelier.label")}</th><th scope="col">${message("atelier.shape")}</th><th scope="col">${message("atelier.action")}</th></tr></thead><tbody>${rows}</tbody></table></div>`,
    },
    setting,
  );
}

/** What people read of it, in French. */
function labelOf(value: { readonly title?: unknown; readonly label?: unknown }): string {
  const text = value.title ?? value.label ?? "";
  return typeof text === "object" ? String(Object(text).fr ?? "") : String(text);
}
