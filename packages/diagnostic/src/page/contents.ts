import type { Indicator } from "@vigie/study";
import { outcomeLabel } from "../associations/outcome-label.ts";
import type { Chapter } from "../chapters.ts";
import { dimensionLabel } from "../labels.ts";
import { html, type Markup } from "../markup.ts";
import type { Subject } from "../subject.ts";
import type { Words } from "../words.ts";
import { hasAssociations } from "./associations-section.ts";
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
      html`<li>${entry(indicator.id, entryLabel(indicator, { source: chapter.source, words }))}</li>`,
  )}</ul></li>`,
)}
${hasAssociations(chapters) ? html`<li>${entry("associations", words.say("associations.title"))}</li>` : null}
<li>${entry("comparaison", words.say("comparison.title"))}</li>
<li>${entry("methode", words.say("method.title"))}</li>
</ul></nav>`;
}

/** A characteristic; for an association, what it is associated with as well. */
function entryLabel(indicator: Indicator, read: Pick<Subject, "source" | "words">): string {
  const attribute = dimensionLabel(read, indicator.of);
  if (indicator.kind !== "association") return attribute;
  return read.words.say("associations.row", { outcome: outcomeLabel({ ...read, indicator }), attribute });
}
