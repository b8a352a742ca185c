import type { Bundle } from "@vigie/bundle";
import type { Study } from "@vigie/study";
import { chaptersOf } from "../chapters.ts";
import type { Comparison } from "../compare/compare.ts";
import type { Gathered } from "../gather.ts";
import { html, Markup } from "../markup.ts";
import type { Words } from "../words.ts";
import { associationsSection } from "./associations-section.ts";
import { chapterSection } from "./chapter-section.ts";
import { comparisonSection } from "./comparison-section.ts";
import { contents } from "./contents.ts";
import { findings } from "./findings.ts";
import { method } from "./method.ts";
import { patterns } from "./patterns.ts";

export interface Edition {
  readonly study: Study;
  readonly bundles: readonly Bundle[];
  readonly gathered: ReadonlyMap<string, Gathered>;
  readonly comparisons: readonly Comparison[];
  readonly fictitious: boolean;
  readonly words: Words;
}

/** The whole diagnostic as one page that needs no script. */
export function page(edition: Edition): string {
  const { study, bundles, gathered, comparisons, fictitious, words } = edition;
  const chapters = chaptersOf(study, gathered);
  const title = words.text(study.title);
  const mark = fictitious ? `${words.say("fictitious.mark")} – ` : "";
  const whole = html`<!doctype html>
<html lang="${words.language}">
<head>
<meta charset="utf-8">
<title>${mark}${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="${mark}${study.summary ? words.text(study.summary).trim() : title}">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="style.css">
<style>${runningHeads({ title, fictitious, words })}</style>
</head>
<body>
<a class="skip" href="#contenu">${words.say("page.skip")}</a>
${patterns()}
${fictitious ? html`<aside class="band" aria-label="${words.say("fictitious.mark")}"><p><b>${words.say("fictitious.mark")}</b> ${words.say("fictitious.sentence")}</p></aside>` : null}
<header class="cover">
<h1>${title}</h1>
${study.summary ? html`<p class="summary">${words.text(study.summary).trim()}</p>` : null}
<p class="edition">${editionLine(edition)}</p>
</header>
<div class="layout">
${contents(chapters, words)}
<main id="contenu" tabindex="-1">
${findings(chapters, { study, fictitious, words })}
${chapters.map((chapter) => chapterSection(chapter, study, words))}
${associationsSection(chapters, { study, words })}
${comparisonSection(comparisons, { study, chapters, words })}
${method({ study, bundles, chapters, words })}
</main>
</div>
<footer class="foot"><p>${words.say("page.foot", { study: study.id, version: study.version })}</p></footer>
</body>
</html>
`;
  return whole.text;
}

function editionLine({ study, bundles, words }: Edition): string {
  const partners = [...study.partners.values()].map(({ label }) => words.text(label));
  const dates = bundles.map(({ manifest }) => manifest.date).toSorted();
  const last = dates.at(-1);
  const values = {
    partners: words.list(partners),
    period: words.period(study.window),
    version: study.version,
  };
  return last === undefined
    ? words.say("page.edition", values)
    : words.say("page.editionDated", { ...values, date: words.day(last) });
}

/** Page numbers, title and the mark of fiction on every printed page. */
function runningHeads({
  title,
  fictitious,
  words,
}: {
  title: string;
  fictitious: boolean;
  words: Words;
}): Markup {
  const mark = fictitious
    ? `@top-right { content: ${cssString(words.say("fictitious.mark"))}; font: bold 9pt sans-serif; color: #9a3412; }`
    : "";
  return new Markup(`@page { size: A4; margin: 20mm 16mm 18mm;
@top-left { content: ${cssString(title)}; font: 9pt sans-serif; }
@bottom-right { content: counter(page) " / " counter(pages); font: 9pt sans-serif; }
${mark} }`);
}

/** Nothing but letters, digits, spaces and plain punctuation stays as it is: the rest could end the string. */
function cssString(text: string): string {
  return `"${text.replace(/[^\p{L}\p{N} ,.’-]/gu, (character) => `\\${character.codePointAt(0)?.toString(16)} `)}"`;
}
