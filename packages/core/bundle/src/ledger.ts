import {
  compareFractions,
  type Fraction,
  formatFraction,
  fractionOf,
  fraction as fractionOfInteger,
  guaranteeOf,
  subtract,
} from "@vigie/disclosure";
import type { Study, Window } from "@vigie/study";
import { type FilePlace, textValue, type VigieError } from "@vigie/words";
import { z } from "zod";
import { writtenFraction } from "./audit-file.ts";
import {
  capValues,
  groupValues,
  isOver,
  type Peak,
  peakOf,
  type Spending,
  sourcesByFile,
  spendingsOf,
  sumOfDraws,
} from "./budgets.ts";
import type { ReceivedBundle } from "./bundle.ts";
import { bundleStudy, identifierText, sha256Text, windowText } from "./data-package.ts";
import { jsonOf } from "./encodings.ts";
import { bundleInputError, bundleProblem } from "./problems.ts";

/** A bundle made for one who receives it, and what it spent. */
export interface LedgerLine {
  /** SHA-256 of `bundle.zip`. */
  readonly hash: string;
  /** Day of the run. */
  readonly date: string;
  readonly study: string;
  readonly version: string;
  readonly studyHash: string;
  /** One per source of persons. */
  readonly spent: readonly Spending[];
  readonly indicators: readonly string[];
}

/** The oldest first. */
export type Ledger = readonly LedgerLine[];

const spending = z.strictObject({
  source: identifierText,
  window: windowText,
  rho: writtenFraction,
  mark: sha256Text.nullable(),
  tables: sha256Text,
  sharesFile: z.array(identifierText),
});

/** As ledgers were written before draws had marks: nothing in them proves that two lines are one draw. */
const unmarkedSpending = spending
  .omit({ mark: true, sharesFile: true })
  .transform((read) => ({ ...read, mark: null, sharesFile: [] }));

const lineOfFile = z.strictObject({
  hash: sha256Text,
  date: z.iso.date(),
  study: bundleStudy.shape.id,
  version: bundleStudy.shape.version,
  studyHash: sha256Text,
  spent: z.array(spending),
  indicators: z.array(identifierText),
});

const currentLedger = z.strictObject({ ledger: z.literal(2), bundles: z.array(lineOfFile) });
const ledgerFile = z.discriminatedUnion("ledger", [
  z.strictObject({
    ledger: z.literal(1),
    bundles: z.array(lineOfFile.extend({ spent: z.array(unmarkedSpending) })),
  }),
  currentLedger,
]);

/**
 * @throws {VigieErrors} for anything that `ledgerText` or its former version would not have written, white space apart: a
 *   ledger that cannot be read is not an empty one
 */
export function readLedger(text: string, place: FilePlace): Ledger {
  const read = ledgerFile.safeParse(jsonOf(text));
  if (!read.success || new Set(read.data.bundles.map(({ hash }) => hash)).size < read.data.bundles.length)
    throw bundleInputError("bundle/ledger-invalid", place);
  return read.data.bundles;
}

export function ledgerText(ledger: Ledger): string {
  const bundles = ledger.map((line) => ({
    ...line,
    indicators: [...line.indicators],
    spent: line.spent.map(({ source, window: { from, to }, rho, mark, tables, sharesFile }) => ({
      source,
      window: { from, to },
      rho: formatFraction(rho),
      mark,
      tables,
      sharesFile: [...sharesFile],
    })),
  }));
  return `${JSON.stringify({ ledger: 2, bundles } satisfies z.input<typeof currentLedger>, null, 2)}\n`;
}

export function lineOf(bundle: ReceivedBundle): LedgerLine {
  const { study, date, tables } = bundle.manifest;
  return {
    hash: bundle.hash,
    date,
    study: study.id,
    version: study.version,
    studyHash: study.hash,
    spent: spendingsOf(bundle),
    indicators: [...new Set(tables.map(({ indicator }) => indicator))],
  };
}

/** The line of a bundle that nobody made yet, at the budget of the study: its draw is none that was received. */
export function plannedLine(study: Study, partners: readonly string[]): LedgerLine {
  const { rho, min } = study.disclosure;
  const policy = { rho: fractionOf(rho), min, small: "hidden" } as const;
  const spent = partners
    .filter((partner) => study.partners.has(partner))
    .flatMap((partner) => guaranteeOf(study, partner, policy).sources)
    .map(({ source, window, rho: own }) => ({
      source,
      window,
      rho: own,
      mark: null,
      tables: "",
      sharesFile: [],
    }));
  const { id, version, hash } = study;
  return { hash: "", date: "", study: id, version, studyHash: hash, spent, indicators: [] };
}

export function withLine(ledger: Ledger, line: LedgerLine): Ledger {
  return ledger.some(({ hash }) => hash === line.hash) ? ledger : [...ledger, line];
}

