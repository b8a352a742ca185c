import {
  attributes,
  baseStyle,
  colours,
  html,
  type Insert,
  type Markup,
  mainPart,
  page,
} from "@vigie/documents";
import { type Indicator, textIn } from "@vigie/study";
import { type DescribedProblem, describeProblem, type VigieError } from "@vigie/words";
import { catalogue } from "../catalogue.ts";
import type { CliMessages } from "../messages.ts";
import { errorBlocks } from "../terminal/error-blocks.ts";
import { atelierScript } from "./script.ts";

/** Where the atelier’s own files and pages are, after the token. */
export const atelierPaths = {
  style: "_/style.css",
  script: "_/script.js",
  events: "_/events",
  problems: "_/problems",
  site: "site/",
  figures: "figures/",
  indicators: "indicateurs",
  fields: "donnees",
  derived: "calculs",
  universes: "champs",
  codelists: "nomenclatures",
  partners: "partenaires",
  period: "periode",
  rename: "renommer",
  numbers: "nombres",
  gallery: "toutes-les-figures",
  undo: "annuler",
  trial: "essai",
} as const;

/** What every page is made with. */
export interface Setting extends CliMessages {
  /** Address of the atelier, from the root: `/TOKEN/`. */
  readonly base: string;
}

const tabs = [
  ["", "atelier.home"],
  [atelierPaths.indicators, "atelier.indicators"],
  [atelierPaths.fields, "atelier.fields"],
  [atelierPaths.derived, "atelier.derived"],
  [atelierPaths.universes, "atelier.universes"],
  [atelierPaths.codelists, "atelier.codelists"],
  [atelierPaths.partners, "atelier.partners"],
  [atelierPaths.period, "atelier.period"],
  [atelierPaths.rename, "atelier.rename"],
  [atelierPaths.numbers, "atelier.numbers"],
  [atelierPaths.gallery, "atelier.gallery"],
] as const;

/** A page of the atelier, with the way to the others; the last change can be undone from each. */
export function atelierShell(
  { message, language, base }: Setting,
  { title, current }: { readonly title: string; readonly current: string },
  body: Insert,
): Markup {
  return page({
    language,
    direction: "ltr",
    title,
    allows: {
      "script-src": "'self'",
      "style-src": "'self'",
      "connect-src": "'self'",
      "frame-src": "'self'",
      "img-src": "data:",
      "form-action": "'self'",
    },
    head: html`<link rel="stylesheet" href="${base}${atelierPaths.style}"><link rel="icon" href="data:,"><script src="${base}${atelierPaths.script}" defer></script>`,
    skip: message("write.skip"),
    body: html`<header data-copy="${message("atelier.copy")}" data-copied="${message("atelier.copied")}" data-selected="${message("atelier.selected")}" data-lost="${message("write.lost")}"><nav aria-label="${message("write.title")}"><ul>${tabs.map(
      ([path, key]) =>
        html`<li><a href="${base}${path}"${path === current ? attributes` aria-current="page"` : null}>${message(key)}</a></li>`,
    )}</ul></nav><form method="post" action="${base}${atelierPaths.undo}"><button class="go">${message("atelier.undo")}</button></form></header>
${mainPart(body)}`,
  });
}

export function described(
  errors: readonly VigieError[],
  { language }: CliMessages,
): readonly DescribedProblem[] {
  return errors.map((error) => describeProblem(error, catalogue, language));
}

/** Mistakes as the command prints them: one block per cause. */
export function problemBlocks(problems: readonly DescribedProblem[], messages: CliMessages): Markup {
  return html`<ul class="problems">${errorBlocks(problems, messages).map((block) => html`<li><pre>${block.trimEnd()}</pre></li>`)}</ul>`;
}

/** The indicators that a change would keep from being compared with the editions already made; null where there are none. */
export function brokenSeriesPart(
  broken: readonly Indicator[],
  { message, language }: CliMessages,
): Markup | null {
  if (broken.length === 0) return null;
  return html`<p>${message("atelier.broken", { count: broken.length })}</p>
<ul>${broken.map(({ id, title }) => html`<li>${textIn(title, language)} (${id})</li>`)}</ul>`;
}

