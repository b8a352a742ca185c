import { asNumber, chancesInHundred, type Guarantee, totalRho } from "@vigie/disclosure";
import { html, type Markup, mainPart, page, styleSource } from "@vigie/documents";
import type { Partner, Study, Window } from "@vigie/study";
import type { Language } from "@vigie/words";
import { guessFromAll, undeclaredRowsOf } from "./guess-chances.ts";
import { type PageFormatter, pageFormatter } from "./page-formatter.ts";
import { privateStyle } from "./private-style.ts";
import type { TableSummary } from "./table-summary.ts";

/** A run, for the partner's data protection officer. */
export interface OfficerReport {
  readonly study: Study;
  readonly partner: Partner;
  /** Of the run, `2026-11-25`. */
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
  const lines = [
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
  return page({
    language,
    direction: "ltr",
    title: message("officer.title"),
    allows: { "style-src": await styleSource(privateStyle) },
    head: html`<style>${privateStyle}</style>`,
    skip: message("page.skip"),
    body: mainPart(html`<h1>${message("officer.title")}</h1>
<p>${message("officer.where")}</p>
<table>
<caption>${message("officer.run")}</caption>
<tbody>${lines.map(([head, value]) => html`<tr><th scope="row">${head}</th><td class="text">${value}</td></tr>`)}</tbody>
</table>
${sourcesTable(report, formatter)}
${tablesTable(report, formatter)}
<h2>${message("officer.promise")}</h2>
${promise(report, formatter)}
<h2>${message("officer.stays")}</h2>
<p>${message("officer.staysWords")}</p>`),
  }).text;
}

function sourcesTable({ study, partner }: OfficerReport, { message, text, day }: PageFormatter): Markup {
  const rows = partner.sources.flatMap((id) => study.sources.get(id) ?? []);
  return html`<table>
<caption>${message("officer.read")}</caption>
<thead><tr><th scope="col">${message("officer.source")}</th><th scope="col" class="text">${message("officer.unit")}</th><th scope="col" class="text">${message("officer.window")}</th><th scope="col" class="text">${message("officer.protects")}</th></tr></thead>
<tbody>${rows.map(
    ({ label, unit, window: { from, to }, protects }) =>
      html`<tr><th scope="row">${text(label)}</th><td class="text">${text(unit.many)}</td><td class="text">${message("officer.fromTo", { from: day(from), to: day(to) })}</td><td class="text">${message(`officer.${protects}`)}</td></tr>`,
  )}</tbody>
</table>`;
}

function tablesTable({ study, tables }: OfficerReport, { message, text, number }: PageFormatter): Markup {
  const titleOf = (indicator: string) => text(study.indicators.get(indicator)?.title ?? { fr: indicator });
  return html`<table>
<caption>${message("officer.leaves")}</caption>
<thead><tr><th scope="col">${message("officer.table")}</th><th scope="col">${message("officer.cells")}</th><th scope="col">${message("officer.hidden")}</th></tr></thead>
<tbody>${tables.map(
    ({ name, indicator, cells, hidden }) =>
      html`<tr><th scope="row">${titleOf(indicator)} <small>${name}</small></th><td>${number(cells)}</td><td>${number(hidden)}</td></tr>`,
  )}</tbody>
</table>`;
}

function promise(report: OfficerReport, formatter: PageFormatter): Markup {
  const { study, guarantee, budgets } = report;
  const { message, text, day } = formatter;
  const { sources, policy } = guarantee;
  const labelOf = (id: string) => text(study.sources.get(id)?.label ?? { fr: id });
  if (sources.length === 0) return html`<p>${message("officer.noPersons")}</p>`;
  const rho = asNumber(totalRho(guarantee));
  const chance = chancesInHundred(guessFromAll(sources, rho));
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
    if (undeclared === null) return [];
    const { rows: several, chance: of } = undeclared;
    return message("officer.rowsUndeclared", {
      source: labelOf(source.source),
      rows: several,
      chance: chancesInHundred(of),
    });
  });
  const sentences = [...sums, message("officer.guarantee", { rho, chance, min: policy.min }), ...rows];
  return html`${sentences.map((sentence) => html`<p>${sentence}</p>`)}`;
}
