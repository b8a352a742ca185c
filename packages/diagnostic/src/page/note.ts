import { html, type Markup } from "../markup.ts";
import type { NoteParts } from "../notes/note-of.ts";
import type { Words } from "../words.ts";

/**
 * The statisticians' note, in its three parts, with warnings before and what tests say among them.
 */
export function note({ warnings, reading, tests, scope, source }: NoteParts, words: Words): Markup {
  const part = (head: string, sentence: string) => html`<p><b>${head}</b> ${sentence}</p>`;
  return html`<div class="notes">${warnings.map((sentence) => part(words.say("note.warning"), sentence))}${
    reading === null ? null : part(words.say("note.reading"), reading)
  }${tests.length === 0 ? null : part(words.say("note.tests"), tests.join(" "))}${[
    part(words.say("note.scopeHead"), `${scope}.`),
    part(words.say("note.sourceHead"), `${source}.`),
  ]}</div>`;
}
