import { html, type Markup } from "../markup.ts";
import { methodTitles } from "../notes/method-parts.ts";
import type { NoteParts } from "../notes/note-of.ts";
import type { PageContext } from "./site.ts";
import { sitePaths } from "./site-paths.ts";

/**
 * The statisticians' note, in its three parts, with warnings before and what tests say among them; then how it is
 * counted, in a line, which leads to the page on method.
 */
export function note(
  { warnings, reading, tests, scope, source, protection, method }: NoteParts,
  { edition, href }: PageContext,
): Markup {
  const { words } = edition.publication;
  const part = (head: string, sentence: string) => html`<p><b>${head}</b> ${sentence}</p>`;
  return html`<div class="notes">${warnings.map((sentence) => part(words.say("note.warning"), sentence))}${
    reading === null ? null : part(words.say("note.reading"), reading)
  }${tests.length === 0 ? null : part(words.say("note.tests"), tests.join(" "))}${[
    part(words.say("note.scopeHead"), `${scope}.`),
    part(words.say("note.sourceHead"), protection === null ? `${source}.` : `${source}. ${protection}`),
  ]}${
    method === null
      ? null
      : html`<p><b>${words.say("note.method")}</b> ${method.text}. <a href="${href(sitePaths.method)}#${method.anchor}">${words.say("note.methodMore", { part: words.say(methodTitles[method.anchor]) })}</a></p>`
  }</div>`;
}
