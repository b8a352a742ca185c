import {
  allAssociations,
  chanceSentence,
  changeCaption,
  changeCells,
  changeColumns,
  changeHead,
  changeTexts,
  correctedFamilies,
  kindOfChange,
  listedChanges,
  seriesTexts,
  widestChanges,
} from "@vigie/findings";
import {
  alikeMax,
  alikeRatio,
  type Changes,
  comparisonLines,
  comparisonSummary,
  type IndicatorChange,
  isVerified,
  partnerText,
  type SeriesReport,
} from "@vigie/tables";
import type { PublicationFormatter, WordedPublication } from "../formatter.ts";
import { methodSections } from "../method-sections.ts";
import { elsewhereValue } from "../page/method-page.ts";
import { type PaperBlock, type PaperPart, type PaperTable, paperPart } from "./paper.ts";
import { headingBlock, paragraphBlock, plainTable, tableBlock } from "./paper-blocks.ts";

/** What follows the chapters: associations, figures already printed, what changed, method, and what was received. */
export function endParts(publication: WordedPublication): readonly PaperPart[] {
  const { study, changes, series, formatter } = publication;
  const { message } = formatter;
  const associations = allAssociations(publication);
  const tests: readonly PaperBlock[] = [
    paragraphBlock(message("associations.lead")),
    tableBlock(associations, { caption: message("associations.caption"), figure: null }),
    ...correctedFamilies(publication).map(paragraphBlock),
  ];
  const received = [headingBlock(message("method.bundles")), bundlesTable(publication)];
  const method = [...methodBlocks(publication), ...received];
  return [
    ...(associations.groups.length === 0
      ? []
      : [paperPart("associations", message("associations.title"), tests)]),
    ...(study.published.length === 0
      ? []
      : [paperPart("comparaison", message("comparison.title"), comparisonBlocks(publication))]),
    ...(changes === null
      ? []
      : [
          paperPart("evolution", message("changes.title"), [
            ...(series === null ? [] : seriesBlocks(series, formatter)),
            ...changesBlocks(changes, formatter),
          ]),
        ]),
    paperPart("methode", message("method.title"), method),
  ];
}

function comparisonBlocks(publication: WordedPublication): readonly PaperBlock[] {
  const { message } = publication.formatter;
  const groups = [...comparisonLines(publication)].map(([heading, lines]) => ({
    heading,
    rows: lines.map(({ what, remark, printed, computed, wording }) => [
      remark === null ? what : `${what}. ${remark}`,
      printed,
      computed,
      wording,
    ]),
  }));
  const heads = (["what", "published", "computed", "verdict"] as const).map((column) =>
    message(`comparison.${column}`),
  );
  return [
    paragraphBlock(comparisonSummary(publication)),
    plainTable(message("comparison.caption"), heads, groups),
  ];
}

/** What all the editions say together, in sentences. */
export function seriesBlocks(series: SeriesReport, formatter: PublicationFormatter): readonly PaperBlock[] {
  const { lead, alerts, none, others, rule } = seriesTexts(series, formatter);
  const items = alerts.map(({ sentence }) => [paragraphBlock(sentence)]);
  return [
    paragraphBlock(lead),
    ...(none === null ? [] : [paragraphBlock(none)]),
    ...(items.length === 0 ? [] : [{ kind: "list", isOrdered: false, items } as const]),
    ...[...others, rule].map(paragraphBlock),
  ];
}

