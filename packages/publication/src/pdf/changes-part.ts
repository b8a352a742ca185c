import type { Changes, IndicatorChange } from "@vigie/diagnostic";
import {
  alikeMax,
  alikeRatio,
  chanceSentence,
  changeCaption,
  changeCells,
  changeColumns,
  changeHead,
  changeTexts,
  isStable,
  widestChanges,
} from "@vigie/diagnostic";
import type { PublicationFormatter } from "../formatter.ts";
import type { PaperBlock, PaperPart } from "./paper.ts";
import { headingBlock, paperTable, paragraphBlock } from "./paper-blocks.ts";
import { textRun } from "./paper-runs.ts";

/** What changed since the edition before, and whether the change means something. */
export function changesPart(changes: Changes, formatter: PublicationFormatter): PaperPart {
  const widest = widestChanges(changes);
  const chance = chanceSentence(changes, formatter);
  const items = widest.map(({ of, change }) => [
    {
      kind: "paragraph",
      of: textRun(
        `${of.title}${formatter.message("changes.sentence", changeTexts(change, "share", formatter))}`,
      ),
    } as const,
  ]);
  return {
    id: "evolution",
    title: formatter.message("changes.title"),
    origin: "",
    blocks: [
      paragraphBlock(formatter.message("changes.lead", { version: changes.version })),
      paragraphBlock(
        formatter.message("changes.rule", {
          points: formatter.number(alikeMax * 100, 0),
          part: formatter.percent(alikeRatio),
        }),
      ),
      ...(chance === null ? [] : [paragraphBlock(chance)]),
      ...(items.length === 0
        ? [paragraphBlock(formatter.message("changes.none"))]
        : [
            headingBlock(formatter.message("changes.widest"), 2),
            { kind: "list", ordered: false, items } as const,
          ]),
      ...changes.populations.flatMap(({ title, period, indicators, left }) => [
        headingBlock(title, 2),
        paragraphBlock(period),
        ...indicators
          .filter((indicator) => !isStable(indicator))
          .flatMap((indicator) => indicatorBlocks(indicator, formatter)),
        ...stableBlocks(indicators.filter(isStable), formatter),
        ...(left.length === 0
          ? []
          : [paragraphBlock(formatter.message("changes.left", { titles: formatter.list(left) }))]),
      ]),
    ],
  };
}

/** What did not change, by name: the pages of the site have its tables. */
function stableBlocks(
  stable: readonly IndicatorChange[],
  formatter: PublicationFormatter,
): readonly PaperBlock[] {
  if (stable.length === 0) return [];
  const titles = formatter.list(stable.map(({ title }) => title));
  return [paragraphBlock(formatter.message("changes.stableTitles", { count: stable.length, titles }))];
}

function indicatorBlocks(indicator: IndicatorChange, formatter: PublicationFormatter): readonly PaperBlock[] {
  const heading = headingBlock(indicator.title, 3);
  if (indicator.kind === "broken")
    return [heading, paragraphBlock(formatter.message("changes.broken", { why: indicator.why }))];
  if (indicator.kind !== "compared")
    return [heading, paragraphBlock(formatter.message(`changes.${indicator.kind}`))];
  const { of, rows } = indicator;
  return [
    heading,
    paperTable({
      figure: null,
      caption: changeCaption(of, formatter),
      columns: changeColumns.map((column) => ({ head: changeHead(column, of, formatter), under: [] })),
      groups: [{ heading: null, rows: rows.map((change) => changeCells(change, of, formatter)) }],
    }),
  ];
}
