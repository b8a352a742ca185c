import { baseStyle, colours, letterFaces } from "@vigie/documents";

/** What the hub's pages have beside the style that all pages of Vigie share. */
const hubRules = `
body { max-width: 62rem; margin: 0 auto; padding: 0 1rem 3rem; }
.masthead { display: flex; flex-wrap: wrap; gap: 0 2rem; align-items: baseline; border-bottom: 1px solid var(--rule); margin-bottom: 1.5rem; padding-block: .5rem; }
.masthead ul { display: flex; flex-wrap: wrap; gap: 0 1.25rem; list-style: none; padding: 0; margin: 0; align-items: baseline; }
.masthead li > a { display: inline-block; padding-block: .5rem; }
.masthead a[aria-current] { color: var(--ink); text-decoration-thickness: 3px; }
.site-title { font-weight: 700; }
.site-title a { color: var(--ink); text-decoration: none; }
main > p, main > form > p, main > ul, main > ol { margin-top: .9rem; max-width: var(--measure); }
main h2 { margin-top: 2.5rem; }
main ul, main ol { padding-inline-start: 1.4rem; }
td:has(> .label) { text-align: start; }
.written { white-space: pre-line; overflow-wrap: anywhere; }
.steps li { margin-top: .4rem; }
.steps form p { margin-top: .2rem; }
.field { display: grid; grid-template-columns: minmax(0, 1fr); gap: .2rem; margin-top: 1.1rem; max-width: 34rem; }
.field label { font-weight: 700; }
.hint { color: var(--muted); font-size: var(--note); }
textarea { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--ink); padding: .4rem .5rem; max-width: 100%; }
.scroll td input { width: 100%; min-width: 12rem; }
input[readonly] { border-style: dashed; }
label:has(input[type="checkbox"]) { display: flex; gap: .6rem; align-items: center; }
input[type="checkbox"] { flex: none; width: 1.25rem; min-height: 1.25rem; }
input[type="file"] { border: 0; padding-inline: 0; }
button.plain { text-decoration: underline; color: var(--link); min-height: 2.75rem; }
td button.plain { min-height: 1.5rem; }
.masthead button { color: var(--link); text-decoration: underline; padding-block: .5rem; }
a.go { display: inline-block; text-decoration: none; }
main .filters { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; list-style: none; padding: 0; margin-top: .9rem; }
.filters a { display: inline-block; padding-block: .4rem; }
.filters a[aria-current] { color: var(--ink); font-weight: 700; }
.comments { list-style: none; padding: 0; }
.comments li { margin-top: 1rem; border-inline-start: 3px solid var(--rule); padding-inline-start: .8rem; }
.search { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 15rem), 1fr)); gap: 0 1.5rem; align-items: end; margin-block: 1.5rem; }
.search select { max-width: 100%; }
.box.doubt { padding: .75rem 1rem; }
.small { font-size: var(--small); color: var(--muted); }
code { overflow-wrap: anywhere; }
.identifier { white-space: nowrap; }
details { margin-top: .4rem; }
.strip { border-block-end: 1px dashed var(--ink); padding-block: .9rem; }
:not(.strip) + .strip { border-block-start: 1px dashed var(--ink); margin-block-start: 1.5rem; }
main .strip h2 { margin: 0; font-size: 1.15rem; }
.strip p { font-size: var(--small); }
.strip dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 9rem), 1fr)); gap: .3rem 1.5rem; margin-block: .4rem 0; }
.strip .service { grid-column: span 2; }
.strip .paper-link { grid-column: 1 / -1; }
.strip dt { color: var(--muted); font-size: var(--small); }
.strip dd { margin: 0; font-weight: 700; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
@media print {
body:has(.strip) :is(.masthead, .foot, h1, .unprinted) { display: none; }
.strip { break-inside: avoid; padding-block: .55rem; line-height: 1.4; }
:not(.strip) + .strip { margin-block-start: 0; }
}
/* Of words: the tables of bundles, folded, keep their numbers aligned. */
main form + .scroll, main > form > .scroll { margin-top: 1.5rem; }
:is(main, main > form) > .scroll td, :is(main, main > form) > .scroll th + th { text-align: start; padding-inline: 0 .9rem; white-space: normal; min-width: 5.5rem; }
@media (max-width: 40rem) {
:is(main, main > form) > .scroll :is(table, caption, tbody, tr, td, tbody th) { display: block; }
:is(main, main > form) > .scroll thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
:is(main, main > form) > .scroll tbody th { font-weight: 700; }
:is(main, main > form) > .scroll tr { padding-block: .5rem; border-bottom: 1px solid var(--rule); }
:is(main, main > form) > .scroll :is(td, tbody th) { border: 0; padding: .1rem 0; }
:is(main, main > form) > .scroll td::before { content: attr(data-column) "\\A0: "; color: var(--muted); }
:is(main, main > form) > .scroll td form { display: inline; }
}
.choices { display: flex; flex-wrap: wrap; gap: .75rem; }
.foot ul { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; list-style: none; padding: 0; }
main .go { margin-top: .3rem; }
`;

/** Where the letters of a weight are. */
export const letterPath = (weight: number) => `/polices/atkinson-hyperlegible-next-${weight}.woff2`;
const letters = letterFaces([400, 700].map((weight) => ({ weight, address: letterPath(weight) })));

export const hubStyle = `${letters}${colours}${baseStyle}${hubRules}`;
