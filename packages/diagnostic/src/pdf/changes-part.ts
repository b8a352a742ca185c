import { intervalWords, shareWords, widestChanges } from "../editions/change-words.ts";
import type { Changes, IndicatorChange } from "../editions/changes.ts";
import { alikeMax } from "../text/apart.ts";
import type { Words } from "../words.ts";
import type { PaperBlock, PaperPart } from "./paper.ts";
import { headingBlock, paperTable, paragraphBlock } from "./paper-blocks.ts";
import { textRun } from "./paper-runs.ts";

/** What changed since the edition before, and whether the change means something. */
export function changesPart(changes: Changes, words: Words): PaperPart {
  const widest = widestChanges(changes);
  const items = widest.map(({ of, change }) => [
    {
      kind: "paragraph",
      of: textRun(`${of.title}${words.say("changes.sentence", shareWords(change, words))}`),
    } as const,
  ]);
  return {
    id: "evolution",
    title: words.say("changes.title"),
    origin: "",
    blocks: [
      paragraphBlock(words.say("changes.lead", { version: changes.version })),
      paragraphBlock(words.say("changes.rule", { points: words.number(alikeMax * 100, 0) })),
      ...(items.length === 0
        ? [paragraphBlock(words.say("changes.none"))]
        : [headingBlock(words.say("changes.widest"), 2), { kind: "list", ordered: false, items } as const]),
      ...changes.populations.flatMap(({ title, period, indicators }) => [
        headingBlock(title, 2),
        paragraphBlock(period),
        ...indicators.flatMap((indicator) => indicatorBlocks(indicator, words)),
      ]),
    ],
  };
}

function indicatorBlocks(indicator: IndicatorChange, words: Words): readonly PaperBlock[] {
  const heading = headingBlock(indicator.title, 3);
  if (indicator.kind === "broken")
    return [heading, paragraphBlock(words.say("changes.broken", { why: indicator.why }))];
  if (indicator.kind !== "compared") return [heading, paragraphBlock(words.say(`changes.${indicator.kind}`))];
  const columns = ["label", "before", "now", "difference", "meaning"] as const;
  return [
    heading,
    paperTable({
      figure: null,
      caption: words.say("changes.caption"),
      columns: columns.map((column) => ({ head: words.say(`changes.column.${column}`), under: [] })),
      groups: [
        {
          heading: null,
          rows: indicator.rows.map((change) => {
            const { label, before, now, difference } = shareWords(change, words);
            const interval = intervalWords(change, words) ?? "";
            return [
              label,
              before,
              now,
              `${difference}${interval}`,
              words.say(`changes.meaning.${change.meaning}`),
            ];
          }),
        },
      ],
    }),
  ];
}
