import type { Change, Changes, IndicatorChange } from "../editions/changes.ts";
import { html, type Markup } from "../markup.ts";
import { alikeMax } from "../text/apart.ts";
import type { Words } from "../words.ts";
import { shell } from "./shell.ts";
import type { PageContext } from "./site.ts";
import { sitePaths } from "./site-paths.ts";

/** Changes named at the top of the page. */
const widestMax = 5;

/** What changed since the edition before, and whether the change means something. */
export function changesPage(changes: Changes, context: PageContext): string {
  const { words } = context.edition.publication;
  const title = words.say("changes.title");
  const widest = widestOf(changes);
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
${widest.length === 0 ? html`<p>${words.say("changes.none")}</p>` : html`<h2>${words.say("changes.widest")}</h2><ul>${widest.map(({ of, change }) => html`<li><a href="${context.href(sitePaths.provenance(of.id))}">${of.title}</a>${words.say("changes.sentence", sentenceOf(change, words))}</li>`)}</ul>`}
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
  const { before, now, difference } = sentenceOf(change, words);
  return html`<tr><th scope="row">${label}</th><td>${before}</td><td>${now}</td><td>${difference}${intervalOf(change, words)}</td><td class="meaning">${words.say(`changes.meaning.${meaning}`)}</td></tr>
`;
}

function intervalOf({ interval }: Change, words: Words): string | null {
  if (interval === null) return null;
  const bounds = { lower: words.points(interval.lower, 1), upper: words.points(interval.upper, 1) };
  return ` (${words.say("interval", bounds)})`;
}

function sentenceOf({ label, before, now }: Change, words: Words) {
  const said = (share: number | null) =>
    share === null ? words.say("cell.secret") : words.percent(share, 1);
  return {
    label,
    before: said(before),
    now: said(now),
    difference: before === null || now === null ? words.say("cell.nothing") : words.points(now - before, 1),
  };
}

/** The widest changes that mean something; of a yes and a no, which mirror each other, the one that rose. */
function widestOf({
  populations,
}: Changes): readonly { readonly of: IndicatorChange; readonly change: Change }[] {
  const one = populations.flatMap(({ indicators }) =>
    indicators.flatMap((of) => {
      if (of.kind !== "compared") return [];
      const [widest] = of.rows
        .filter(({ meaning }) => meaning === "more" || meaning === "less")
        .toSorted(byWidth);
      return widest ? [{ of, change: widest }] : [];
    }),
  );
  return one.toSorted((a, b) => byWidth(a.change, b.change)).slice(0, widestMax);
}

function byWidth(a: Change, b: Change): number {
  const [own, other] = [a, b].map(({ before, now }) => (now ?? 0) - (before ?? 0));
  const wider = Math.abs(other ?? 0) - Math.abs(own ?? 0);
  return Math.abs(wider) > 1e-9 ? wider : (other ?? 0) - (own ?? 0);
}
