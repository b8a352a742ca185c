import {
  crosstabId,
  figuresIn,
  findingsOf,
  indicatorTitle,
  partnerOf,
  textOfInlines,
} from "@vigie/diagnostic";
import { ideaId } from "../easy-page.ts";
import { crosstabName, populationName } from "../explore/explore-page.ts";
import { glossaryOf } from "../glossary-page.ts";
import type { Edition } from "../site.ts";
import { sitePaths } from "../site-paths.ts";

export const searchKinds = [
  "findings",
  "easy",
  "chapters",
  "figures",
  "tables",
  "pairs",
  "words",
  "communes",
] as const;
export type SearchKind = (typeof searchKinds)[number];

/** One thing to find: where it is, from the edition's folder, and what distinguishes it from namesakes. */
export interface SearchEntry {
  readonly kind: SearchKind;
  readonly title: string;
  readonly context: string;
  readonly to: string;
}

/** All that an edition holds, kind after kind, each in the order of its pages. */
export function searchEntries({ publication, anchors }: Edition): readonly SearchEntry[] {
  const { study, chapters, annexes, cover, populations, territories, crosstabs, easy, formatter } =
    publication;
  const pages = [
    { title: formatter.message("findings.title"), blocks: cover },
    ...[...chapters, ...annexes].map(({ title, blocks }) => ({ title: textOfInlines(title), blocks })),
  ];
  return [
    ...findingsOf(publication).map((title) => ({
      kind: "findings" as const,
      title,
      context: formatter.message("findings.title"),
      to: `${sitePaths.cover}#essentiel`,
    })),
    ...(easy?.ideas ?? []).map(({ title }, at) => ({
      kind: "easy" as const,
      title: textOfInlines(title),
      context: "",
      to: `${sitePaths.easy}#${ideaId(at)}`,
    })),
    ...chapters.map(({ id, title, partners }) => ({
      kind: "chapters" as const,
      title: textOfInlines(title),
      context: partners,
      to: sitePaths.chapter(id),
    })),
    ...pages.flatMap((page) =>
      figuresIn(page.blocks).map(({ id, title, number, figure }) => ({
        kind: "figures" as const,
        title: textOfInlines(title),
        context: [
          ...(number === null ? [] : [formatter.message("figure.number", { number })]),
          page.title,
          figure.subtitle,
        ].join(formatter.message("note.separator")),
        to: `${anchors.get(id) ?? sitePaths.cover}#${id}`,
      })),
    ),
    ...populations.flatMap(({ source, items, behind }) =>
      [...items, ...behind].map(({ indicator }) => ({
        kind: "tables" as const,
        title: indicatorTitle(indicator, { source, formatter }),
        context: formatter.text(partnerOf(source.id, study).label),
        to: sitePaths.provenance(indicator.id),
      })),
    ),
    ...crosstabs.map((crosstab) => ({
      kind: "pairs" as const,
      title: crosstabName(crosstab, formatter),
      context: populationName(crosstab),
      to: sitePaths.crosstab(crosstabId(crosstab)),
    })),
    ...glossaryOf(publication).map(({ id, term, definition }) => ({
      kind: "words" as const,
      title: term,
      context: definition,
      to: `${sitePaths.glossary}#${id}`,
    })),
    ...territories.map(({ code, label, within }) => {
      const above = territories.find((other) => other.code === within);
      return {
        kind: "communes" as const,
        title: formatter.text(label),
        context: above === undefined ? "" : formatter.text(above.label),
        to: sitePaths.commune(code),
      };
    }),
  ];
}
