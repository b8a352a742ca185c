import type { Language, Partner, Study } from "@vigie/study";
import type { PageMessage } from "./messages/index.ts";
import type { PageWords } from "./page-words.ts";

/** What a page that stays at the partner's is about, and the language it is written in. */
export interface PageHead {
  readonly study: Study;
  readonly partner: Partner;
  readonly date: string;
  readonly fictitious: boolean;
  readonly language: Language;
}

/**
 * A page that stays at the partner's: without script, nothing loaded from elsewhere.
 * @param sections in HTML already
 */
export function privatePage(
  title: PageMessage,
  { study, partner, date, fictitious }: PageHead,
  { words, sections }: { readonly words: PageWords; readonly sections: readonly string[] },
): string {
  const { language, say, text, day } = words;
  const named = text(partner.label);
  const of = { partner: named, study: text(study.title), version: study.version, day: day(date) };
  return `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${say("page.title", { title: say(title), partner: named })}</title>
<style>${style}</style>
<main>
${fictitious ? `<p class="fiction"><strong>${say("page.fiction")}</strong></p>\n` : ""}<h1>${say(title)}</h1>
<p>${say("page.of", of)}</p>
<p>${say("page.stays")}</p>
${sections.filter((section) => section !== "").join("\n")}
</main>
</html>
`;
}

const style = `
:root { color-scheme: light dark; --paper: #fdfcf9; --ink: #1a1d21; --digital: #194291; }
@media (prefers-color-scheme: dark) { :root { --paper: #14171a; --ink: #eceae4; --digital: #2775be; } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 18px/1.55 "Atkinson Hyperlegible Next", system-ui, sans-serif; }
main { max-width: 44rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
details { margin: .5rem 0; } summary { cursor: pointer; padding: .3rem 0; }
h1 { font-size: 1.73rem; } h2 { font-size: 1.2rem; margin-top: 2.5rem; border-top: 1px solid; padding-top: 1rem; }
.wide { overflow-x: auto; margin: 1.5rem 0; } .wide table { margin: 0; }
table { border-collapse: collapse; width: 100%; margin: 1.5rem 0; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: 700; padding-bottom: .4rem; }
th, td { text-align: left; font-weight: 400; padding: .25rem 1.25rem .25rem 0; border-bottom: 1px solid color-mix(in srgb, currentColor 25%, transparent); vertical-align: top; }
thead th { font-size: .85rem; vertical-align: bottom; } .number { text-align: right; } td.number { white-space: nowrap; } .wide tbody th { min-width: 11rem; } th:last-child, td:last-child { padding-right: 0; }
@media (max-width: 36rem) { table { font-size: .9rem; } .wide table { min-width: 34rem; } }
@media print {
  body { font-size: 11pt; } main { max-width: none; padding: 0; }
  details::details-content { content-visibility: visible; block-size: auto; } summary { list-style: none; font-weight: 700; }
  h2, summary, caption { break-after: avoid; } tr { break-inside: avoid; } .wide { overflow: visible; } .wide table { min-width: 0; }
}
.pictures { display: flex; flex-wrap: wrap; gap: 1rem 2rem; margin: 1.5rem 0; } .pictures svg { max-width: 100%; height: auto; }
svg text { font-size: 14px; text-anchor: middle; fill: currentColor; } svg .heading { font-weight: 700; text-anchor: start; } svg .axis { text-anchor: start; }
svg .bar { fill: none; stroke: currentColor; } svg .marked { fill: var(--digital); stroke: var(--digital); } svg line { stroke: currentColor; }
.doubt { border-left: .5rem solid #b3261e; padding: .5rem 1rem; }
.fiction { border: 3px solid; padding: .5rem 1rem; text-transform: uppercase; letter-spacing: .04em; }
`;
