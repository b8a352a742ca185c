import type { Study } from "@vigie/study";
import type { ReleasedTable } from "@vigie/table";
import { drawCells, exactValues } from "./draw-cells.ts";
import { reconciledEstimates, valuesIn } from "./estimates.ts";
import type { ExactSource } from "./exact-source.ts";
import { type Guarantee, guaranteeOf } from "./guarantee.ts";
import { type ReleasedLayout, releasedLayouts } from "./layouts.ts";
import { listTable } from "./list-table.ts";
import { openTable } from "./open-table.ts";
import type { Policy } from "./policy.ts";
import type { ProtectedTable } from "./protected-table.ts";
import { type Released, releasedRows } from "./release-rows.ts";
import { type DesignedTable, type SourceDesign, sourceDesign } from "./source-design.ts";

/** All that one partner lets out at once, as the study alone decides it. */
export interface ProtectionDesign {
  readonly policy: Policy;
  readonly sources: readonly SourceDesign[];
  readonly layouts: readonly ReleasedLayout[];
  readonly guarantee: Guarantee;
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
  const sources = (study.partners.get(partner)?.sources ?? []).map((id) => {
    const source = study.sources.get(id);
    if (source === undefined) throw new RangeError("a partner's source is not in the study");
    return sourceDesign(study, source, policy);
  });
  return {
    policy,
    sources,
    layouts: releasedLayouts(study, partner),
    guarantee: guaranteeOf(study, partner, policy),
  };
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
    design.sources.flatMap((own) => {
      const counts = exact.get(own.source.id);
      if (counts === undefined) throw new RangeError("a source without its counts");
      return tablesOf(own, counts, { ...design, secret });
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
    exactTables: tables.map(({ exact: own }) => own),
  };
}

/** The tables of one source, by name. */
function tablesOf(
  design: SourceDesign,
  exact: ExactSource,
  { policy, secret }: Pick<ProtectionDesign, "policy"> & Pick<PartnerCounts, "secret">,
): readonly (readonly [string, Released])[] {
  const { source, tables, agreements } = design;
  const isOpen = source.protects === "nothing";
  const values = exactValues(tables, source, exact);
  const truth = valuesIn(values.cells);
  const noisy = isOpen ? values : drawCells(design, values, secret);
  const estimates = isOpen ? truth : reconciledEstimates(agreements, noisy.cells);
  const min = isOpen || policy.small === "noisy" ? 0 : policy.min;
  const make = ({ layout, indicator, rows }: DesignedTable): Released => {
    if (rows !== null) return releasedRows({ layout, indicator, rows }, { estimates, truth, min });
    const asked = { layout, indicator, source };
    if (!isOpen) {
      const list = { ...design, smallest: policy.min, sets: { noisy: noisy.lists, true: values.lists } };
      return listTable(asked, list, { estimates, truth, min });
    }
    const table = openTable(asked, exact);
    return { released: table, exact: table };
  };
  return design.released.map((table) => [table.layout.name, make(table)] as const);
}

/** The one place where a table becomes protected. */
function mark(table: ReleasedTable): ProtectedTable {
  return table as ProtectedTable;
}
