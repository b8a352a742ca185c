import { compare, type Fraction, formatFraction } from "@vigie/disclosure";
import type { Study, Window } from "@vigie/study";
import { type Place, textValue, type VigieError } from "@vigie/words";
import { z } from "zod";
import { fraction } from "./audit-file.ts";
import { capValues, isOver, type Spending, spendingsOf, sumOfDistinct } from "./budgets.ts";
import type { ReceivedBundle } from "./bundle.ts";
import { identifier, sha256Text, studyText, windowText } from "./data-package.ts";
import { jsonOf } from "./json-of.ts";
import { inputError, problem } from "./problems.ts";

/** A bundle made for one who receives it, and what it spent. */
export interface LedgerLine {
  /** Of `bundle.zip`. */
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
  source: identifier,
  window: windowText,
  rho: fraction,
  tables: sha256Text,
});

const ledgerFile = z.strictObject({
  ledger: z.literal(1),
  bundles: z.array(
    z.strictObject({
      hash: sha256Text,
      date: z.iso.date(),
      study: studyText.shape.id,
      version: studyText.shape.version,
      studyHash: sha256Text,
      spent: z.array(spending),
      indicators: z.array(identifier),
    }),
  ),
});

/** @throws {VigieErrors} for anything that `ledgerText` would not have written, white space apart: a ledger that cannot be read is not an empty one */
export function readLedger(text: string, place: Place): Ledger {
  const read = ledgerFile.safeParse(jsonOf(text));
  if (!read.success || new Set(read.data.bundles.map(({ hash }) => hash)).size < read.data.bundles.length)
    throw inputError("bundle/ledger-invalid", place);
  return read.data.bundles;
}

export function ledgerText(ledger: Ledger): string {
  const bundles = ledger.map((line) => ({
    ...line,
    indicators: [...line.indicators],
    spent: line.spent.map(({ source, window: { from, to }, rho, tables }) => ({
      source,
      window: { from, to },
      rho: formatFraction(rho),
      tables,
    })),
  }));
  return `${JSON.stringify({ ledger: 1, bundles } satisfies z.input<typeof ledgerFile>, null, 2)}\n`;
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

export function withLine(ledger: Ledger, line: LedgerLine): Ledger {
  return ledger.some(({ hash }) => hash === line.hash) ? ledger : [...ledger, line];
}

/** For a bundle that was not handed over. */
export function withoutLine(ledger: Ledger, hash: string): Ledger {
  const rest = ledger.filter((line) => line.hash !== hash);
  return rest.length === ledger.length ? ledger : rest;
}

/** What left of the persons of a source over a window. */
export function spentOf(ledger: Ledger, source: string, { from, to }: Window): Fraction {
  return sumOfDistinct(
    ledger
      .flatMap(({ spent }) => spent)
      .filter(({ source: id, window }) => id === source && window.from === from && window.to === to),
  );
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
 * Whether one more bundle would let out more of a source and window than the partner accepts.
 * @param cap greatest rho over all bundles of one source and window
 */
export function capProblems(
  ledger: Ledger,
  line: LedgerLine,
  { cap, place }: { readonly cap: number; readonly place: Place },
): readonly VigieError[] {
  const after = withLine(ledger, line);
  return line.spent.flatMap(({ source, window }) => {
    const rho = spentOf(after, source, window);
    const before = spentOf(ledger, source, window);
    if (!isOver(rho, cap) || compare(rho, before) === 0) return [];
    return [
      problem("bundle/cap-reached", place, {
        source: textValue(source),
        from: textValue(window.from),
        to: textValue(window.to),
        before: textValue(formatFraction(before)),
        ...capValues(rho, cap),
      }),
    ];
  });
}
