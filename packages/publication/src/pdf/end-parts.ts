import {
  alikeMax,
  allAssociations,
  comparisonLines,
  comparisonSummary,
  correctedFamilies,
  guaranteeTerms,
  isVerified,
  methodParts,
  methodTitles,
} from "@vigie/diagnostic";
import type { Source } from "@vigie/study";
import { families, groups } from "@vigie/table";
import { inSentence } from "@vigie/words";
import type { PublicationWords, WordedPublication } from "../words.ts";
import { changesPart } from "./changes-part.ts";
import type { PaperBlock, PaperPart, PaperTable } from "./paper.ts";
import { headingBlock, paperTable, paragraphBlock, tableBlock } from "./paper-blocks.ts";

/** What follows the chapters: associations, figures already printed, what changed, method, and what was received. */
export function endParts(publication: WordedPublication): readonly PaperPart[] {
  const { study, words, changes } = publication;
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
          part("associations", words.message("associations.title"), [
            paragraphBlock(words.message("associations.lead")),
            tableBlock(associations, {
              caption: words.message("associations.caption"),
              figure: null,
            }),
            ...correctedFamilies(publication).map(paragraphBlock),
          ]),
        ]),
    ...(study.published.length === 0
      ? []
      : [part("comparaison", words.message("comparison.title"), comparisonBlocks(publication))]),
    ...(changes === null ? [] : [changesPart(changes, words)]),
    part("methode", words.message("method.title"), methodBlocks(publication)),
  ];
}

function comparisonBlocks(publication: WordedPublication): readonly PaperBlock[] {
  const { words } = publication;
  const columns = ["what", "published", "computed", "verdict"] as const;
  return [
    paragraphBlock(comparisonSummary(publication)),
    paperTable({
      figure: null,
      caption: words.message("comparison.caption"),
      columns: columns.map((column) => ({ head: words.message(`comparison.${column}`), under: [] })),
      groups: [...comparisonLines(publication)].map(([heading, lines]) => ({
        heading,
        rows: lines.map(({ what, contradicted, printed, computed, wording }) => [
          contradicted === null ? what : `${what}. ${contradicted}`,
          printed,
          computed,
          wording,
        ]),
      })),
    }),
  ];
}

function methodBlocks(publication: WordedPublication): readonly PaperBlock[] {
  const { study, populations, words } = publication;
  const sources = [...new Set(populations.map(({ source }) => source))].filter(
    ({ contacts }) => contacts !== null,
  );
  const { size } = study.elsewhere;
  return [
    ...(sources.length === 0 ? [] : groupsBlocks(sources, words)),
    ...methodParts(publication).flatMap(({ anchor, text, terms }): readonly PaperBlock[] => [
      headingBlock(words.message(methodTitles[anchor])),
      paragraphBlock(words.message(text)),
      ...(terms.length === 0 ? [] : [{ kind: "terms", terms } as const]),
    ]),
    ...(study.texts.has(words.language)
      ? [
          headingBlock(words.message("method.words")),
          paragraphBlock(words.message("method.wordsText", { points: words.number(alikeMax * 100, 0) })),
        ]
      : []),
    headingBlock(words.message("method.secrecy")),
    paragraphBlock(words.message("method.secrecyText", { min: study.disclosure.min })),
    ...publication.bundles.flatMap((bundle): readonly PaperBlock[] => {
      const terms = guaranteeTerms(bundle, study, words);
      const partner = study.partners.get(bundle.manifest.partner)?.label;
      return terms.length === 0 || partner === undefined
        ? []
        : [headingBlock(words.text(partner), 3), { kind: "terms", terms }];
    }),
    ...(size === 0 ? [] : [headingBlock(words.message("method.elsewhere")), elsewhereTable(publication)]),
    headingBlock(words.message("method.bundles")),
    bundlesTable(publication),
  ];
}

function groupsBlocks(sources: readonly Source[], words: PublicationWords): readonly PaperBlock[] {
  return [
    headingBlock(words.message("method.groups")),
    paragraphBlock(words.message("method.groupsText")),
    {
      kind: "terms",
      terms: groups.map((group) => ({
        term: words.message(`group.${group}`),
        meaning: words.message(`group.${group}.definition`),
      })),
    },
    ...sources.flatMap(({ label, contacts }): readonly PaperBlock[] => [
      headingBlock(words.text(label), 3),
      {
        kind: "terms",
        terms: [
          ...families.flatMap((family) => {
            const own = [...(contacts?.channels.values() ?? [])].filter(
              (channel) => channel.family === family,
            );
            const meaning = own.map((channel) => inSentence(words.text(channel.label))).join(", ");
            return own.length === 0 ? [] : [{ term: words.message(`family.${family}`), meaning }];
          }),
          ...(contacts?.routine ?? []).map((rule) => ({
            term: words.message("method.routine"),
            meaning: inSentence(words.text(rule.label)),
          })),
        ],
      },
    ]),
  ];
}

function elsewhereTable({ study, fictitious, words }: WordedPublication): PaperTable {
  const columns = ["what", fictitious ? "valueReal" : "value", "universe", "year", "source"] as const;
  return paperTable({
    figure: null,
    caption: words.message("elsewhere.caption"),
    columns: columns.map((column) => ({ head: words.message(`elsewhere.${column}`), under: [] })),
    groups: [
      {
        heading: null,
        rows: [...study.elsewhere.values()].map(
          ({ what, value, unit, decimals, universe, year, source, url }) => [
            words.text(what),
            unit === "%" ? words.percent(value / 100, decimals) : `${words.number(value, decimals)} ${unit}`,
            words.text(universe),
            String(year),
            url === null ? words.text(source) : `${words.text(source)} (${url})`,
          ],
        ),
      },
    ],
  });
}

/** What each partner sent. */
function bundlesTable({ study, bundles, words }: WordedPublication): PaperTable {
  const columns = ["partner", "date", "published", "signature", "bundle"] as const;
  const nothing = words.message("cell.nothing");
  return paperTable({
    figure: null,
    caption: words.message("paper.bundles"),
    columns: columns.map((column) => ({ head: words.message(`bundles.${column}`), under: [] })),
    groups: [
      {
        heading: null,
        rows: [...study.partners.values()].map((partner) => {
          const label = words.text(partner.label);
          const bundle = bundles.find(({ manifest }) => manifest.partner === partner.id);
          if (!bundle) return [label, words.message("bundles.awaited"), nothing, nothing, nothing];
          const { date, tables } = bundle.manifest;
          const origin = words.message(isVerified(bundle, study) ? "bundles.verified" : "unverified.mark");
          return [label, words.day(date), words.count(tables.length), origin, bundle.hash];
        }),
      },
    ],
  });
}
