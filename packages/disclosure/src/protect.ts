import type { Table } from "@vigie/engine";
import type { Source, Study } from "@vigie/study";
import type { Highs } from "highs";
import { mergeRare } from "./merge-rare.ts";
import type { Proof } from "./proof.ts";
import type { ProtectedContents, ProtectedTable, Treatment } from "./protected-table.ts";
import type { Costs } from "./protection/costs.ts";
import { type GuardedTable, protectAll, published } from "./protection/protect-all.ts";
import { auditPublished } from "./protection/published-audit.ts";
import type { EarlierRelease } from "./protection/release.ts";
import { withoutFailing } from "./protection/withholding.ts";
import { policyOf } from "./rules/policy.ts";
import type { Joint } from "./system/dependency.ts";
import { structureOf } from "./system/structure-of.ts";
import { type Merging, mergeCategories } from "./treatments/merge.ts";

/** All that one partner would release at once. */
export interface ProtectQuestion {
  readonly study: Study;
  /** Exact, of all its sources, in the order of the study's indicators. */
  readonly tables: readonly Table[];
  /** By source, the answers to `pairJoints`. */
  readonly joints: ReadonlyMap<string, readonly Joint[]>;
  /** What left before, of the same study, sources, windows and universes; the earliest first. */
  readonly previous: readonly EarlierRelease[];
  /** Tables that would tell of a few persons with what left before: see `tellingAfter`. */
  readonly telling?: ReadonlySet<string>;
}

export interface Release {
  /** In the order given. */
  readonly tables: readonly ProtectedTable[];
  /** What anyone can check again of the tables that leave. */
  readonly proof: Proof;
}

/**
 * Protects together all the tables of one partner, in one system a source: rare subgroups are gathered first, then
 * cells are masked until no attacker learns one; a table that cannot be made safe is withheld. Tables of a source
 * that protects nothing pass unchanged. Methods, sections 1 and 7.
 * @throws {RangeError} when a table's indicator is not in the study, or tables count the same persons differently
 */
export function protect(question: ProtectQuestion, highs: Highs): Release {
  const { study, joints, previous, telling = new Set() } = question;
  const policy = policyOf(study);
  const gathered = question.tables.map((table) => ({
    ...gather(table, study),
    source: sourceOf(table, study),
  }));
  const ofPersons = gathered.flatMap(({ table, source }) => (source.protects === "persons" ? [table] : []));
  const structure = structureOf({ study, tables: ofPersons, withheld: [], joints, min: policy.min });
  const protection = protectAll(
    {
      tables: ofPersons,
      structure,
      policy,
      costs: costsOf(study),
      previous,
      telling,
      rounding: roundingOf(study),
    },
    highs,
  );
  const leaveAll = protection.tables.every(({ treatment }) => treatment.kind !== "withheld");
  const proven = leaveAll
    ? { tables: protection.tables, proof: { structure, policy, audit: protection.audit } }
    : withProof(protection.tables, { study, joints }, highs);
  const byIndicator = new Map(proven.tables.map((table) => [table.indicator, table]));
  return {
    tables: gathered.map(({ table, merged }) => {
      const found = byIndicator.get(table.indicator);
      return mark(found === undefined ? open(table) : contentsOf(found, merged));
    }),
    proof: proven.proof,
  };
}

function sourceOf(table: Table, study: Study): Source {
  const source = study.sources.get(study.indicators.get(table.indicator)?.source ?? "");
  if (source === undefined) throw new RangeError("the table is not of this study");
  return source;
}

/** Rare sets of channels or of flags are always gathered; rare codes, of the dimensions that the study names. */
function gather(table: Table, study: Study): Merging {
  const source = sourceOf(table, study);
  const { min, tables } = study.disclosure;
  if (source.protects === "nothing") return { table, merged: 0 };
  const isSet = (name: string) => name === "subgroup" || source.attributes.get(name)?.origin.kind === "set";
  const named = tables.get(table.indicator)?.merge ?? [];
  const dimensions = new Set([...named, ...table.dimensions.map(({ name }) => name).filter(isSet)]);
  return [...dimensions].reduce<Merging>(
    (before, name) => {
      const after = gatherOne(before.table, name, { source, min });
      return { table: after.table, merged: before.merged + after.merged };
    },
    { table, merged: 0 },
  );
}

function gatherOne(table: Table, name: string, { source, min }: { source: Source; min: number }): Merging {
  if (name === "subgroup") return mergeRare(table, source, min);
  const codes = source.attributes.get(name)?.codes ?? [];
  return mergeCategories(table, name, {
    min,
    parents: new Map(codes.map(({ code, parent }) => [code, parent])),
  });
}

function costsOf({ disclosure }: Study): Costs {
  const { masking, tables } = disclosure;
  return { ...masking, tables: new Map([...tables].map(([indicator, { weight }]) => [indicator, weight])) };
}

function roundingOf({ disclosure }: Study): ReadonlyMap<string, number> {
  return new Map(
    [...disclosure.tables].flatMap(([indicator, { round }]) => (round === null ? [] : [[indicator, round]])),
  );
}

/**
 * The attack on what leaves, from what the bundle will say of it: nothing of a withheld table but its name. Should
 * it succeed all the same, one table more of that source stays. Where no table is withheld, `protectAll` has made it.
 */
function withProof(
  tables: readonly GuardedTable[],
  { study, joints }: Pick<ProtectQuestion, "study" | "joints">,
  highs: Highs,
): { readonly tables: readonly GuardedTable[]; readonly proof: Proof } {
  const policy = policyOf(study);
  const leaving = tables.flatMap(published);
  const withheld = tables.filter(({ treatment }) => treatment.kind === "withheld");
  const structure = structureOf({
    study,
    tables: leaving,
    withheld: withheld.map(({ indicator }) => indicator),
    joints,
    min: policy.min,
  });
  const audit = auditPublished(leaving, { structure, policy }, highs);
  if (audit.holds) return { tables, proof: { structure, policy, audit } };
  const fewer = withoutFailing(tables, audit, (population) =>
    tables.flatMap(({ indicator }) =>
      study.indicators.get(indicator)?.source === population ? [indicator] : [],
    ),
  );
  return withProof(fewer, { study, joints }, highs);
}

function open({ indicator, dimensions, rows }: Table): ProtectedContents {
  return {
    indicator,
    dimensions,
    measures: [],
    rows: rows.map(({ codes, count }) => ({ codes, cell: { status: "free", count }, values: [] })),
    treatment: { kind: "open" },
  };
}

function contentsOf({ treatment, rows, ...table }: GuardedTable, merged: number): ProtectedContents {
  const done: Treatment = treatment.kind === "withheld" ? treatment : { ...treatment, merged };
  return {
    ...table,
    measures: [],
    rows: rows.map((row) => ({ ...row, values: [] })),
    treatment: done,
  };
}

/** The one place where a table becomes protected. */
function mark(contents: ProtectedContents): ProtectedTable {
  return contents as ProtectedTable;
}
