import { html, type Markup } from "../markup.ts";
import type { Words } from "../words.ts";

/** The statisticians' note, in its three parts; sentences without their final stop, save the reading. */
export function note(
  {
    reading,
    scope,
    source,
  }: { readonly reading: string | null; readonly scope: string; readonly source: string },
  words: Words,
): Markup {
  const part = (head: string, sentence: string) => html`<p><b>${head}</b> ${sentence}</p>`;
  return html`<div class="notes">${reading === null ? null : part(words.say("note.reading"), reading)}${[
    part(words.say("note.scopeHead"), `${scope}.`),
    part(words.say("note.sourceHead"), `${source}.`),
  ]}</div>`;
}
