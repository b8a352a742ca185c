import type { NoteParts } from "@vigie/diagnostic";
import { methodTitles } from "@vigie/diagnostic";
import { html, type Markup } from "@vigie/documents";
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
  const { formatter } = edition.publication;
  const part = (head: string, sentence: string) => html`<p><b>${head}</b> ${sentence}</p>`;
  return html`<div class="notes">${warnings.map((sentence) => part(formatter.message("note.warning"), sentence))}${
    reading === null ? null : part(formatter.message("note.reading"), reading)
  }<details class="more"><summary>${formatter.message("note.more")}</summary>${
    tests.length === 0 ? null : part(formatter.message("note.tests"), tests.join(" "))
  }${part(formatter.message("note.scopeHead"), `${scope}.`)}<p><b>${formatter.message("note.sourceHead")}</b> ${partner} (<a href="#${sourcesAnchor}">${formatter.message("note.secrecyMore")}</a>).</p>${
    method === null
      ? null
      : html`<p><b>${formatter.message("note.method")}</b> ${method.text}. <a href="${href(sitePaths.method)}#${method.anchor}">${formatter.message("note.methodMore", { part: formatter.message(methodTitles[method.anchor]) })}</a></p>`
  }</details></div>`;
}
