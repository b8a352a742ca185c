import type { Release } from "@vigie/disclosure";
import { paragraphs, type Section, table } from "@vigie/documents";
import type { Study } from "@vigie/study";
import { columns, type PageFormatter } from "./page-formatter.ts";
import { type PublicSizeGap, publicSizeGaps } from "./public-sizes.ts";

/** Sizes already published that the partner's data does not have: shown to the partner alone. */
export function publicSizesSection(
  { study, release }: { readonly study: Study; readonly release: Release },
  formatter: PageFormatter,
): Section | null {
  const { message, label: shown } = formatter;
  const off = publicSizeGaps(study, release);
  if (off.length === 0) return null;
  const rows = off.map(({ source, universe, published, found, use }) => {
    const label = study.sources.get(source)?.universes.get(universe)?.label ?? { fr: universe };
    const done = message(`public.use.${use}`);
    return [shown(label), done, published, found, found - published];
  });
  const isAny = (wanted: PublicSizeGap["use"]) => off.some(({ use }) => use === wanted);
  return {
    kind: "section",
    id: "effectifs-publies",
    title: message("public.title"),
    of: [
      ...(isAny("unused") ? [{ kind: "notice", of: message("public.unused") } as const] : []),
      ...paragraphs([message("public.words"), isAny("adjusted") ? message("public.adjusted") : null]),
      table(
        message("public.caption"),
        columns(formatter, [
          ["public.universe", "text"],
          ["public.use", "text"],
          ["public.size", "count"],
          ["public.true", "count"],
          ["public.difference", "difference"],
        ]),
        rows,
      ),
    ],
  };
}
