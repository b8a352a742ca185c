import {
  alikeMax,
  alikeRatio,
  allAssociations,
  type Changes,
  chanceSentence,
  changeCaption,
  changeCells,
  changeColumns,
  changeHead,
  changeTexts,
  comparisonLines,
  comparisonSummary,
  correctedFamilies,
  type IndicatorChange,
  isStable,
  isVerified,
  methodParts,
  methodTitles,
  widestChanges,
} from "@vigie/diagnostic";
import type { Source } from "@vigie/study";
import { groups } from "@vigie/table";
import type { PublicationFormatter, WordedPublication } from "../formatter.ts";
import { contactTerms, guaranteesByPartner, sourcesWithContacts } from "../method-terms.ts";
import { elsewhereValue } from "../page/method-page.ts";
import type { PaperBlock, PaperPart, PaperTable } from "./paper.ts";
import { headingBlock, paperTable, paragraphBlock, tableBlock, textRun } from "./paper-blocks.ts";

/** What follows the chapters: associations, figures already printed, what changed, method, and what was received. */
export function endParts(publication: WordedPublication): readonly PaperPart[] {
  const { study, formatter, changes } = publication;
  const associations = allAssociations(publication);
  const part = (id: string, title: string, blocks: readonly PaperBlock[]) => ({
    id,
    title,
    origin: "",
    blocks,
  });
  return [
    ...(associations.groups.length === 0
      ? []
      : [
          part("associations", formatter.message("associations.title"), [
            paragraphBlock(formatter.message("associations.lead")),
            tableBlock(associations, {
              caption: formatter.message("associations.caption"),
              figure: null,
            }),
            ...correctedFamilies(publication).map(paragraphBlock),
          ]),
        ]),
    ...(study.published.length === 0
      ? []
      : [part("comparaison", formatter.message("comparison.title"), comparisonBlocks(publication))]),
    ...(changes === null ? [] : [changesPart(changes, formatter)]),
    part("methode", formatter.message("method.title"), methodBlocks(publication)),
  ];
}

function comparisonBlocks(publication: WordedPublication): readonly PaperBlock[] {
  const { formatter } = publication;
  const columns = ["what", "published", "computed", "verdict"] as const;
  return [
    paragraphBlock(comparisonSummary(publication)),
    paperTable({
      figure: null,
      caption: formatter.message("comparison.caption"),
      columns: columns.map((column) => ({ head: formatter.message(`comparison.${column}`), under: [] })),
      groups: [...comparisonLines(publication)].map(([heading, lines]) => ({
        heading,
        rows: lines.map(({ what, remark, printed, computed, wording }) => [
          remark === null ? what : `${what}. ${remark}`,
          printed,
          computed,
          wording,
        ]),
      })),
    }),
  ];
}

function methodBlocks(publication: WordedPublication): readonly PaperBlock[] {
  const { study, formatter } = publication;
  const sources = sourcesWithContacts(publication);
  const { size } = study.elsewhere;
  return [
    ...(sources.length === 0 ? [] : groupsBlocks(sources, formatter)),
    ...methodParts(publication).flatMap(({ anchor, text, terms }): readonly PaperBlock[] => [
      headingBlock(formatter.message(methodTitles[anchor])),
      paragraphBlock(formatter.message(text)),
      ...(terms.length === 0 ? [] : [{ kind: "terms", terms } as const]),
    ]),
    ...(study.texts.has(formatter.language)
      ? [
          headingBlock(formatter.message("method.words")),
          paragraphBlock(
            formatter.message("method.wordsText", { points: formatter.number(alikeMax * 100, 0) }),
          ),
        ]
      : []),
    headingBlock(formatter.message("method.secrecy")),
    paragraphBlock(formatter.message("method.secrecyText", { min: study.disclosure.min })),
    ...guaranteesByPartner(publication).flatMap(({ partner, terms }): readonly PaperBlock[] => [
      headingBlock(partner, 3),
      { kind: "terms", terms },
    ]),
    ...(size === 0 ? [] : [headingBlock(formatter.message("method.elsewhere")), elsewhereTable(publication)]),
    headingBlock(formatter.message("method.bundles")),
    bundlesTable(publication),
  ];
}

function groupsBlocks(sources: readonly Source[], formatter: PublicationFormatter): readonly PaperBlock[] {
  return [
    headingBlock(formatter.message("method.groups")),
    paragraphBlock(formatter.message("method.groupsText")),
    groupTerms(formatter),
    ...sources.flatMap((source): readonly PaperBlock[] => [
      headingBlock(formatter.text(source.label), 3),
      { kind: "terms", terms: contactTerms(source, formatter) },
    ]),
  ];
}

/** The groups of channels, each with what it means. */
export function groupTerms(formatter: PublicationFormatter): PaperBlock {
  return {
    kind: "terms",
    terms: groups.map((group) => ({
      term: formatter.message(`group.${group}`),
      meaning: formatter.message(`group.${group}.definition`),
    })),
  };
}

function elsewhereTable({ study, fictitious, formatter }: WordedPublication): PaperTable {
  const columns = ["what", fictitious ? "valueReal" : "value", "universe", "year", "source"] as const;
  return paperTable({
    figure: null,
    caption: formatter.message("elsewhere.caption"),
    columns: columns.map((column) => ({ head: formatter.message(`elsewhere.${column}`), under: [] })),
    groups: [
      {
        heading: null,
        rows: [...study.elsewhere.values()].map(
          ({ what, value, unit, decimals, universe, year, source, url }) => [
            formatter.text(what),
            elsewhereValue({ value, unit, decimals }, formatter),
            formatter.text(universe),
            String(year),
            url === null ? formatter.text(source) : `${formatter.text(source)} (${url})`,
          ],
        ),
      },
    ],
  });
}

/** What each partner sent. */
function bundlesTable({ study, bundles, formatter }: WordedPublication): PaperTable {
  const columns = ["partner", "date", "published", "signature", "bundle"] as const;
  const nothing = formatter.message("cell.nothing");
  return paperTable({
    figure: null,
    caption: formatter.message("paper.bundles"),
    columns: columns.map((column) => ({ head: formatter.message(`bundles.${column}`), under: [] })),
    groups: [
      {
        heading: null,
        rows: [...study.partners.values()].map((partner) => {
          const label = formatter.text(partner.label);
          const bundle = bundles.find(({ manifest }) => manifest.partner === partner.id);
          if (!bundle) return [label, formatter.message("bundles.awaited"), nothing, nothing, nothing];
          const { date, tables } = bundle.manifest;
          const origin = formatter.message(
            isVerified(bundle, study) ? "bundles.verified" : "unverified.mark",
          );
          return [label, formatter.day(date), formatter.count(tables.length), origin, bundle.hash];
        }),
      },
    ],
  });
}

/** What changed since the edition before, and whether the change means something. */
function changesPart(changes: Changes, formatter: PublicationFormatter): PaperPart {
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