/** For a bundle that was not handed over. */
export function withoutLine(ledger: Ledger, hash: string): Ledger {
  const rest = ledger.filter((line) => line.hash !== hash);
  return rest.length === ledger.length ? ledger : rest;
}

/** What one person in every source and window of a ledger may have lost. */
export function totalSpent(ledger: Ledger): Fraction {
  return sumOfDraws(ledger.flatMap(({ spent }) => spent));
}

/**
 * The indicators of the partner's first bundle of a study, by which an analysis added since is known.
 * @returns null where the next bundle is the first, or asks what the first did
 */
export function firstIndicatorsOf(
  ledger: Ledger,
  { id, hash }: Pick<Study, "id" | "hash">,
): readonly string[] | null {
  const first = ledger.find(({ study }) => study === id);
  return first === undefined || first.studyHash === hash ? null : first.indicators;
}

/**
 * Why one more bundle may not leave: it would let out more than the partner accepts, or it gives other tables to a draw that
 * the ledger has.
 * @param cap greatest rho on one day, over all bundles, of the persons of one source or of several that read one file
 */
export function capProblems(
  ledger: Ledger,
  line: LedgerLine,
  { cap, place }: { readonly cap: number; readonly place: FilePlace },
): readonly VigieError[] {
  return [
    ...budgetsOver(ledger, line, cap).map((values) => bundleProblem("bundle/cap-reached", place, values)),
    ...contradictedSources(ledger, line).map((source) =>
      bundleProblem("bundle/mark-in-ledger", place, { source: textValue(source) }),
    ),
  ];
}

/**
 * The budgets that one more bundle would bring over a cap, each as the values of a message: `sources` and their `count`, `from`,
 * `to`, `before`, `rho`, `cap`.
 */
export function budgetsOver(ledger: Ledger, line: LedgerLine, cap: number) {
  return budgetsAfter(ledger, line)
    .filter(({ used, isSame }) => !isSame && isOver(used, cap))
    .map(({ sources, window, used, rho }) => ({
      ...groupValues(sources, window),
      before: textValue(formatFraction(subtract(used, rho))),
      ...capValues(used, cap),
    }));
}

/** The sources of a bundle of which a ledger has the draw with other tables. */
export function contradictedSources(ledger: Ledger, { spent }: LedgerLine): readonly string[] {
  const known = ledger.flatMap((line) => line.spent);
  const isContradicted = ({ mark, tables }: Spending) =>
    known.some((other) => other.mark !== null && other.mark === mark && other.tables !== tables);
  return spent.filter(isContradicted).map(({ source }) => source);
}

/** What left about the persons of one source, or of several that read one file, once a bundle is in the ledger. */
export interface BudgetAfter {
  readonly sources: readonly string[];
  /** The days of the bundle on which most was spent, both included. */
  readonly window: Window;
  /** What this bundle adds on these days. */
  readonly rho: Fraction;
  /** By all bundles about these days, this one included. */
  readonly used: Fraction;
  /** Whether the ledger has each of its draws already: nothing is added. */
  readonly isSame: boolean;
}

/** What was spent on the persons of one source, or of several that read one file: on the days when it was most. */
export interface BudgetSpent extends Peak {
  readonly sources: readonly string[];
}

/** What the bundles of a ledger spent together, before another one. */
export function budgetsSpent(ledger: Ledger): readonly BudgetSpent[] {
  const known = ledger.flatMap(({ spent }) => spent);
  return sourcesByFile(known).flatMap((sources) => {
    const peak = peakOf(known.filter(({ source }) => sources.includes(source)));
    return peak === null ? [] : [{ sources, ...peak }];
  });
}

/** Budgets that a bundle spends from, as they are after it. */
export function budgetsAfter(ledger: Ledger, line: LedgerLine): readonly BudgetAfter[] {
  const known = ledger.flatMap(({ spent }) => spent);
  return sourcesByFile([...known, ...line.spent]).flatMap((sources) => {
    const isOf = ({ source }: Spending) => sources.includes(source);
    const [before, own] = [known.filter(isOf), line.spent.filter(isOf)];
    const added = own.filter(({ mark }) => !before.some((spending) => spending.mark === mark));
    const isSame = added.length === 0;
    const peaks = (isSame ? own : added).flatMap(({ window }) => peakOf([...before, ...own], window) ?? []);
    const [peak] = peaks.toSorted((a, b) => compareFractions(b.rho, a.rho));
    if (peak === undefined) return [];
    const earlier =
      peakOf(before, { from: peak.window.from, to: peak.window.from })?.rho ?? fractionOfInteger(0n);
    return [{ sources, window: peak.window, rho: subtract(peak.rho, earlier), used: peak.rho, isSame }];
  });
}
