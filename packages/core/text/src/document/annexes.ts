import { type Chapter, chapterTitle, type TextEvidence } from "@vigie/tables";
import { plainInlines, type TextBlock } from "../block.ts";
import { exhibitOf, markedPartnersOf, originOf } from "./exhibit-of.ts";
import type {
  AwaitedPart,
  CitedNumber,
  Exhibit,
  PublishedBlocks,
  PublishedChapter,
  ShownFigure,
} from "./publication.ts";
import { distinctTitles, figuresIn } from "./published-blocks.ts";

/** One annex per source: each of its indicators, as a figure, or as a link to that of a chapter which shows it. */
export function annexesOf(
  populations: readonly Chapter[],
  chapters: readonly PublishedBlocks[],
  evidence: TextEvidence,
): readonly PublishedChapter[] {
  const shown = new Map(
    chapters
      .flatMap(figuresIn)
      .filter(({ id }) => id !== "overview")
      .flatMap((figure) => figure.indicators.map((indicator) => [indicator, figure] as const)),
  );
  return [...Map.groupBy(populations, ({ source }) => source.id)].flatMap(([id, ofSource]) => {
    const [first] = ofSource;
    if (first === undefined) return [];
    const indicators = ofSource.flatMap(({ items }) => items.map(({ indicator }) => indicator.id));
    const blocks = ofSource.flatMap((population) =>
      partOf(population, { shown, evidence, isAlone: ofSource.length === 1 }),
    );
    return [
      {
        id,
        title: plainInlines(evidence.formatter.text(first.source.label)),
        partners: markedPartnersOf(indicators, evidence),
        origin: originOf(indicators, evidence),
        blocks: distinctTitles(blocks, evidence),
      },
    ];
  });
}

function partOf(
  population: Chapter,
  {
    shown,
    evidence,
    isAlone,
  }: {
    readonly shown: ReadonlyMap<string, ShownFigure>;
    readonly evidence: TextEvidence;
    readonly isAlone: boolean;
  },
): PublishedBlocks {
  const { formatter } = evidence;
  const { id, partner, items } = population;
  const late = items.filter(({ gathered }) => gathered.state === "awaited");
  const awaited: readonly AwaitedPart[] =
    late.length === 0
      ? []
      : [
          {
            kind: "awaited",
            partner,
            figures: late.map(({ indicator }) => ({
              id: `annexe-${indicator.id}`,
              title: formatter.text(indicator.title),
            })),
            passages: 0,
          },
        ];
  const ids = items.map(({ indicator }) => indicator.id);
  const links = [...new Set(ids.flatMap((indicator) => shown.get(indicator) ?? []))];
  const name = chapterTitle(population, formatter);
  return [
    ...(isAlone ? [] : [{ kind: "heading", level: 2, id: `annexe-${id}`, of: plainInlines(name) } as const]),
    ...awaited,
    ...(links.length === 0
      ? []
      : [
          { kind: "paragraph", of: plainInlines(formatter.message("annexes.inChapters")) } as const,
          linksTo(links, evidence),
        ]),
    ...ids.flatMap((indicator) => (shown.has(indicator) ? [] : (exhibitOf(indicator, evidence) ?? []))),
  ];
}

/** The figures that chapters show, each by its number and its title. */
function linksTo(
  figures: readonly ShownFigure[],
  { formatter }: TextEvidence,
): TextBlock<CitedNumber, Exhibit> {
  return {
    kind: "list",
    ordered: false,
    items: figures
      .toSorted((a, b) => (a.number ?? 0) - (b.number ?? 0))
      .map(({ id, title, number }) => [
        {
          kind: "paragraph",
          of: [
            {
              kind: "link",
              href: `#${id}`,
              of: plainInlines(formatter.message("figure.number", { number: number ?? 0 })),
            },
            ...plainInlines(formatter.message("figure.numberThen")),
            ...title,
          ],
        },
      ]),
  };
}
