import { html, type Markup } from "@vigie/documents";
import { atelierPaths, type Setting, shell } from "./shell.ts";

/** Every figure of the study under the directive that makes it. @param start page to open first; null where there is none */
export function galleryPage(start: string | null, setting: Setting): Markup {
  const { messages, base } = setting;
  const { message } = messages;
  return shell(
    {
      title: message("atelier.gallery"),
      current: atelierPaths.gallery,
      body:
        start !== null
          ? html`<h1 class="hidden">${message("atelier.gallery")}</h1><p class="above">${message("atelier.galleryHelp")}</p><iframe id="gallery" title="${message("atelier.gallery")}" src="${base}${atelierPaths.figures}${start}"></iframe>`
          : html`<p>${message("atelier.noTrial")}</p>`,
    },
    setting,
  );
}
