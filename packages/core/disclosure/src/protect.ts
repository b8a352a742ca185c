import type { Indicator, Source, Study } from "@vigie/study";
import type { ReleasedTable } from "@vigie/table";
import { agreementOf, type Consistency } from "./agreement.ts";
import { type DrawnValues, drawCells, exactValues } from "./draw-cells.ts";
import { drawDefinition } from "./draw-definition.ts";
import { definitionHash } from "./draw-key.ts";
import type { ExactSource } from "./exact-source.ts";
import { type Guarantee, guaranteeOfPlans } from "./guarantee.ts";
import { layoutsOf, type ReleasedLayout, releasedLayouts } from "./layouts.ts";
import type { Fraction } from "./noise/fraction.ts";
import { frequentSets, groupSums, listTable } from "./open-list.ts";
import {
  type CountingPlan,
  countingPlan,
  leavesAsCounted,
  type PossibleTable,
  possibleTables,
} from "./plan/counting-plan.ts";
import type { Policy } from "./policy.ts";
import { type JudgedSize, judgedSizes, unmetIn, withOwnSizes } from "./public-sizes.ts";
import {
  type DesignedRow,
  type DrawnTableOf,
  designedRows,
  type Released,
  releasedTableRows,
} from "./rows.ts";
import type { UnmetSize } from "./unmet-size.ts";
import { unprotectedTable } from "./unprotected-table.ts";

declare const protectedMark: unique symbol;

/** Only `protect` makes one, so `pack` cannot be given an exact table. */
export type ProtectedTable = ReleasedTable & { readonly [protectedMark]: true };

/** All that one partner lets out at once, as the study alone decides it. */
export interface ProtectionDesign {
  readonly partner: string;
  readonly policy: Policy;
  readonly sources: readonly SourceDesign[];
  readonly layouts: readonly ReleasedLayout[];
  readonly guarantee: Guarantee;
}

export interface SourceDesign {
  readonly source: Source;
  /** Everything of the study and the policy that decides its tables. */
  readonly definition: unknown;
  readonly plan: CountingPlan;
  readonly tables: readonly PossibleTable[];
  readonly drawnTableOf: DrawnTableOf;
  /** Null where the source protects nothing: its tables agree by themselves. */
  readonly agreement: Consistency | null;
  /** Published sizes that this agreement takes as not met. */
  readonly unmet: readonly UnmetSize[];
  readonly agreementWith: (unmet: readonly UnmetSize[]) => Consistency;
  /** How near its published sizes are to noisy counts, by id of table. */
  readonly judged: (noisy: DrawnValues["cells"]) => readonly JudgedSize[];
  readonly released: readonly DesignedTable[];
}

interface DesignedTable {
  readonly indicator: Indicator;
  readonly layout: ReleasedLayout;
  /** Null where the data decide which rows there are, or the table leaves as the engine counted it. */
  readonly rows: readonly DesignedRow[] | null;
}

/**
 * What the study alone decides of a release: it waits for no data.
 * @param asked.unmetSizes by source, the published sizes that a release does not meet: for whoever checks its errors.
 *   `protect` judges sizes by itself.
 */
export function designProtection({
  study: whole,
  partner,
  policy,
  unmetSizes = new Map(),
}: {
  readonly study: Study;
  readonly partner: string;
  readonly policy: Policy;
  readonly unmetSizes?: ReadonlyMap<string, readonly UnmetSize[]>;
}): ProtectionDesign {
  const study = withOwnSizes(whole, partner);
  const sources = sourcesHeld(study, partner).map((source) =>
    sourceDesign(study, source, { policy, unmet: unmetSizes.get(source.id) ?? [] }),
  );
  return {
    partner,
    policy,
    sources,
    layouts: releasedLayouts(study, partner),
    guarantee: guaranteeOfPlans(sources, { study, policy }),
  };
}

export function sourcesHeld(study: Study, partner: string): readonly Source[] {
  const ids = study.partners.get(partner)?.sources;
  if (ids === undefined) throw new RangeError("no partner of this study");
  return ids.map((id) => {
    const source = study.sources.get(id);
    if (source === undefined) throw new RangeError("a partner's source is not in the study");
    return source;
  });
}

