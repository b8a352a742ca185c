import type { ProtectedRelease } from "@vigie/disclosure";
import { paragraphs, type Section, table } from "@vigie/documents";
import type { Study } from "@vigie/study";
import { possibleRows } from "@vigie/table";
import { choicesSection } from "./choices-section.ts";
import { type ComparedTable, countErrors, printedShareErrors } from "./compared-table.ts";
import { guaranteeSection, outsideSection } from "./guarantee-section.ts";
import { columns, type PageFormatter, pageFormatter } from "./page-formatter.ts";
import { type PageHead, privatePage } from "./private-page.ts";
import type { ProtectionChoices } from "./protection-choices.ts";
import { protectionTables } from "./protection-tables.ts";
import { publicSizesSection } from "./public-sizes.ts";
import type { SourceRun } from "./run-source.ts";
import { median, quantile } from "./share-noise.ts";

export interface ProtectionReport extends PageHead {
  readonly release: ProtectedRelease;
  readonly runs: ReadonlyMap<string, SourceRun>;
  /** Null where no table is of persons. */
  readonly choices: ProtectionChoices | null;
  readonly compared: readonly ComparedTable[];
}

/**
 * Released values next to true ones, what the noise does to each count and share, what is promised, and what another
 * budget would give: to read before transmitting the bundle, also by who is not a statistician. For `private/`: with it,
 * nothing is protected any more.
 */
export function protectionPage(report: ProtectionReport): Promise<string> {
  const formatter = pageFormatter(report.language);
  const ofPersons = report.compared.filter(({ source }) => source.protects === "persons");
  return privatePage("protection.title", report, {
    formatter,
    sections: [
      brief(report, ofPersons, formatter),
      publicSizesSection(report, formatter),
      boundsSection(report, formatter),
      guaranteeSection(report, formatter),
      outsideSection(report, formatter),
      report.choices === null ? null : choicesSection(report.choices, formatter),
      protectionTables(ofPersons, report.release.guarantee.policy, formatter),
      retention(formatter),
    ],
  });
}

function brief(
  report: ProtectionReport,
  tables: readonly ComparedTable[],
  formatter: PageFormatter,
): Section {
  const { message } = formatter;
  const { tables: released, guarantee } = report.release;
  const { min, small } = guarantee.policy;
  const rows = tables.filter(({ isModel }) => !isModel).flatMap((table) => table.rows);
  const differences = countErrors(rows);
  const noise = { median: median(differences) ?? 0, most: quantile(differences, 0.95) ?? 0 };
  const hidden = { hidden: rows.filter(({ released: shown }) => shown === null).length, min };
  const protecting =
    tables.length === 0
      ? [message("brief.nothing")]
      : [
          message("brief.noise", { ...noise, moved: isMoved(report.release) ? "yes" : "no" }),
          small === "noisy" ? message("brief.noisySmall", { min }) : message("brief.hidden", hidden),
          sharesWords(rows, formatter),
        ];
  return {
    kind: "section",
    id: "en-bref",
    title: message("protection.brief"),
    of: paragraphs([
      message("brief.leaves", numbersIn(released)),
      ...protecting,
      tables.length === 0 ? null : openSources(report, formatter),
    ]),
  };
}

/** Whether a published size moved counts by more than their noise. */
function isMoved({ publicSizes }: ProtectedRelease): boolean {
  return [...publicSizes.values()].some((sizes) => sizes.some(({ use }) => use === "adjusted"));
}

/** Standard errors are not counted: they say how precise the others are. */
function numbersIn(tables: ProtectedRelease["tables"]) {
  const rows = tables.flatMap((table) =>
    possibleRows(table).map((row) => ({ ...row, names: table.measures })),
  );
  return {
    tables: tables.length,
    counts: rows.filter(({ count }) => count !== null).length,
    measures: rows.reduce(
      (sum, { names, values }) =>
        sum + names.filter((name, at) => !name.endsWith("_error") && (values[at] ?? null) !== null).length,
      0,
    ),
  };
}

function sharesWords(rows: ComparedTable["rows"], { message }: PageFormatter): string | null {
  const shares = rows.flatMap(({ share }) => share ?? []);
  if (shares.length === 0) return null;
  const errors = printedShareErrors(rows);
  return message("brief.shares", {
    count: errors.length,
    all: shares.length,
    median: roundedUp(median(errors) ?? 0),
    most: roundedUp(quantile(errors, 1) ?? 0),
  });
}

/** A bound on errors, in points: two decimals under a tenth, else one. */
function roundedUp(points: number): number {
  const scale = points < 0.1 ? 100 : 10;
  return Math.ceil(points * scale - 1e-9) / scale;
}

function openSources({ study, partner }: ProtectionReport, { message, text }: PageFormatter): string | null {
  const open = partner.sources.flatMap((id) => study.sources.get(id) ?? []).filter(isOpenIn(study));
  if (open.length === 0) return null;
  return message("brief.open", {
    count: open.length,
    sources: open.map(({ label }) => text(label)).join(", "),
  });
}

/** Whether a source protects nothing and is asked something. */
const isOpenIn =
  ({ indicators }: Study) =>
  ({ id, protects }: { readonly id: string; readonly protects: string }) =>
    protects === "nothing" && [...indicators.values()].some(({ source }) => source === id);

function retention({ message }: PageFormatter): Section {
  return {
    kind: "section",
    id: "garder-effacer",
    title: message("protection.retention"),
    of: paragraphs([message("retention.keep"), message("retention.erase"), message("retention.ledger")]),
  };
}

/** Numbers and weights that were brought to their bounds; nothing where none was. */
function boundsSection(
  { study, runs }: { readonly study: Study; readonly runs: ReadonlyMap<string, SourceRun> },
  formatter: PageFormatter,
): Section | null {
  const { message, text, label } = formatter;
  const rows = [...runs].flatMap(([id, { outOfRange, survey }]) => {
    const source = study.sources.get(id);
    const numbers = outOfRange
      .filter(({ below, above }) => below + above > 0)
      .map(({ number: name, range: { from, to }, known, below, above }) => [
        label(source?.attributes.get(name)?.label ?? { fr: name }),
        message("bounds.interval", { from, to }),
        known,
        below,
        above,
      ]);
    const greatest = source?.survey?.weightMax ?? null;
    if (survey === null || survey.clipped === 0 || greatest === null) return numbers;
    return [
      ...numbers,
      [
        message("bounds.weights", { source: text(source?.label ?? { fr: id }) }),
        message("bounds.weightsRange", { to: greatest }),
        survey.respondents,
        0,
        survey.clipped,
      ],
    ];
  });
  if (rows.length === 0) return null;
  return {
    kind: "section",
    id: "bornes",
    title: message("bounds.title"),
    of: [
      ...paragraphs([message("bounds.words")]),
      table(
        message("bounds.caption"),
        columns(formatter, [
          ["bounds.number", "text"],
          ["bounds.range", "text"],
          ["bounds.known", "count"],
          ["bounds.below", "count"],
          ["bounds.above", "count"],
        ]),
        rows,
      ),
    ],
  };
}
