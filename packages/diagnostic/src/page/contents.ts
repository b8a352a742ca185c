import type { Chapter } from "../chapters.ts";
import { dimensionLabel } from "../labels.ts";
import { html, type Markup } from "../markup.ts";
import type { Words } from "../words.ts";
import { chapterTitle } from "./chapter-section.ts";

/** The list of what the page holds; it stays in view where the page is wide. */
export function contents(chapters: readonly Chapter[], words: Words): Markup {
  const entry = (href: string, label: string) => html`<a href="#${href}">${label}</a>`;
  return html`<nav class="contents" aria-label="${words.say("contents.label")}"><p class="contents-title" aria-hidden="true">${words.say("contents.label")}</p>
<ul>
<li>${entry("essentiel", words.say("findings.title"))}</li>
${chapters.map(
  (chapter) => html`<li>${entry(chapter.id, chapterTitle(chapter, words))}
<ul>${chapter.items.map(
    ({ indicator }) =>
      html`<li>${entry(indicator.id, dimensionLabel({ source: chapter.source, words }, indicator.of))}</li>`,
  )}</ul></li>`,
)}
<li>${entry("comparaison", words.say("comparison.title"))}</li>
<li>${entry("methode", words.say("method.title"))}</li>
</ul></nav>`;
}
