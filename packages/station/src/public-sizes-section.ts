import type { Release } from "@vigie/disclosure";
import { html } from "@vigie/documents";
import type { Study } from "@vigie/study";
import type { PageFormatter } from "./page-formatter.ts";
import { columns, paragraphs, table } from "./page-table.ts";
import type { PageSection } from "./private-page.ts";
import { type PublicSizeGap, publicSizeGaps } from "./public-sizes.ts";

/** Sizes already published that the partner's data does not have: shown to the partner alone. */
export function publicSizesSection(
  { study, release }: { readonly study: Study; readonly release: Release },
  formatter: PageFormatter,
): PageSection | null {
  const { message, label: shown, number, signed } = formatter;
  const off = publicSizeGaps(study, release);
  if (off.length === 0) return null;
  const rows = off.map(({ source, universe, published, found, use }) => {
    const label = study.sources.get(source)?.universes.get(universe)?.label ?? { fr: universe };
    const done = message(`public.use.${use}`);
    return [shown(label), done, number(published), number(found), signed(found - published)];
  });
  const isAny = (wanted: PublicSizeGap["use"]) => off.some(({ use }) => use === wanted);
  return {
    id: "effectifs-publies",
    title: message("public.title"),
    content: html`${isAny("unused") ? html`<p class="warning">${message("public.unused")}</p>` : null}
${paragraphs([message("public.words"), isAny("adjusted") ? message("public.adjusted") : null])}
${table(
  message("public.caption"),
  columns(formatter, ["public.universe", "public.use"], ["public.size", "public.true", "public.difference"]),
  rows,
)}`,
  };
}
