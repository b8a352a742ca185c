import { type Indicator, impossibleIn, type Source, type Study } from "@vigie/study";
import type { ReleasedTable } from "@vigie/table";
import { type Agreement, agreementOf } from "./agreement.ts";
import { drawCells, exactValues } from "./draw-cells.ts";
import type { ExactSource } from "./exact-source.ts";
import { type Guarantee, guaranteeOfPlans } from "./guarantee.ts";
import { layoutsOf, type ReleasedLayout, releasedLayouts } from "./layouts.ts";
import { groupSums, listTable } from "./open-list.ts";
import {
  type CountingPlan,
  countingPlan,
  leavesAsCounted,
  type PossibleTable,
} from "./plan/counting-plan.ts";
import type { Policy } from "./policy.ts";
import { type DesignedRow, type DrawnTableOf, designedRows, type Released, releasedRows } from "./rows.ts";
import { unprotectedTable } from "./unprotected-table.ts";

declare const protectedMark: unique symbol;

/** Only `protect` makes one, so `pack` cannot be given an exact table. */
export type ProtectedTable = ReleasedTable & { readonly [protectedMark]: true };

/** All that one partner lets out at once, as the study alone decides it. */
export interface ProtectionDesign {
  readonly policy: Policy;
  readonly sources: readonly SourceDesign[];
  readonly layouts: readonly ReleasedLayout[];
  readonly guarantee: Guarantee;
}

interface SourceDesign {
  readonly source: Source;
  readonly plan: CountingPlan;
  readonly tables: readonly PossibleTable[];
  readonly drawnTableOf: DrawnTableOf;
  /** Null where the source protects nothing: its tables agree by themselves. */
  readonly agreement: Agreement | null;
  readonly released: readonly DesignedTable[];
}

interface DesignedTable {
  readonly indicator: Indicator;
  readonly layout: ReleasedLayout;
  /** Null where the data decide which rows there are, or the table leaves as the engine counted it. */
  readonly rows: readonly DesignedRow[] | null;
}

/** What the study alone decides of a release: it waits for no data. */
export function designProtection({
  study,
  partner,
  policy,
}: {
  readonly study: Study;
  readonly partner: string;
  readonly policy: Policy;
}): ProtectionDesign {
  const ids = study.partners.get(partner)?.sources;
  if (ids === undefined) throw new RangeError("no partner of this study");
  const sources = ids.map((id) => {
    const source = study.sources.get(id);
    if (source === undefined) throw new RangeError("a partner's source is not in the study");
    return sourceDesign(study, source, policy);
  });
  return {
    policy,
    sources,
    layouts: releasedLayouts(study, partner),
    guarantee: guaranteeOfPlans(sources, { study, policy }),
  };
}

function sourceDesign(study: Study, source: Source, { rho }: Policy): SourceDesign {
  const isUnprotected = source.protects === "nothing";
  const plan = countingPlan(study, source, rho);
  const tables = plan.tables.map((table) => ({ ...table, impossible: impossibleIn(table, source) }));
  const drawn = new Map(tables.map((table) => [table.id, table]));
  const drawnTableOf: DrawnTableOf = (requested) => {
    const table = drawn.get(plan.sums.get(requested)?.of ?? requested);
    if (table === undefined) throw new RangeError("a table that is not drawn");
    return table;
  };
  const sourceIndicators = [...study.indicators.values()].filter(
    (indicator) => indicator.source === source.id,
  );
  const released = sourceIndicators.flatMap((indicator) =>
    layoutsOf(indicator, source).map((layout): DesignedTable => {
      const isDrawn = !layout.openList && !(isUnprotected && leavesAsCounted(indicator, source));
      const designed = { layout, indicator, source };
      return { layout, indicator, rows: isDrawn ? designedRows(designed, drawnTableOf) : null };
    }),
  );
  const shown = released.flatMap(({ rows, ...designed }) => {
    if (rows === null)
      return isUnprotected ? [] : groupSums({ ...designed, source }, drawnTableOf).map(({ sums }) => sums);
    const sums = new Set(rows.map((row) => row.sums));
    return [...sums].flatMap((each) =>
      [...each].flatMap(([name, sums]) => (name.endsWith("base") ? [] : [sums])),
    );
  });
  const agreement = isUnprotected ? null : agreementOf(tables, shown, { source, study });
  return { source, plan, tables, drawnTableOf, agreement, released };
}

/** What the partner alone knows. */
export interface PartnerCounts {
  /** 32 bytes, from which the noise is drawn. */
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
export function protect(design: ProtectionDesign, { secret, exact }: PartnerCounts): Release {
  if (secret.length !== 32) throw new RangeError("a secret of other than 32 bytes");
  const made = new Map(
    design.sources.flatMap((sourceDesign) => {
      const counts = exact.get(sourceDesign.source.id);
      if (counts === undefined) throw new RangeError("a source without its counts");
      return tablesOf(sourceDesign, counts, { policy: design.policy, secret });
    }),
  );
  const tables = design.layouts.map(({ name }) => {
    const table = made.get(name);
    if (table === undefined) throw new RangeError("a table was not made");
    return table;
  });
  return {
    tables: tables.map(({ released }) => mark(released)),
    guarantee: design.guarantee,
    exactTables: tables.map(({ exact: exactTable }) => exactTable),
  };
}

/** The tables of one source, by name. */
function tablesOf(
  { source, plan, tables, drawnTableOf, agreement, released }: SourceDesign,
  exact: ExactSource,
  { policy, secret }: { readonly policy: Policy; readonly secret: Uint8Array },
): readonly (readonly [string, Released])[] {
  const values = exactValues(tables, source, exact);
  const noisy = agreement === null ? values : drawCells({ plan, tables }, values, secret);
  const truth = (table: string) => values.cells.get(table) ?? [];
  const counts = {
    truth,
    estimates: agreement?.reconciled(noisy.cells) ?? truth,
    min: agreement === null || policy.small === "noisy" ? 0 : policy.min,
    errorsOf: agreement?.errorsOf ?? (({ size }) => new Float64Array(size)),
  };
  return released.map(({ layout, indicator, rows }) => {
    const designed = { layout, indicator, source };
    if (rows !== null) return [layout.name, releasedRows({ layout, indicator, rows }, counts)] as const;
    if (agreement === null) {
      const table = unprotectedTable(designed, exact);
      return [layout.name, { released: table, exact: table }] as const;
    }
    const setsOf = (lists: typeof values.lists) => lists.get(indicator.id) ?? new Map<string, number>();
    const found = {
      noisy: { sets: setsOf(noisy.lists), values: counts.estimates },
      exact: { sets: setsOf(values.lists), values: truth },
    };
    return [
      layout.name,
      listTable(designed, found, { ...counts, drawnTableOf, smallest: policy.min }),
    ] as const;
  });
}

/** The one place where a table becomes protected. */
function mark(table: ReleasedTable): ProtectedTable {
  return table as ProtectedTable;
}
