import type { Study } from "@vigie/study";
import type { Chapter } from "../chapters.ts";
import { figureFor } from "../figures/index.ts";
import { html, type Markup } from "../markup.ts";
import type { Words } from "../words.ts";
import { subjectOf } from "./chapter-section.ts";

/** What each population's first published figure says, said again at the top of the page. */
export function findings(chapters: readonly Chapter[], study: Study, words: Words): Markup {
  const said = chapters.map((chapter) => chapterFinding(chapter, study, words));
  return html`<section class="findings" id="essentiel" aria-labelledby="h-essentiel">
<h2 id="h-essentiel">${words.say("findings.title")}</h2>
<ul>${said}</ul>
</section>`;
}

function chapterFinding(chapter: Chapter, study: Study, words: Words): Markup {
  for (const { indicator, gathered } of chapter.items)
    if (gathered.state === "published") {
      const subject = subjectOf({ indicator, gathered }, { chapter, study, words });
      return html`<li><a href="#${chapter.id}">${figureFor(indicator).make(subject).title}</a></li>`;
    }
  const awaited = chapter.items.some(({ gathered }) => gathered.state === "awaited");
  return html`<li>${words.say(awaited ? "chapter.awaited" : "chapter.withheld", { partner: words.text(chapter.partner.label) })}</li>`;
}
