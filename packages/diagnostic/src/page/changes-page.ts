import { intervalWords, shareWords, widestChanges } from "../editions/change-words.ts";
import type { Change, Changes, IndicatorChange } from "../editions/changes.ts";
import { html, type Markup } from "../markup.ts";
import { alikeMax } from "../text/apart.ts";
import type { Words } from "../words.ts";
import { shell } from "./shell.ts";
import type { PageContext } from "./site.ts";
import { sitePaths } from "./site-paths.ts";

/** What changed since the edition before, and whether the change means something. */
export function changesPage(changes: Changes, context: PageContext): string {
  const { words } = context.edition.publication;
  const title = words.say("changes.title");
  const widest = widestChanges(changes);
  return shell(context, {
    title,
    description: title,
    inside: changes.populations.map((own, at) => ({
      path: context.path,
      anchor: `p${at + 1}`,
      label: own.title,
    })),
    main: html`<article class="changes">
<h1>${title}</h1>
<p class="lead">${words.say("changes.lead", { version: changes.version })}</p>
<p>${words.say("changes.rule", { points: words.number(alikeMax * 100, 0) })}</p>
${widest.length === 0 ? html`<p>${words.say("changes.none")}</p>` : html`<h2>${words.say("changes.widest")}</h2><ul>${widest.map(({ of, change }) => html`<li><a href="${context.href(sitePaths.provenance(of.id))}">${of.title}</a>${words.say("changes.sentence", shareWords(change, words))}</li>`)}</ul>`}
${changes.populations.map(
  ({ title: population, period, indicators }, at) => html`<h2 id="p${at + 1}">${population}</h2>
<p class="origin">${period}</p>
${indicators.map((indicator) => indicatorPart(indicator, context))}`,
)}
</article>`,
  });
}

function indicatorPart(indicator: IndicatorChange, context: PageContext): Markup {
  const { words } = context.edition.publication;
  const heading = html`<h3><a href="${context.href(sitePaths.provenance(indicator.id))}">${indicator.title}</a></h3>
`;
  if (indicator.kind === "broken")
    return html`${heading}<p class="awaited">${words.say("changes.broken", { why: indicator.why })}</p>`;
  if (indicator.kind !== "compared")
    return html`${heading}<p class="awaited">${words.say(`changes.${indicator.kind}`)}</p>`;
  const columns = ["label", "before", "now", "difference", "meaning"] as const;
  return html`${heading}<div class="scroll" role="region" tabindex="0" aria-label="${indicator.title}"><table>
<caption>${words.say("changes.caption")}</caption>
<thead><tr>${columns.map((column) => html`<th scope="col">${words.say(`changes.column.${column}`)}</th>`)}</tr></thead>
<tbody>${indicator.rows.map((change) => row(change, words))}</tbody>
</table></div>`;
}

function row(change: Change, words: Words): Markup {
  const { label, meaning } = change;
  const { before, now, difference } = shareWords(change, words);
  return html`<tr><th scope="row">${label}</th><td>${before}</td><td>${now}</td><td>${difference}${intervalWords(change, words)}</td><td class="meaning">${words.say(`changes.meaning.${meaning}`)}</td></tr>
`;
}
