import type { Release } from "@vigie/disclosure";
import { html } from "@vigie/html";
import type { Study } from "@vigie/study";
import type { PageFormatter } from "./page-formatter.ts";
import { columns, paragraphs, table } from "./page-table.ts";
import type { PageSection } from "./private-page.ts";
import { publicSizeGaps } from "./public-sizes.ts";

/** Sizes already published that the partner's data does not have: shown to the partner alone. */
export function publicSizesSection(
  { study, release }: { readonly study: Study; readonly release: Release },
  formatter: PageFormatter,
): PageSection | null {
  const { message, label: shown, number, signed } = formatter;
  const off = publicSizeGaps(study, release);
  if (off.length === 0) return null;
  const rows = off.map(({ source, universe, published, found }) => {
    const label = study.sources.get(source)?.universes.get(universe)?.label ?? { fr: universe };
    return [shown(label), number(published), number(found), signed(found - published)];
  });
  return {
    id: "effectifs-publies",
    title: message("public.title"),
    content: html`${off.some(({ isFar }) => isFar) ? html`<p class="warning">${message("public.far")}</p>` : null}
${paragraphs([message("public.words")])}
${table(
  message("public.caption"),
  columns(formatter, ["public.universe"], ["public.size", "public.true", "public.difference"]),
  rows,
)}`,
  };
}
