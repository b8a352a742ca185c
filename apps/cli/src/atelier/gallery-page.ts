import { html, type Markup } from "@vigie/documents";
import type { Indicator, Source, Study } from "@vigie/study";
import { isDeclared } from "../study/study-names.ts";
import { atelierPaths, atelierShell, type Setting } from "./shell.ts";

/** Every figure of the study under the directive that makes it. @param start page to open first; null where there is none */
export function galleryPage(start: string | null, setting: Setting): Markup {
  const { base, message } = setting;
  return atelierShell(
    setting,
    { title: message("atelier.gallery"), current: atelierPaths.gallery },
    start !== null
      ? html`<h1 class="hidden">${message("atelier.gallery")}</h1><p class="above">${message("atelier.galleryHelp")}</p><iframe id="gallery" title="${message("atelier.gallery")}" src="${base}${atelierPaths.figures}${start}"></iframe>`
      : html`<p>${message("atelier.noTrial")}</p>`,
  );
}

interface GalleryChapter {
  readonly id: string;
  /** Path of its page, in the site. */
  readonly path: string;
  readonly source: Source;
  readonly indicators: readonly Indicator[];
}

/** A chapter for each source that indicators count. */
export function galleryChapters({ sources, indicators }: Study): readonly GalleryChapter[] {
  return [...sources.values()].flatMap((source) => {
    const counted = [...indicators.values()].filter(
      (indicator) => indicator.source === source.id && isDeclared(indicator),
    );
    const id = source.id.replaceAll("_", "-");
    return counted.length === 0 ? [] : [{ id, path: `chapitres/${id}.html`, source, indicators: counted }];
  });
}

/** A text that shows the figure of every indicator under the directive that makes it. */
export function galleryText(study: Study): string {
  return galleryChapters(study)
    .map(({ id, source, indicators }) => {
      const figures = indicators.map(
        (indicator) =>
          `\`::figure[Votre titre]{indicator=${indicator.id}}\`\n\n::figure{indicator=${indicator.id}}\n`,
      );
      return `::chapter[${plain(source.label.fr)}]{id=${id}}\n\n${figures.join("\n")}`;
    })
    .join("\n\n");
}

/** Without what a directive would take for its end, or for another one. */
function plain(label: string): string {
  return label.replace(/[[\]{}:*_`<>]/g, " ");
}