export const atelierStyle = `${colours}${baseStyle}
html, body { height: 100%; margin: 0; }
body { display: flex; flex-direction: column; font-size: 1rem; }
header { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; align-items: center; padding: .25rem 1rem; border-bottom: 1px solid var(--rule); }
header nav { flex: 1; }
header ul { display: flex; flex-wrap: wrap; gap: 0 1.25rem; list-style: none; padding: 0; }
header a { display: inline-block; padding-block: .5rem; }
a[aria-current] { font-weight: 700; text-decoration: none; color: var(--ink); }
main { flex: 1; display: flex; flex-direction: column; gap: 1rem; padding: 1rem; min-height: 0; }
main:has(> iframe) { padding: 0; gap: 0; }
main > * { max-width: 46rem; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.above { padding: .25rem 1rem; font-size: .9rem; }
#problems { max-width: none; max-height: 45vh; overflow: auto; padding: .25rem 1rem; font-size: .9rem; }
iframe { flex: 1; width: 100%; max-width: none; min-height: 20rem; border: 0; border-top: 1px solid var(--rule); }
.problems { list-style: none; padding: 0; }
.problems pre, .reason { white-space: pre-wrap; font: inherit; margin: 0 0 .75rem; }
.field { margin-block: 1.25rem; }
.field label, .field legend { font-weight: 700; display: block; }
.field p { color: var(--muted); font-size: var(--note); }
.field input, .field textarea, .field select { width: 100%; font: inherit; }
fieldset.field { min-inline-size: 0; }
.field .choices { list-style: none; padding: 0; }
.field .choices label, .rows label { font-weight: 400; }
.field input:is([type=checkbox], [type=radio]) { width: auto; }
.field label:has([type=radio]) { display: inline; }
.field .scroll { position: relative; overflow-x: auto; }
.rows td { padding: 0 .25rem 0 0; min-width: 9rem; }
.rows td:is(.rank, .from) { min-width: 4rem; }
.rows td.code { min-width: 7rem; }
.rows .choices { max-height: 14rem; min-width: 14rem; margin: 0; overflow-y: auto; }
main > .scroll { position: relative; max-width: none; }
td, thead th + th { text-align: start; white-space: normal; }
/* Links one above the other are as high as a finger aims. */
td a, th a { display: inline-block; padding-block: .3rem; }
section.doubt { display: flex; flex-direction: column; gap: .75rem; padding: .75rem 1rem; }
:is(#problems, section.doubt) h2 { font-size: 1.15rem; margin: 0; }
input:is([type=checkbox], [type=radio]) { vertical-align: middle; }
textarea { color: inherit; background: var(--paper); border: 1px solid var(--ink); padding: .4rem .5rem; }
input.directive { width: 100%; font-family: ui-monospace, monospace; font-size: .9rem; }
td input.directive { min-width: 24rem; }
.notice { border-inline-start: 3px solid var(--link); padding-inline-start: .75rem; }
.go { display: inline-block; text-decoration: none; }
`;

export { atelierScript };

/** What a browser asks of the atelier, once its address and its origin are known to be right. */
export interface AtelierRequest {
  readonly method: "GET" | "POST";
  /** After the token, decoded, without a slash at its ends. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** What a form sends; empty for a GET. */
  readonly form: URLSearchParams;
}

export interface AtelierAnswer {
  readonly status: number;
  readonly type: string;
  readonly content: string | Uint8Array;
  /** Where a form leads once it is saved. */
  readonly location?: string;
}

export function htmlAnswer(page: Markup, status = 200): AtelierAnswer {
  return { status, type: "text/html; charset=utf-8", content: page.text };
}

export function redirect(location: string): AtelierAnswer {
  return { status: 303, type: "text/plain; charset=utf-8", content: "", location };
}

export const notFound: AtelierAnswer = { status: 404, type: "text/plain; charset=utf-8", content: "" };