/** What changed since the edition before, and whether the change means something. */
function changesBlocks(changes: Changes, formatter: PublicationFormatter): readonly PaperBlock[] {
  const { message } = formatter;
  const chance = chanceSentence(changes, formatter);
  const items = widestChanges(changes).map(({ of, change }) => [
    paragraphBlock(`${of.title}${message("changes.sentence", changeTexts(change, "share", formatter))}`),
  ]);
  const rule = { points: formatter.number(alikeMax * 100, 0), part: formatter.percent(alikeRatio) };
  return [
    paragraphBlock(message("changes.lead", { version: changes.version })),
    paragraphBlock(message("changes.rule", rule)),
    ...(chance === null ? [] : [paragraphBlock(chance)]),
    ...(items.length === 0
      ? [paragraphBlock(message("changes.none"))]
      : [headingBlock(message("changes.widest")), { kind: "list", isOrdered: false, items } as const]),
    ...changes.populations.flatMap(({ title, period, indicators, left }) => [
      headingBlock(title),
      paragraphBlock(period),
      ...indicators
        .filter((indicator) => kindOfChange(indicator) === "moved")
        .flatMap((indicator) => indicatorBlocks(indicator, formatter)),
      ...stableBlocks(
        indicators.filter((indicator) => kindOfChange(indicator) === "stable"),
        formatter,
      ),
      ...indicators
        .filter((indicator) => kindOfChange(indicator) === "untold")
        .flatMap((indicator) => indicatorBlocks(indicator, formatter)),
      ...(left.length === 0
        ? []
        : [paragraphBlock(message("changes.left", { titles: formatter.list(left) }))]),
    ]),
  ];
}

/** What did not change, by name: the pages of the site have its tables. */
function stableBlocks(
  stable: readonly IndicatorChange[],
  { message, list }: PublicationFormatter,
): readonly PaperBlock[] {
  if (stable.length === 0) return [];
  const titles = list(stable.map(({ title }) => title));
  return [paragraphBlock(message("changes.stableTitles", { count: stable.length, titles }))];
}

function indicatorBlocks(indicator: IndicatorChange, formatter: PublicationFormatter): readonly PaperBlock[] {
  const { message } = formatter;
  const heading = headingBlock(indicator.title, 3);
  if (indicator.kind === "broken")
    return [heading, paragraphBlock(message("changes.broken", { why: indicator.why }))];
  if (indicator.kind !== "compared") return [heading, paragraphBlock(message(`changes.${indicator.kind}`))];
  const { of } = indicator;
  const heads = changeColumns.map((column) => changeHead(column, of, formatter));
  const { listed, untold } = listedChanges(indicator.rows);
  const rows = listed.map((change) => changeCells(change, of, formatter));
  return [
    heading,
    ...(rows.length === 0
      ? []
      : [plainTable(changeCaption(of, formatter), heads, [{ heading: null, rows }])]),
    ...(untold === 0 ? [] : [paragraphBlock(message("changes.untoldRows", { count: untold }))]),
  ];
}

function methodBlocks(publication: WordedPublication): readonly PaperBlock[] {
  const { study, formatter } = publication;
  return [
    ...methodSections(publication).flatMap(({ title, of }) => [headingBlock(title), ...of]),
    ...(study.elsewhere.size === 0
      ? []
      : [headingBlock(formatter.message("method.elsewhere")), elsewhereTable(publication)]),
  ];
}

function elsewhereTable({ study, fictitious, formatter }: WordedPublication): PaperTable {
  const { message, text } = formatter;
  const columns = ["what", fictitious ? "valueReal" : "value", "universe", "year", "source"] as const;
  const rows = [...study.elsewhere.values()].map(({ what, universe, year, source, url, ...cited }) => [
    text(what),
    elsewhereValue(cited, formatter),
    text(universe),
    String(year),
    url === null ? text(source) : `${text(source)} (${url})`,
  ]);
  const heads = columns.map((column) => message(`elsewhere.${column}`));
  return plainTable(message("elsewhere.caption"), heads, [{ heading: null, rows }]);
}

/** What each partner sent. */
function bundlesTable(publication: WordedPublication): PaperTable {
  const { study, bundles, formatter } = publication;
  const { message } = formatter;
  const columns = ["partner", "date", "published", "signature", "bundle"] as const;
  const nothing = message("cell.nothing");
  const rows = [...study.partners.values()].map((partner) => {
    const bundle = bundles.find(({ manifest }) => manifest.partner === partner.id);
    const name = partnerText(partner, publication, formatter);
    if (!bundle) return [name, message("bundles.awaited"), nothing, nothing, nothing];
    const { date, tables } = bundle.manifest;
    const origin = message(isVerified(bundle, study) ? "bundles.verified" : "unverified.mark");
    return [name, formatter.day(date), formatter.count(tables.length), origin, bundle.hash];
  });
  const heads = columns.map((column) => message(`bundles.${column}`));
  return plainTable(message("paper.bundles"), heads, [{ heading: null, rows }]);
}
