import type { Changes, IndicatorChange } from "@vigie/diagnostic";
import {
  alikeMax,
  alikeRatio,
  chanceSentence,
  changeCaption,
  changeCells,
  changeColumns,
  changeHead,
  changeWords,
  isStable,
  widestChanges,
} from "@vigie/diagnostic";
import type { PublicationWords } from "../words.ts";
import type { PaperBlock, PaperPart } from "./paper.ts";
import { headingBlock, paperTable, paragraphBlock } from "./paper-blocks.ts";
import { textRun } from "./paper-runs.ts";

/** What changed since the edition before, and whether the change means something. */
export function changesPart(changes: Changes, words: PublicationWords): PaperPart {
  const widest = widestChanges(changes);
  const chance = chanceSentence(changes, words);
  const items = widest.map(({ of, change }) => [
    {
      kind: "paragraph",
      of: textRun(`${of.title}${words.message("changes.sentence", changeWords(change, "share", words))}`),
    } as const,
  ]);
  return {
    id: "evolution",
    title: words.message("changes.title"),
    origin: "",
    blocks: [
      paragraphBlock(words.message("changes.lead", { version: changes.version })),
      paragraphBlock(
        words.message("changes.rule", {
          points: words.number(alikeMax * 100, 0),
          part: words.percent(alikeRatio),
        }),
      ),
      ...(chance === null ? [] : [paragraphBlock(chance)]),
      ...(items.length === 0
        ? [paragraphBlock(words.message("changes.none"))]
        : [
            headingBlock(words.message("changes.widest"), 2),
            { kind: "list", ordered: false, items } as const,
          ]),
      ...changes.populations.flatMap(({ title, period, indicators, left }) => [
        headingBlock(title, 2),
        paragraphBlock(period),
        ...indicators
          .filter((indicator) => !isStable(indicator))
          .flatMap((indicator) => indicatorBlocks(indicator, words)),
        ...stableBlocks(indicators.filter(isStable), words),
        ...(left.length === 0
          ? []
          : [paragraphBlock(words.message("changes.left", { titles: words.list(left) }))]),
      ]),
    ],
  };
}

/** What did not change, by name: the pages of the site have its tables. */
function stableBlocks(stable: readonly IndicatorChange[], words: PublicationWords): readonly PaperBlock[] {
  if (stable.length === 0) return [];
  const titles = words.list(stable.map(({ title }) => title));
  return [paragraphBlock(words.message("changes.stableTitles", { count: stable.length, titles }))];
}

function indicatorBlocks(indicator: IndicatorChange, words: PublicationWords): readonly PaperBlock[] {
  const heading = headingBlock(indicator.title, 3);
  if (indicator.kind === "broken")
    return [heading, paragraphBlock(words.message("changes.broken", { why: indicator.why }))];
  if (indicator.kind !== "compared")
    return [heading, paragraphBlock(words.message(`changes.${indicator.kind}`))];
  const { of, rows } = indicator;
  return [
    heading,
    paperTable({
      figure: null,
      caption: changeCaption(of, words),
      columns: changeColumns.map((column) => ({ head: changeHead(column, of, words), under: [] })),
      groups: [{ heading: null, rows: rows.map((change) => changeCells(change, of, words)) }],
    }),
  ];
}