interface DesignRules {
  readonly policy: Policy;
  readonly unmet: readonly UnmetSize[];
  /** Tables as several holders draw them together; null where one draws them. */
  readonly pooled?: PooledTables;
}

/** How the draws of several holders are taken together. */
export interface PooledTables {
  readonly varianceOf: (table: PossibleTable) => Fraction;
  readonly separateOf: (table: PossibleTable) => string | null;
}

export function sourceDesign(
  study: Study,
  source: Source,
  { policy, unmet, pooled }: DesignRules,
): SourceDesign {
  const isUnprotected = source.protects === "nothing";
  const plan = countingPlan(study, source, policy.rho);
  const tables = possibleTables(plan, source).map((table) =>
    pooled === undefined ? table : { ...table, variance: pooled.varianceOf(table) },
  );
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
  const agreementWith = (sizes: readonly UnmetSize[]) =>
    agreementOf(tables, shown, { source, study, unmet: sizes, separateOf: pooled?.separateOf });
  return {
    source,
    definition: drawDefinition(study, source, { policy, tables }),
    plan,
    tables,
    drawnTableOf,
    agreement: isUnprotected ? null : agreementWith(unmet),
    unmet,
    agreementWith,
    judged: (noisy) => {
      const whole = tables.filter((table) => (pooled?.separateOf(table) ?? null) === null);
      return judgedSizes(whole, noisy, { source, study });
    },
    released,
  };
}

/** The closed tables of persons that a design draws, by id: what a holder lets out to be pooled. */
export function drawnCells({ sources }: ProtectionDesign): ReadonlyMap<string, PossibleTable> {
  return new Map(
    sources.flatMap(({ source, tables }) =>
      source.protects === "nothing"
        ? []
        : tables.flatMap((table) => (table.openList ? [] : [[table.id, table] as const])),
    ),
  );
}

/** What the partner alone knows. */
export interface PartnerCounts {
  /** 32 bytes, from which the noise is drawn. */
  readonly secret: Uint8Array;
  /** By source of the partner. */
  readonly exact: ReadonlyMap<string, ExactSource>;
  /** By source, how its mapping gives rows and values their meaning: another meaning draws other noise. */
  readonly mappings: ReadonlyMap<string, object>;
  /** Which of the holders of a group counts; null where the partner is one institution. */
  readonly holder?: string | null;
}

export interface ProtectedRelease {
  /** In the order of `releasedLayouts`. */
  readonly tables: readonly ProtectedTable[];
  readonly guarantee: Guarantee;
  /** By source of persons, the mark of its draw: see `DrawKey`. */
  readonly marks: ReadonlyMap<string, string>;
  /** By source of persons, its published sizes that tables tell apart, judged by noisy counts: all of it may leave. */
  readonly publicSizes: ReadonlyMap<string, readonly JudgedSize[]>;
  /** Values of the closed tables of persons as they were drawn, by id, in grains: see `pool`. */
  readonly drawn: DrawnValues["cells"];
  /** Rows of the tables with true values, for the partner alone; errors are those of what leaves, hidden counts included. */
  readonly exactTables: readonly ReleasedTable[];
}

/**
 * The one way out: counts of persons with noise, made to agree with one another, small ones hidden. Tables of a source
 * that protects nothing leave as they are. Methods, section 7.
 * @throws {RangeError} when the counts or the mapping of a source are missing, or the secret has not 32 bytes
 */
