import { html, type Markup } from "@vigie/html";
import type { PublicationWords, WordedPublication } from "../words.ts";
import { valueAttribute } from "./value-attribute.ts";

/** The values cited from other sources, with what they describe; null where there is none. */
export function elsewhereTable({
  study: { elsewhere },
  fictitious,
  words,
}: WordedPublication): Markup | null {
  if (elsewhere.size === 0) return null;
  const caption = words.message("elsewhere.caption");
  const columns = ["what", fictitious ? "valueReal" : "value", "universe", "year", "source"] as const;
  return html`<h2 id="ailleurs">${words.message("method.elsewhere")}</h2>
<div class="scroll" role="region" tabindex="0" aria-label="${caption}"><table class="words">
<caption>${caption}</caption>
<thead><tr>${columns.map((column) => html`<th scope="col">${words.message(`elsewhere.${column}`)}</th>`)}</tr></thead>
<tbody>${[...elsewhere.values()].map(
    ({ id, what, value, unit, decimals, universe, year, source, url }) =>
      html`<tr id="ailleurs-${id}"><th scope="row">${words.text(what)}</th><td${valueAttribute(value)}>${valueIn({ value, unit, decimals }, words)}</td><td>${words.text(universe)}</td><td${valueAttribute(year)}>${String(year)}</td><td>${url === null ? words.text(source) : html`<a href="${url}">${words.text(source)}</a>`}</td></tr>
`,
  )}</tbody>
</table></div>`;
}

function valueIn(
  { value, unit, decimals }: { readonly value: number; readonly unit: string; readonly decimals: number },
  words: PublicationWords,
): string {
  return unit === "%" ? words.percent(value / 100, decimals) : `${words.number(value, decimals)} ${unit}`;
}
