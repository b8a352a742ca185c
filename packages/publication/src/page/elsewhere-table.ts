import { html, type Markup } from "@vigie/documents";
import type { PublicationFormatter, WordedPublication } from "../formatter.ts";
import { scrollTable } from "./scroll-table.ts";
import { valueAttribute } from "./value-attribute.ts";

/** The values cited from other sources, with what they describe; null where there is none. */
export function elsewhereTable({
  study: { elsewhere },
  fictitious,
  formatter,
}: WordedPublication): Markup | null {
  if (elsewhere.size === 0) return null;
  const columns = (["what", fictitious ? "valueReal" : "value", "universe", "year", "source"] as const).map(
    (column) => formatter.message(`elsewhere.${column}`),
  );
  const rows = [...elsewhere.values()].map(
    ({ id, what, value, unit, decimals, universe, year, source, url }) =>
      html`<tr id="ailleurs-${id}"><th scope="row">${formatter.text(what)}</th><td${valueAttribute(value)}>${elsewhereValue({ value, unit, decimals }, formatter)}</td><td>${formatter.text(universe)}</td><td${valueAttribute(year)}>${String(year)}</td><td>${url === null ? formatter.text(source) : html`<a href="${url}">${formatter.text(source)}</a>`}</td></tr>
`,
  );
  return html`<h2 id="ailleurs">${formatter.message("method.elsewhere")}</h2>
${scrollTable({ caption: formatter.message("elsewhere.caption"), className: "words", columns }, rows)}`;
}

/** With its unit. @param value in percent where that is the unit */
export function elsewhereValue(
  { value, unit, decimals }: { readonly value: number; readonly unit: string; readonly decimals: number },
  formatter: PublicationFormatter,
): string {
  return unit === "%"
    ? formatter.percent(value / 100, decimals)
    : `${formatter.number(value, decimals)} ${unit}`;
}
