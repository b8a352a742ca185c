import {
  asNumber,
  type Guarantee,
  guessSentence,
  totalRho,
  undeclaredRowsOf,
  undeclaredRowsSentence,
} from "@vigie/disclosure";
import {
  type Blocks,
  blocksMarkup,
  html,
  mainPart,
  page,
  paragraphs,
  styleSource,
  type TableBlock,
  table,
} from "@vigie/documents";
import type { Partner, Study, Window } from "@vigie/study";
import type { Language } from "@vigie/words";
import { columns, type PageFormatter, pageFormatter } from "./page-formatter.ts";
import { privateStyle } from "./private-page.ts";
import type { TableSummary } from "./table-summary.ts";

/** A run, for the partner's data protection officer. */
export interface OfficerReport {
  readonly study: Study;
  readonly partner: Partner;
  /** Day of the run, `2026-11-25`. */
  readonly date: string;
  /** SHA-256 of what leaves, in hexadecimal. */
  readonly hash: string;
  readonly guarantee: Guarantee;
  /** What all bundles of the partner spent together on the fullest days; empty of fictitious data. */
  readonly budgets: readonly {
    readonly sources: readonly string[];
    readonly window: Window;
    readonly rho: number;
    readonly used: number;
    readonly cap: number;
  }[];
  /** Made from what leaves alone. */
  readonly tables: readonly TableSummary[];
  /** Null for a bundle without signature. */
  readonly signedBy: { readonly key: string; readonly fingerprint: string } | null;
  readonly softwareVersion: string;
  readonly language: Language;
}

/**
 * What left, when, under which promise: a page to print and to file in the register of processing. It holds no true count.
 */
export async function officerSheet(report: OfficerReport): Promise<string> {
  const { study, partner, date, hash, signedBy, language } = report;
  const formatter = pageFormatter(language);
  const { message, text, day } = formatter;
  const facts = [
    [
      message("officer.study"),
      `${text(study.title)}, ${message("officer.version", { version: study.version })}`,
    ],
    [message("officer.studyHash"), study.hash],
    [message("officer.partner"), text(partner.label)],
    [message("officer.day"), day(date)],
    [message("officer.file"), "bundle.zip"],
    [message("officer.hash"), hash],
    [
      message("officer.signature"),
      signedBy === null ? message("officer.unsigned") : message("officer.signed", signedBy),
    ],
    [message("officer.software"), `Vigie ${report.softwareVersion}`],
  ] as const;
  const blocks: Blocks = [
    { kind: "heading", level: 1, of: message("officer.title") },
    { kind: "paragraph", of: message("officer.where") },
    { kind: "facts", caption: message("officer.run"), facts },
    sourcesTable(report, formatter),
    tablesTable(report, formatter),
    { kind: "heading", level: 2, of: message("officer.promise") },
    ...promise(report, formatter),
    { kind: "heading", level: 2, of: message("officer.stays") },
    { kind: "paragraph", of: message("officer.staysWords") },
  ];
  return page({
    language,
    direction: "ltr",
    title: message("officer.title"),
    allows: { "style-src": await styleSource(privateStyle) },
    head: html`<style>${privateStyle}</style>`,
    skip: message("page.skip"),
    body: mainPart(blocksMarkup(blocks, formatter.numbers)),
  }).text;
}

function sourcesTable({ study, partner }: OfficerReport, formatter: PageFormatter): TableBlock {
  const { message, text, day } = formatter;
  return table(
    message("officer.read"),
    columns(formatter, [
      ["officer.source", "text"],
      ["officer.unit", "text"],
      ["officer.window", "text"],
      ["officer.protects", "text"],
    ]),
    partner.sources
      .flatMap((id) => study.sources.get(id) ?? [])
      .map(({ label, unit, window: { from, to }, protects }) => [
        text(label),
        text(unit.many),
        message("officer.fromTo", { from: day(from), to: day(to) }),
        message(`officer.${protects}`),
      ]),
  );
}

function tablesTable({ study, tables }: OfficerReport, formatter: PageFormatter): TableBlock {
  const { message, text } = formatter;
  const titleOf = (indicator: string) => text(study.indicators.get(indicator)?.title ?? { fr: indicator });
  return table(
    message("officer.leaves"),
    columns(formatter, [
      ["officer.table", "text"],
      ["officer.cells", "count"],
      ["officer.hidden", "count"],
    ]),
    tables.map(({ name, indicator, cells, hidden }) => [
      [titleOf(indicator), " ", { kind: "aside", of: name }],
      cells,
      hidden,
    ]),
  );
}

function promise(report: OfficerReport, formatter: PageFormatter): Blocks {
  const { study, guarantee, budgets } = report;
  const { message, text, day } = formatter;
  const { sources, policy } = guarantee;
  const labelOf = (id: string) => text(study.sources.get(id)?.label ?? { fr: id });
  if (sources.length === 0) return paragraphs([message("officer.noPersons")]);
  const rho = asNumber(totalRho(guarantee));
  const sums = budgets.map(({ sources: ids, window, ...spent }) =>
    message("officer.budget", {
      sources: ids.map(labelOf).join(", "),
      count: ids.length,
      from: day(window.from),
      to: day(window.to),
      ...spent,
    }),
  );
  const rows = sources.flatMap((source) => {
    const undeclared = undeclaredRowsOf(source);
    return undeclared === null ? [] : undeclaredRowsSentence(labelOf(source.source), undeclared, formatter);
  });
  const noise = message("officer.guarantee", { rho, min: policy.min });
  return paragraphs([...sums, `${noise} ${guessSentence({ sources, from: "bundle" }, formatter)}`, ...rows]);
}
