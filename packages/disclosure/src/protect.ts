import type { Indicator, Source, Study } from "@vigie/study";
import { drawCells, exactValues } from "./draw-cells.ts";
import { type Estimates, exactEstimates, reconciledEstimates } from "./estimates.ts";
import type { ExactSource } from "./exact-source.ts";
import { type Guarantee, guaranteeOf } from "./guarantee.ts";
import { layoutsOf, type ReleasedLayout, releasedLayouts } from "./layouts.ts";
import { listTable } from "./list-table.ts";
import { openTable } from "./open-table.ts";
import { impossibleIn } from "./plan/cells.ts";
import { countingPlan, exactPlan, isAsCounted } from "./plan/counting-plan.ts";
import type { PossibleTable } from "./plan/shared-margins.ts";
import { shownMargins } from "./plan/shown-margins.ts";
import type { Policy } from "./policy.ts";
import { releasedRows } from "./release-rows.ts";
import type { ProtectedTable, ReleasedTable } from "./released-table.ts";
import type { DrawnAs } from "./row-cells.ts";

/** All that one partner lets out at once. */
export interface ProtectQuestion {
  readonly study: Study;
  readonly partner: string;
  readonly policy: Policy;
  /** What the partner alone knows: 32 bytes. */
  readonly secret: Uint8Array;
  /** By source of the partner. */
  readonly exact: ReadonlyMap<string, ExactSource>;
}

export interface Release {
  /** In the order of `releasedLayouts`. */
  readonly tables: readonly ProtectedTable[];
  readonly guarantee: Guarantee;
  /** The same rows with true values, for the partner alone; errors are those of what leaves, hidden counts included. */
  readonly exactTables: readonly ReleasedTable[];
}

/**
 * The one door out: counts of persons with noise, made to agree with one another, small ones hidden. Tables of a source
 * that protects nothing leave as they are. Methods, section 7.
 * @throws {RangeError} when a source is not among those given, or the secret has not 32 bytes
 */
export function protect(question: ProtectQuestion): Release {
  const { study, partner, policy, secret, exact } = question;
  if (secret.length !== 32) throw new RangeError("a secret of other than 32 bytes");
  const made = new Map(
    (study.partners.get(partner)?.sources ?? []).flatMap((id) => {
      const source = study.sources.get(id);
      const own = exact.get(id);
      if (source === undefined || own === undefined) throw new RangeError("a source without its counts");
      return tablesOf(source, own, question);
    }),
  );
  const tables = releasedLayouts(study, partner).map(({ name }) => {
    const table = made.get(name);
    if (table === undefined) throw new RangeError("a table was not made");
    return table;
  });
  return {
    tables: tables.map(({ released }) => mark(released)),
    guarantee: guaranteeOf(study, partner, policy),
    exactTables: tables.map(({ exact: own }) => own),
  };
}

/** A table that leaves, and what it would be without protection. */
interface Made {
  readonly released: ReleasedTable;
  readonly exact: ReleasedTable;
}

/** The tables of one source, by name. */
function tablesOf(
  source: Source,
  exact: ExactSource,
  { study, policy, secret }: ProtectQuestion,
): readonly (readonly [string, Made])[] {
  const indicators = [...study.indicators.values()].filter((indicator) => indicator.source === source.id);
  const isOpen = source.protects === "nothing";
  const plan = isOpen ? exactPlan(study, source) : countingPlan(study, source, policy.rho);
  const tables = plan.tables.map(
    (table): PossibleTable => ({ ...table, impossible: impossibleIn(table, source) }),
  );
  const drawn = new Map(tables.map((table) => [table.id, table]));
  const drawnAs: DrawnAs = (asked) => {
    const table = drawn.get(plan.sums.get(asked)?.of ?? asked);
    if (table === undefined) throw new RangeError("a table that is not drawn");
    return table;
  };
  const values = exactValues(tables, { source, indicators: study.indicators, exact });
  const truth = exactEstimates(values.cells);
  const noisy = isOpen ? values : drawCells({ plan, tables }, values, secret);
  const estimates = isOpen
    ? truth
    : reconciledEstimates(tables, noisy.cells, {
        source,
        study,
        shownMargins: (table) => shownMargins(table, plan, source),
      });
  const min = isOpen || policy.small === "noisy" ? 0 : policy.min;
  const make = (indicator: Indicator, layout: ReleasedLayout): Made => {
    const asked = { layout, indicator, source };
    if (isOpen && isAsCounted(indicator)) {
      const table = openTable(asked, exact);
      return { released: table, exact: table };
    }
    if (layout.openList) {
      const list = { drawnAs, smallest: policy.min, sets: { noisy: noisy.lists, true: values.lists } };
      return listTable(asked, list, { estimates, truth, min });
    }
    const rows = (own: Estimates, under: number) =>
      releasedRows(asked, { drawnAs, estimates: own, errors: estimates, min: under });
    return { released: rows(estimates, min), exact: rows(truth, 0) };
  };
  return indicators.flatMap((indicator) =>
    layoutsOf(indicator, source).map((layout) => [layout.name, make(indicator, layout)] as const),
  );
}

/** The one place where a table becomes protected. */
function mark(table: ReleasedTable): ProtectedTable {
  return table as ProtectedTable;
}
