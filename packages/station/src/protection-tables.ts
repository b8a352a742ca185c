import type { ProtectedTable, Release, Treatment } from "@vigie/disclosure";
import type { Table } from "@vigie/engine";
import type { Source, Study } from "@vigie/study";
import type { Alternative, Alternatives } from "./alternatives.ts";
import { codeWords } from "./code-words.ts";
import type { PageMessage } from "./messages/index.ts";
import { each, table } from "./page-html.ts";
import type { PageWords } from "./page-words.ts";

/** What was protected, with the exact tables it comes from. */
export interface Protected {
  readonly study: Study;
  readonly exact: ReadonlyMap<string, Table>;
  readonly release: Release;
  /** Null where they were not tried. */
  readonly alternatives: Alternatives | null;
}

/** The tables that secrecy touches: what each loses, what another choice would leave, and each cell. */
export function protectionTables(
  touched: readonly ProtectedTable[],
  report: Protected,
  words: PageWords,
): string {
  if (touched.length === 0) return "";
  const { say } = words;
  const count = report.release.tables.length - touched.length;
  return `<h2>${say("protection.tables")}</h2>
${overview(touched, report, words)}
${each("p", [say("protection.whole", { count }), ...alternativesWords(report.alternatives, words), say("protection.details")])}
${touched.map((one) => details(one, report, words)).join("\n")}`;
}

function overview(tables: readonly ProtectedTable[], report: Protected, words: PageWords): string {
  const { say, html, number } = words;
  const columns = [say("protection.table"), say("protection.cells"), say("protection.masked")];
  const lost = (one: ProtectedTable) => [
    html(titleOf(one, report)),
    number(one.rows.length),
    one.treatment.kind === "withheld" ? say("protection.withheld") : number(maskedIn(one)),
  ];
  if (report.alternatives === null) return table(say("protection.overview"), columns, tables.map(lost));
  const { merged, rounded, base } = report.alternatives;
  return table(
    say("protection.overviewAlternatives"),
    [...columns, say("protection.merged"), say("protection.rounded", { base })],
    tables.map((one) => [
      ...lost(one),
      alternativeWords(merged.get(one.indicator), words),
      alternativeWords(rounded.get(one.indicator), words),
    ]),
  );
}

function alternativeWords(found: Alternative | undefined, { say }: PageWords): string {
  if (found === undefined) return say("alternative.none");
  const { masked, cells } = found;
  return masked === null ? say("protection.withheld") : say("alternative.masked", { masked, cells });
}

function alternativesWords(alternatives: Alternatives | null, { say }: PageWords): readonly string[] {
  if (alternatives === null) return [say("alternatives.untried")];
  return [say("alternatives.words", { base: alternatives.base }), say("alternatives.how")];
}

function details(one: ProtectedTable, report: Protected, words: PageWords): string {
  const { study } = report;
  const source = study.sources.get(study.indicators.get(one.indicator)?.source ?? "");
  if (source === undefined) return "";
  const title = words.text(titleOf(one, report));
  const isWithheld = one.treatment.kind === "withheld";
  const cells = isWithheld
    ? smallCells(one, { source, report }, words)
    : maskedCells(one, { source, report }, words);
  return `<details><summary>${isWithheld ? words.say("protection.summaryWithheld", { title }) : words.say("protection.summary", { title, masked: maskedIn(one), cells: one.rows.length })}</summary>
${each("p", [treatmentWords(one.treatment, words)])}
${cells}
</details>`;
}

function treatmentWords(treatment: Treatment, { say }: PageWords): string {
  if (treatment.kind === "withheld")
    return say("treatment.withheld", { reason: say(`withheld.${treatment.reason}`) });
  if (treatment.kind === "rounded") return say("treatment.rounded", { base: treatment.base });
  if (treatment.kind === "open") return say("treatment.open");
  return say(`treatment.${treatment.method}`);
}

interface Context {
  readonly source: Source;
  readonly report: Protected;
}

/** Each masked cell, its true count, why, and what an attacker can deduce of it. */
function maskedCells(one: ProtectedTable, context: Context, words: PageWords): string {
  const { say } = words;
  const ranges = new Map(
    context.report.release.proof.audit.populations
      .flatMap(({ cells }) => cells)
      .filter(({ indicator }) => indicator === one.indicator)
      .map(({ codes, low, high }) => [codes.join(","), say("protection.range", { low, high })] as const),
  );
  const exact = countsOf(one, context.report, words);
  return cellsTable(
    { caption: "protection.maskedCells", columns: ["cellName", "count", "reason", "known"] },
    one.rows.flatMap(({ codes, cell }) => {
      if (cell.status === "free") return [];
      const key = codes.join(",");
      const named = cellWords(codes, one, { ...context, words });
      return [[named, exact.get(key) ?? "", say(`reason.${cell.reason}`), ranges.get(key) ?? ""]];
    }),
    words,
  );
}

/** Of a table that does not leave, the cells that are the cause. */
function smallCells(one: ProtectedTable, context: Context, words: PageWords): string {
  const exact = countsOf(one, context.report, words);
  const causes = one.rows.flatMap(({ codes, cell }) =>
    cell.status === "primary"
      ? [
          [
            cellWords(codes, one, { ...context, words }),
            exact.get(codes.join(",")) ?? "",
            words.say(`reason.${cell.reason}`),
          ],
        ]
      : [],
  );
  const head = { caption: "protection.smallCells", columns: ["cellName", "count", "reason"] } as const;
  return causes.length === 0 ? "" : cellsTable(head, causes, words);
}

function cellsTable(
  head: {
    readonly caption: PageMessage;
    readonly columns: readonly ("cellName" | "count" | "reason" | "known")[];
  },
  rows: readonly (readonly string[])[],
  { say }: PageWords,
): string {
  return table(
    say(head.caption),
    head.columns.map((name) => say(`protection.${name}`)),
    rows,
  );
}

/** True counts by codes; what was gathered is in the exact table under its codes, and is not said here. */
function countsOf(
  { indicator }: ProtectedTable,
  { exact }: Protected,
  { number }: PageWords,
): ReadonlyMap<string, string> {
  const rows = exact.get(indicator)?.rows ?? [];
  return new Map(rows.map(({ codes, count }) => [codes.join(","), number(count)] as const));
}

function cellWords(
  codes: readonly string[],
  { dimensions }: ProtectedTable,
  { source, report, words }: Context & { readonly words: PageWords },
): string {
  return codes
    .map((code, at) =>
      codeWords(code, { study: report.study, source, dimension: dimensions[at]?.name ?? "" }, words),
    )
    .join(", ");
}

const maskedIn = ({ rows }: ProtectedTable) => rows.filter(({ cell }) => cell.status !== "free").length;

function titleOf({ indicator }: ProtectedTable, { study }: Protected) {
  return study.indicators.get(indicator)?.title ?? { fr: indicator, en: indicator };
}
