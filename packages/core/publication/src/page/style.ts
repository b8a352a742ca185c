import { baseStyle, letterFaces } from "@vigie/documents";
import { figureStyle } from "@vigie/drawing";
import { easyStyle } from "./easy-page.ts";

/** The style of the whole site: colours and drawings, what all pages of Vigie have, then what is of the site alone. */
export function style(fonts: readonly { readonly path: string; readonly weight: number }[]): string {
  const faces = letterFaces(fonts.map(({ path, weight }) => ({ weight, address: path })));
  return lean(`${faces}
${figureStyle}${baseStyle}${pageStyle}${printStyle}${easyStyle}`);
}

/** Every page loads it: without comments and without the space that only its authors need. */
function lean(sheet: string): string {
  return sheet
    .replaceAll(/\/\*[\s\S]*?\*\/|^\s+/gm, "")
    .replaceAll(/ ?([{};,]) ?|(?<=: )\s+/g, (found, sign: string | undefined) => sign ?? found.trim());
}

const pageStyle = `
.patterns { position: absolute; }
.masthead, .layout, .foot { width: min(100% - 1.5rem, 45rem); margin-inline: auto; }
.masthead { display: flex; flex-wrap: wrap; justify-content: space-between; column-gap: 1.5rem; padding-block: 0.9rem; font-size: var(--note); }
.masthead a { display: inline-block; padding-block: 0.15rem; }
.masthead ul { list-style: none; padding: 0; display: flex; gap: 1rem; }
.logo { flex: 1 1 100%; }
/* Logos are drawn for white paper. */
.logo img { display: block; max-width: 100%; height: auto; max-height: 3rem; width: auto; background: #fff; padding: 0.25rem; box-sizing: content-box; margin-inline-start: -0.25rem; }
.site-title { flex: 1 1 100%; font-weight: 700; }
.site-title a { color: inherit; text-decoration-color: var(--rule); }
.numbers { display: grid; gap: 1.25rem 2rem; list-style: none; padding: 0; margin-top: 1.5rem; }
.numbers p { line-height: 1.35; max-width: 22rem; }
.numbers .n:first-of-type { display: block; width: fit-content; font-size: var(--title-1); font-weight: 700; line-height: 1.15; text-decoration-thickness: 1px; text-underline-offset: 0.12em; }
.strip { display: block; width: 11rem; max-width: 100%; fill: var(--link); }
.strip .rest { fill: none; stroke: var(--muted); stroke-width: 0.75; }
.cover ~ .inside { margin-top: 2.5rem; }
.cover + .figure { margin-top: 1.5rem; }
.figure-title { font-size: var(--title-3); }
.summary { margin-top: 0.75rem; max-width: 45rem; }
.edition { color: var(--muted); margin-top: 3.5rem; max-width: 45rem; font-size: var(--note); }
.contents { margin-top: 4rem; border-top: 1px solid var(--ink); padding-top: 1rem; font-size: var(--note); }
.contents ul ul { display: none; }
.contents-title { font-weight: 700; }
.contents ul, .nearby ul { list-style: none; padding: 0; }
.contents a { display: inline-block; padding-block: 0.25rem; }
.contents .around { display: flex; flex-wrap: wrap; column-gap: 0.9rem; font-size: 0.875em; margin-top: 0.4rem; border-top: 1px solid var(--rule); padding-top: 0.3rem; }
.around a { color: var(--muted); }
[aria-current="page"], .around [aria-current="page"] { color: var(--ink); font-weight: 700; text-decoration: none; }
main > section { border-top: 1px solid var(--ink); padding-top: 1rem; margin-top: 3.5rem; }
article > h2, .chapters > ol { margin-top: 2.75rem; }
article > h3 { margin-top: 2rem; }
article > p, article > blockquote { margin-top: 0.9rem; max-width: var(--measure); }
article > ul, article > ol { margin-top: 0.9rem; max-width: var(--measure); padding-inline-start: 1.4rem; }
article li + li { margin-top: 0.4rem; }
.n { color: inherit; text-decoration: underline dotted; text-decoration-color: var(--link); text-decoration-thickness: 2px; }
.n:hover { color: var(--link); }
.found ul { list-style: none; padding: 0; max-width: none; }
.found { border: 0; padding: 0; margin-top: 2rem; }
.found li { border-bottom: 1px solid var(--rule); padding-block: 0.35rem; margin-top: 0; }
.found li + li { margin-top: 0; }
.found mark { background: var(--faint); color: var(--ink); font-weight: 700; }
.found .where { display: block; color: var(--muted); font-size: var(--small); max-width: 40rem; }
#chercher { margin-top: 1.5rem; }
@media (scripting: enabled) { #chercher { min-height: 10.5rem; } }
#chercher label { font-weight: 700; display: block; }
#chercher [role="status"] { margin-top: 0.5rem; min-height: 1.55em; }
#chercher input { width: min(100%, 28rem); margin-top: 0.25rem; }
.pairs { margin-top: 2.5rem; border: 0; padding: 0; }
.pairs > ul { margin-top: 0.25rem; max-width: 45rem; }
.pairs > p { margin-top: 0.75rem; }
.crosstab .sub { margin-top: 1.5rem; }
.crosstab .scroll { margin-top: 2rem; }
.names { list-style: none; padding: 0; columns: 12.5rem auto; column-gap: 1.5rem; max-width: none; }
.names li { break-inside: avoid; }
.names a { display: inline-block; padding-block: 0.15rem; }
.local { margin-top: 2rem; }
.local .drawings, .crosstab .drawings { max-width: 45rem; }
.local > p { margin-top: 0.5rem; max-width: var(--measure); }
.inside { margin-top: 0.75rem; display: flex; flex-wrap: wrap; list-style: none; padding: 0; gap: 0.25rem 1.5rem; }
/* In lines of their own: side by side, letters that arrive would change how many a line holds. */
article > .inside { display: block; columns: 12.5rem auto; column-gap: 1.5rem; padding: 0; max-width: none; }
article > .inside li + li { margin-top: 0; }
.places { list-style: none; padding: 0; max-width: none; }
.places > li { border-top: 1px solid var(--rule); padding-block: 0.9rem; }
.synthesis .sheet { display: grid; gap: 1.5rem 2.5rem; }
.synthesis .box.findings { max-width: none; }
.real { font-size: 0.75em; color: var(--muted); border: 1px solid var(--rule); padding-inline: 0.25em; white-space: nowrap; }
.box.findings > ul, .box.findings > ol { list-style: none; padding: 0; }
.box.findings li { border-top: 1px solid var(--rule); padding-block: 0.75rem; margin-top: 0; }
.box.findings li strong { font-size: 1.2em; line-height: 1.35; display: block; text-wrap: balance; }
.asks > ul { list-style: none; padding: 0; margin-top: 1rem; max-width: 40rem; }
.asks li { border-top: 1px solid var(--rule); padding-block: 0.6rem; }
.asks > p { margin-top: 0.9rem; }
.chapters > ol { margin-top: 1rem; padding-inline-start: 1.5rem; }
.chapters li { padding-block: 0.4rem; }
.nearby { margin-top: 4rem; border-top: 1px solid var(--ink); padding-top: 0.75rem; }
.nearby ul { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0.5rem 2rem; }
.nearby a { display: inline-block; text-decoration: none; }
.nearby a:hover { text-decoration: underline; }
.nearby span { display: block; color: var(--muted); font-size: var(--small); }
.nearby .after { text-align: end; margin-inline-start: auto; }
:target { scroll-margin-top: 0.5rem; }
tr:target { background: var(--faint); outline: 2px solid var(--link); }
.origin { color: var(--muted); margin-top: 0.25rem; }
/* The note stands before its drawing in the page, so that it can float beside it where there is a margin. */
.figure { margin: 2.75rem 0 0; display: flex; flex-direction: column; }
.figure > .notes { order: 1; } .figure > .behind { order: 2; }
.figure-title { max-width: 34rem; }
.figure-number { font-size: var(--small); }
.figure-number a { display: inline-block; padding-block: 0.15rem; color: var(--muted); text-decoration: none; }
.figure-number a:hover { text-decoration: underline; }
.sub { color: var(--muted); margin-top: 0.25rem; max-width: 36rem; }
.drawings { margin-top: 1rem; }
.drawing.narrow { max-width: 26rem; }
.drawing.wide ~ .drawing.wide { margin-top: 1.5rem; }
.drawing.wide { display: none; }
.notes .more { margin-top: 0.3rem; }
.notes .more p { margin-top: 0.3rem; }
.sources { clear: both; margin-top: 3.5rem; border-top: 1px solid var(--rule); padding-top: 0.75rem; font-size: var(--small); line-height: 1.45; }
.sources h2 { font-size: 1rem; }
.sources ul { margin-top: 0.5rem; padding-inline-start: 1.2rem; max-width: 40rem; }
.behind { margin-top: 0.5rem; font-size: var(--note); display: flex; flex-wrap: wrap; align-items: baseline; align-content: flex-start; }
.behind > * { margin-block: 0.2rem; padding-inline-end: 0.6rem; margin-inline-end: 0.6rem; border-inline-end: 1px solid var(--rule); }
.behind > :last-child, .behind > [open], .behind > :has(+ [open]) { border: 0; }
.behind > .data { padding-block: 0; }
.behind > * > a, .behind summary { display: inline-block; padding-block: 0.1rem; white-space: nowrap; }
.behind summary { list-style: none; text-decoration: underline 1px; text-underline-offset: 0.15em; }
.behind summary::after { content: " ▾"; display: inline-block; margin-inline-start: 0.2em; }
.behind [open] > summary::after { content: " ▴"; }
.behind summary::-webkit-details-marker { display: none; }
.behind details[open] { flex-basis: 100%; min-width: 0; }
.behind details p { max-width: var(--measure); margin-top: 0.3rem; overflow-wrap: anywhere; }
.data { padding-block: 0.25rem; }
.over { display: block; font-weight: 400; color: var(--muted); }
.scroll table + table { margin-top: 1.5rem; }
caption b { color: var(--ink); }
tbody [scope="row"] { min-width: 8rem; }
.awaited { border-inline-start: 3px solid var(--rule); padding-inline-start: 1rem; margin-top: 2rem; max-width: var(--measure); }
.provenance { font-size: var(--small); overflow-wrap: anywhere; }
.provenance div, .terms div { margin-top: 0.5rem; }
.terms { margin-top: 0.5rem; max-width: var(--measure); }
.barriers { margin-top: 1.5rem; }
.barriers table { width: 100%; }
.barriers td p + p { margin-top: 0.4rem; }
.unseen { color: var(--muted); }
.sort { min-height: 1.5rem; min-width: 1.5rem; font-weight: inherit; text-decoration: underline dotted 1px; text-underline-offset: 0.2em; }
[aria-sort="ascending"] .sort::after { content: " ↑"; }
[aria-sort="descending"] .sort::after { content: " ↓"; }
.sort-hint { display: block; font-size: var(--tiny); }
.tip {
  position: absolute; z-index: 4; max-width: min(22rem, calc(100vw - 1rem)); white-space: pre-line; overflow-wrap: anywhere;
  background: var(--ink); color: var(--paper); padding: 0.35rem 0.6rem; font-size: var(--tiny); line-height: 1.35;
}
table.words td { text-align: start; white-space: normal; }
table.words thead th + th { text-align: start; }
table.raw thead th.dim { text-align: start; padding-block: 0.3rem; padding-inline: 0 1.5rem; }
table.raw tbody th { padding-inline-end: 1.5rem; }
.key { display: inline-block; width: 0.8em; height: 0.8em; background: var(--c); margin-inline-end: 0.4em; }
.hash { white-space: normal; overflow-wrap: anywhere; font-size: var(--tiny); min-width: 12rem; text-align: start; }
.file { display: block; width: fit-content; min-height: 1.5rem; padding-block: 0.15rem; white-space: nowrap; }
.file:first-child { margin-top: -0.15rem; }
@media (min-width: 24em) { .whole { white-space: nowrap; } }
h1 .whole, h2 .whole, h3 .whole, .hash .whole { white-space: normal; }
.comparison td .n { display: inline-block; min-width: 1.5rem; padding-block: 0.2rem; margin-block: -0.2rem; }
.comparison table { width: 100%; }
.comparison td:last-child { white-space: normal; min-width: 7rem; }
.against { display: block; color: var(--muted); }
.v-differs .verdict, .v-inconsistent .verdict { font-weight: 700; color: var(--alert); }
.v-agrees .verdict { font-weight: 700; }
/* As script.js heads its cells; before it runs, so that nothing moves. */
@media screen and (max-width: 47.99em) and (scripting: enabled) {
  .stackable, .stackable caption, .stackable tbody, .stackable tr { display: block; }
  .stackable thead, .stackable .sort-hint { display: none; }
  .stackable tr { padding-block: 0.4rem; }
  .stackable tbody th, table.raw.stackable tbody th { display: inline; padding: 0; }
  .stackable tbody th + th::before { content: " · "; }
  .stackable tbody th:last-of-type::after { content: "\\A"; white-space: pre; }
  .stackable td { display: inline-block; max-width: 100%; white-space: normal; padding: 0.1rem 0; margin-inline-end: 1.25rem; text-align: start; vertical-align: baseline; }
  .stackable td::before { content: attr(data-head) " "; color: var(--muted); font-size: var(--tiny); }
  .stackable .against { display: inline; }
  .stackable .file { display: inline-block; margin-inline-end: 0.75rem; }
}
@media screen and (max-width: 47.99em) {
  .barriers table, .barriers tbody, .barriers tr, .barriers th, .barriers td { display: block; }
  .barriers thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
  .barriers th[scope="row"] { font-weight: 700; padding-bottom: 0; }
  .barriers td { padding: 0.3rem 0 0; }
  .barriers tr { padding-bottom: 0.6rem; }
  .barriers caption { display: block; }
  .barriers td:has(.unseen) { display: none; }
  .barriers tr:not(:has(td p)) td:last-child { display: block; }
  .barriers td:not(:has(.unseen))::before { content: attr(data-source); display: block; color: var(--muted); font-size: var(--tiny); }
}
@media (min-width: 48em) {
  .barriers table { table-layout: fixed; }
  .masthead, .layout, .foot { width: min(100% - 3rem, 45rem); }
  .numbers { grid-template-columns: repeat(auto-fit, minmax(12rem, 1fr)); max-width: 45rem; }
  .drawing.wide { display: block; }
  .drawing.narrow { display: none; }
  .masthead { justify-content: flex-end; }
  .site-title { flex: 1 1 14rem; }
  .provenance div, .terms div { display: grid; grid-template-columns: 12rem minmax(0, 1fr); column-gap: 1rem; }
}
@media (min-width: 70em) {
  .masthead, .layout, .foot { width: min(100% - 4rem, 60rem); }
  .layout { display: grid; grid-template-columns: minmax(6rem, 12rem) minmax(0, 45rem); column-gap: 3rem; }
  .contents { grid-area: 1 / 1; margin: 0; border: 0; padding: 0; position: sticky; top: 2.25rem; align-self: start; max-height: calc(100vh - 2.5rem); overflow-y: auto; line-height: 1.25; }
  main { grid-area: 1 / 2; min-width: 0; }
  .contents ul ul { display: block; padding-inline-start: 0.9rem; font-size: var(--small); }
  .contents ul:not(.around) a { padding-block: 0.21rem; }
  .to-contents { display: none; }
}
@media (min-width: 88em) {
  .masthead, .layout, .foot { width: min(100% - 4rem, 81rem); }
  .layout { grid-template-columns: minmax(6rem, 14rem) minmax(0, 1fr); column-gap: 3.5rem; }
  /* Beside its figure, and on beside the prose where it is the longer: nothing waits for it. */
  .figure { display: block; max-width: 45rem; }
  .figure > .notes {
    float: right; float: inline-end; clear: both; width: 15.5rem; margin-inline-end: -18rem; margin-block: 0 1.5rem;
    padding-top: 0.6rem; border-top: 1px solid var(--rule);
  }
  .notes .more > summary { display: none; }
  .notes .more::details-content { content-visibility: visible; display: block; block-size: auto; }
  article > .scroll { clear: both; max-width: 60rem; }
}
`;

