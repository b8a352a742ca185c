import type { NoteParts } from "@vigie/diagnostic";
import { methodTitles } from "@vigie/diagnostic";
import { html, type Markup } from "@vigie/html";
import type { PageContext } from "./site.ts";
import { sitePaths } from "./site-paths.ts";
import { sourcesAnchor } from "./sources.ts";

/**
 * The statisticians' note: warnings and how to read one cell, in view everywhere; then what a phone folds: tests, scope,
 * source, and how it is counted, which leads to the page on method. What a source says of secrecy stands once a page.
 */
export function note(
  { warnings, reading, tests, scope, partner, method }: NoteParts,
  { edition, href }: PageContext,
): Markup {
  const { words } = edition.publication;
  const part = (head: string, sentence: string) => html`<p><b>${head}</b> ${sentence}</p>`;
  return html`<div class="notes">${warnings.map((sentence) => part(words.message("note.warning"), sentence))}${
    reading === null ? null : part(words.message("note.reading"), reading)
  }<details class="more"><summary>${words.message("note.more")}</summary>${
    tests.length === 0 ? null : part(words.message("note.tests"), tests.join(" "))
  }${part(words.message("note.scopeHead"), `${scope}.`)}<p><b>${words.message("note.sourceHead")}</b> ${partner} (<a href="#${sourcesAnchor}">${words.message("note.secrecyMore")}</a>).</p>${
    method === null
      ? null
      : html`<p><b>${words.message("note.method")}</b> ${method.text}. <a href="${href(sitePaths.method)}#${method.anchor}">${words.message("note.methodMore", { part: words.message(methodTitles[method.anchor]) })}</a></p>`
  }</details></div>`;
}
