import { html } from "@vigie/documents";
import { capitalised } from "@vigie/words";
import type { WordedPublication } from "../formatter.ts";
import { articlePage } from "./shell.ts";
import type { PageContext } from "./site.ts";

const terms = [
  "study",
  "partner",
  "source",
  "unit",
  "universe",
  "contact",
  "channel",
  "indicator",
  "share",
  "base",
  "whole",
  "rest",
  "interval",
  "secrecy",
  "bundle",
  "hash",
] as const;

/** The words of the diagnostic: those of the method, then those of each source. */
export function glossaryPage(context: PageContext): string {
  const { populations, formatter } = context.publication;
  const sources = [...new Set(populations.map(({ source }) => source))];
  const sorted = glossaryOf(context.publication);
  return articlePage(context, {
    title: formatter.message("glossary.title"),
    body: html`<dl class="terms">${sorted.map(({ id, term, definition }) => html`<div id="${id}"><dt>${term}</dt><dd>${definition}</dd></div>`)}</dl>
<h2>${formatter.message("glossary.populations")}</h2>
${sources.map(
  (source) => html`<h3>${formatter.text(source.label)}</h3>
<p>${formatter.message("glossary.unitOf", { unit: formatter.text(source.unit.one) })}</p>
<ul>${[...source.universes.values()].map(({ label }) => html`<li>${capitalised(formatter.text(label))}</li>`)}</ul>
`,
)}`,
  });
}

/** The words of the method, in the order of the alphabet, each with the identifier of its place in the page. */
export function glossaryOf({ study, formatter }: Pick<WordedPublication, "study" | "formatter">) {
  return terms
    .map((term) => ({
      id: `mot-${term}`,
      term: formatter.message(`glossary.${term}`),
      definition: formatter.message(`glossary.${term}.definition`, { min: study.disclosure.min }),
    }))
    .toSorted((a, b) => a.term.localeCompare(b.term, formatter.language));
}
