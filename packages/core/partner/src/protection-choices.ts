import { asNumber, normalDistribution, type Policy, type ProtectedRelease } from "@vigie/disclosure";
import { isPrintable, type Partner, type Study } from "@vigie/study";
import { indexRows, type ReleasedTable } from "@vigie/table";
import { protectedPairs } from "./compared-table.ts";

import { median, sharesIn } from "./share-noise.ts";

/** What one budget would do to the partner's own tables, in closed form: nothing is drawn. */
export interface ProtectionChoice {
  readonly rho: number;
  /** Median over the shares of their median error, in 0..1; null where no share is read. */
  readonly shareError: number | null;
  /** Counts expected under the smallest one shown. */
  readonly hidden: number;
  /** Shares precise enough to be printed. */
  readonly printed: number;
}

/** `private/choose.json`: computed from true counts, so it stays at the partner's. */
export interface ProtectionChoices {
  readonly study: { readonly id: string; readonly version: string };
  readonly partner: string;
  readonly date: string;
  readonly fictitious: boolean;
  readonly policy: { readonly rho: number; readonly min: number; readonly small: Policy["small"] };
  readonly cells: number;
  /** True counts under the smallest one shown, without the impossible cells. */
  readonly trulySmall: number;
  /** Shares of a true count that is at least the smallest one shown: the same whatever the budget. */
  readonly shares: number;
  /** The smallest budget first. */
  readonly choices: readonly ProtectionChoice[];
  readonly tables: readonly {
    readonly name: string;
    readonly cells: number;
    readonly choices: readonly ProtectionChoice[];
  }[];
}

const usualBudgets = [0.1, 0.25, 0.5, 1, 2, 3];

/** Half of the errors of a normal distribution are within this many standard errors. */
const medianError = 0.67449;

/**
 * What greater and smaller budgets would do, of the tables of persons. Standard errors go as one over the square root of
 * rho, and true counts stay.
 * @returns null where no table is of persons
 */
export function protectionChoices({
  study,
  partner,
  date,
  fictitious,
  release,
}: {
  readonly study: Study;
  readonly partner: Partner;
  readonly date: string;
  readonly fictitious: boolean;
  readonly release: ProtectedRelease;
}): ProtectionChoices | null {
  const { policy } = release.guarantee;
  const tables = countedTables(study, release);
  if (tables.length === 0) return null;
  const rho = asNumber(policy.rho);
  const budgets = [...new Set([...usualBudgets, rho])].toSorted((a, b) => a - b);
  const scales = budgets.map((budget) => ({ rho: budget, scale: Math.sqrt(rho / budget) }));
  const hidden = tables.map(({ cells }) => scales.map(({ scale }) => expectedHidden(cells, scale, policy)));
  const choicesOf = (errors: readonly number[], hiddenAt: (at: number) => number) => {
    const center = median(errors);
    return scales.map(
      ({ rho, scale }, at): ProtectionChoice => ({
        rho,
        shareError: center === null ? null : rounded(medianError * (scale * center)),
        hidden: Math.round(hiddenAt(at)),
        printed: errors.filter((error) => isPrintable(scale * error)).length,
      }),
    );
  };
  const cells = tables.flatMap((table) => table.cells);
  return {
    study: { id: study.id, version: study.version },
    partner: partner.id,
    date,
    fictitious,
    policy: { rho, min: policy.min, small: policy.small },
    cells: cells.length,
    trulySmall: cells.filter(({ count, error }) => error > 0 && count < policy.min).length,
    shares: tables.reduce((sum, { shareErrors }) => sum + shareErrors.length, 0),
    choices: choicesOf(
      tables.flatMap(({ shareErrors }) => shareErrors),
      (at) => hidden.reduce((sum, counts) => sum + (counts[at] ?? 0), 0),
    ),
    tables: tables.map((table, order) => ({
      name: table.name,
      cells: table.cells.length,
      choices: choicesOf(table.shareErrors, (at) => hidden[order]?.[at] ?? 0),
    })),
  };
}

interface CountedTable {
  readonly name: string;
  readonly cells: readonly {
    readonly count: number;
    readonly error: number;
    readonly isHidden: boolean;
  }[];
  readonly shareErrors: readonly number[];
}

/** Tables of persons that are read: not the crossing that a model is fitted on, where no count is hidden. */
function countedTables(study: Study, release: ProtectedRelease): readonly CountedTable[] {
  const { min } = release.guarantee.policy;
  return protectedPairs(study, release).flatMap(({ exact, released, indicator, source }) => {
    if (source.protects === "nothing" || exact.name !== exact.indicator) return [];
    const rowAt = indexRows(exact.rows);
    const shares = sharesIn(exact, indicator, source);
    return [
      {
        name: exact.name,
        cells: cellsOf(exact, released),
        shareErrors: shares.flatMap(({ codes, error }) => ((rowAt(codes)?.count ?? 0) >= min ? [error] : [])),
      },
    ];
  });
}

function cellsOf(exact: ReleasedTable, released: ReleasedTable): CountedTable["cells"] {
  const at = exact.measures.indexOf("count_error");
  const rowAt = indexRows(released.rows);
  return exact.rows.map(({ codes, count, values }) => ({
    count: count ?? 0,
    error: values[at] ?? 0,
    isHidden: rowAt(codes)?.count === null,
  }));
}

/** Counts expected under the smallest one shown, once errors are multiplied by this. */
function expectedHidden(cells: CountedTable["cells"], scale: number, { min, small }: Policy): number {
  if (small === "noisy") return 0;
  return cells.reduce((sum, { count, error, isHidden }) => {
    // A count without noise, or that nobody can be in, is what it is whatever the budget.
    const isUnder =
      error === 0 ? Number(isHidden) : normalDistribution((min - 0.5 - count) / (scale * error));
    return sum + isUnder;
  }, 0);
}

function rounded(share: number): number {
  return Math.round(share * 1e5) / 1e5;
}