export function protect(design: ProtectionDesign, counts: PartnerCounts): ProtectedRelease {
  if (counts.secret.length !== 32) throw new RangeError("a secret of other than 32 bytes");
  const sources = design.sources.map((source) => ({ source, drawn: drawnSource(source, design, counts) }));
  const made = new Map(sources.flatMap(({ source, drawn }) => tablesOf(source, drawn, design.policy)));
  const tables = design.layouts.map(({ name }) => {
    const table = made.get(name);
    if (table === undefined) throw new RangeError("a table was not made");
    return table;
  });
  return {
    tables: tables.map(({ released }) => mark(released)),
    guarantee: design.guarantee,
    marks: new Map(
      sources.flatMap(({ source: { source }, drawn: { mark } }) =>
        mark === null ? [] : [[source.id, mark] as const],
      ),
    ),
    publicSizes: new Map(
      sources.map(({ source: { source }, drawn: { sizes } }) => [source.id, sizes] as const),
    ),
    drawn: new Map(sources.flatMap(({ drawn: { mark, noisy } }) => (mark === null ? [] : [...noisy.cells]))),
    exactTables: tables.map(({ exact: exactTable }) => exactTable),
  };
}

/** What one source lets out, before its tables agree. */
export interface DrawnSource {
  readonly exact: ExactSource;
  readonly values: DrawnValues;
  readonly noisy: DrawnValues;
  /** Null where no noise was drawn. */
  readonly mark: string | null;
  readonly sizes: readonly JudgedSize[];
  /** Null where the source protects nothing. */
  readonly agreement: Consistency | null;
}

function drawnSource(
  { source, definition, tables, agreement, judged, ...design }: SourceDesign,
  { partner }: ProtectionDesign,
  { secret, exact: exactSources, mappings, holder = null }: PartnerCounts,
): DrawnSource {
  const [exact, mapping] = [exactSources.get(source.id), mappings.get(source.id)];
  if (exact === undefined) throw new RangeError("a source without its counts");
  if (mapping === undefined) throw new RangeError("a source without its mapping");
  const values = exactValues(tables, source, exact);
  if (agreement === null || tables.length === 0)
    return { exact, values, noisy: values, mark: null, sizes: [], agreement };
  const noisy = drawCells(tables, values, {
    secret,
    // No name of a partner has a slash: a group and a partner never share noise.
    holder: holder === null ? partner : `${partner}/${holder}`,
    source: source.id,
    definition: definitionHash({ definition, mapping }),
  });
  const sizes = judged(noisy.cells);
  const unmet = unmetIn(sizes);
  return {
    exact,
    values,
    noisy,
    mark: noisy.mark,
    sizes,
    agreement: unmet.length + design.unmet.length === 0 ? agreement : design.agreementWith(unmet),
  };
}

/** The tables of one source, by name. */
export function tablesOf(
  { source, drawnTableOf, released }: SourceDesign,
  { exact, values, noisy, agreement }: DrawnSource,
  policy: Policy,
): readonly (readonly [string, Released])[] {
  const truth = (table: string) => values.cells.get(table) ?? [];
  const counts = {
    truth,
    estimates: agreement?.reconciled(noisy.cells) ?? truth,
    min: agreement === null || policy.small === "noisy" ? 0 : policy.min,
    errorsOf: agreement?.errorsOf ?? (({ size }) => new Float64Array(size)),
  };
  return released.map(({ layout, indicator, rows }) => {
    const designed = { layout, indicator, source };
    if (rows !== null) return [layout.name, releasedTableRows({ layout, indicator, rows }, counts)] as const;
    if (agreement === null) {
      const table = unprotectedTable(designed, exact);
      return [layout.name, { released: table, exact: table }] as const;
    }
    const setsOf = (lists: typeof values.lists) => lists.get(indicator.id) ?? new Map<string, number>();
    const noisySets = setsOf(noisy.lists);
    const list = {
      ...counts,
      drawnTableOf,
      listed: frequentSets(designed, noisySets, { drawnTableOf, smallest: policy.min }),
      noisy: { sets: noisySets, values: counts.estimates },
      exact: { sets: setsOf(values.lists), values: truth },
    };
    return [layout.name, listTable(designed, list)] as const;
  });
}

/** The one place where a table becomes protected. */
function mark(table: ReleasedTable): ProtectedTable {
  // biome-ignore lint/plugin/no-assertion: the mark is a type alone, given here and nowhere else.
  return table as ProtectedTable;
}