const printStyle = `
@media print {
  .figure { margin-top: 1.6rem; }
  .notes .more > summary { display: none; }
  .notes .more::details-content { content-visibility: visible; display: block; block-size: auto; }
  .drawings { margin-top: 0.5rem; } .drawing.wide { max-width: 158mm; }
  .sort-hint, .tip, #chercher, .inside, .cite { display: none; }
  .local .scroll, .crosstab .scroll, .places > li { break-inside: avoid; }
  .contents, .nearby, .to-contents, .languages, .behind summary, .behind details { display: none; }
  .masthead, .layout, .foot { width: auto; }
  .layout { display: block; }
  .drawing.wide { display: block; }
  .drawing.narrow { display: none; }
  .n { text-decoration: none; }
  .more-findings summary { display: none; }
  .more-findings::details-content { content-visibility: visible; display: block; block-size: auto; }
  figure, figcaption, .findings li, .asks li, .chapters li, .drawing { break-inside: avoid; }
  .figure:has(.drawing.wide ~ .drawing.wide), .box.findings { break-inside: auto; }
  figcaption, .sub { break-after: avoid; }
  /* One sheet: the first figure wide, the others beside and under it in their narrow drawing, whose letters stay legible. */
  body:has(.synthesis) { font-size: 7.8pt; line-height: 1.2; }
  body:has(.synthesis) .band { font-size: 7pt; padding: 0.1rem 0.5rem; }
  body:has(.synthesis) .masthead, body:has(.synthesis) .foot, .synthesis .figure-number { display: none; }
  .synthesis h1 { font-size: 15pt; }
  body:has(.synthesis) .band p, .synthesis .lead { display: none; }
  .synthesis .box.findings { margin-top: 0.4rem; }
  .synthesis .box.findings ul { columns: 2; column-gap: 8mm; max-width: none; }
  .synthesis .box.findings li { padding-block: 0.15rem; }
  .synthesis .sheet { grid-template-columns: 1fr 1fr 1fr; gap: 3mm 6mm; margin-top: 2mm; }
  .synthesis .figure { margin-top: 0; }
  .synthesis .figure:first-child { grid-column: 1 / span 2; }
  .synthesis .figure:first-child .drawing.wide { max-width: 78mm; }
  .synthesis .figure-title { font-size: 9pt; }
  .synthesis .sub { margin-top: 0; line-height: 1.2; }
  .synthesis .figure:not(:first-child) .drawings { max-width: 38mm; }
  .synthesis .box.findings li strong { display: inline; font-size: 1em; }
  .synthesis .drawings { margin-top: 0.25rem; }
  .synthesis .figure:not(:first-child) .drawing.wide { display: none; }
  .synthesis .figure:not(:first-child) .drawing.narrow { display: block; max-width: 100%; }
}
`;
