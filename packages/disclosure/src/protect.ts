import type { Table } from "@vigie/engine";
import type { Source, Study } from "@vigie/study";
import type { Highs } from "highs";
import { fieldNames } from "./field-names.ts";
import { mergeRare } from "./merge-rare.ts";
import type { Proof } from "./proof.ts";
import type { ProtectedContents, ProtectedTable, Treatment } from "./protected-table.ts";
import type { Costs } from "./protection/costs.ts";
import { type GuardedTable, protectAll, published } from "./protection/protect-all.ts";
import { auditPublished, type PublishedAudit } from "./protection/published-audit.ts";
import type { EarlierRelease } from "./protection/release.ts";
import { withoutFailing } from "./protection/withholding.ts";
import { policyOf } from "./rules/policy.ts";
import type { Joint } from "./system/dependency.ts";
import type { Structure } from "./system/structure.ts";
import { structureOf } from "./system/structure-of.ts";
import { chanceOf } from "./treatments/chance.ts";
import { type Merging, mergeCategories, rareCodes } from "./treatments/merge.ts";

/** All that one partner would release at once. */
export interface ProtectQuestion {
  readonly study: Study;
  /** Exact, of all its sources, in the order of the study's indicators. */
  readonly tables: readonly Table[];
  /** By source, the answers to `pairJoints`. */
  readonly joints: ReadonlyMap<string, readonly Joint[]>;
  /** What left before, of the same study, sources, windows and universes; the earliest first. */
  readonly previous: readonly EarlierRelease[];
  /** What the partner alone knows: by it, costs of masks and rounded counts are drawn. */
  readonly secret: string;
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
  const { study, joints, previous, secret, telling = new Set() } = question;
  const policy = policyOf(study);
  const gathered = question.tables.map((table) => ({
    ...gather(table, question),
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
      chance: chanceOf(secret, (indicator) => drawnFor(indicator, study)),
    },
    highs,
  );
  const { tables, audit } = protection;
  const proven = withProof(tables, { study, joints, known: { structure, audit } }, highs);
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

/**
 * Rare sets of channels or of flags are always gathered; rare codes, of the dimensions that the study names. Where more
 * than the rare ones are needed, those that are rare in other tables of the source go first: see `insideGathered`.
 */
function gather(table: Table, { study, tables }: Pick<ProtectQuestion, "study" | "tables">): Merging {
  const source = sourceOf(table, study);
  if (source.protects === "nothing") return { table, merged: 0 };
  const beside = tables.filter((other) => other !== table && sourceOf(other, study) === source);
  return gatheredIn(table, study).reduce<Merging>(
    (before, name) => {
      const after = gatherOne(before.table, name, { source, study, beside });
      return { table: after.table, merged: before.merged + after.merged };
    },
    { table, merged: 0 },
  );
}

/** Dimensions of a table whose rare codes are gathered. */
function gatheredIn(table: Table, study: Study): readonly string[] {
  const source = sourceOf(table, study);
  const isSet = (name: string) => name === "subgroup" || source.attributes.get(name)?.origin.kind === "set";
  const named = study.disclosure.tables.get(table.indicator)?.merge ?? [];
  return [...new Set([...named, ...table.dimensions.map(({ name }) => name).filter(isSet)])];
}

interface GatheredBeside {
  readonly source: Source;
  readonly study: Study;
  /** The other tables of the source. */
  readonly beside: readonly Table[];
}

function gatherOne(table: Table, name: string, how: GatheredBeside): Merging {
  const { source, study, beside } = how;
  const { min, zeros } = study.disclosure;
  const first = new Set(
    beside.flatMap((other) => (gatheredIn(other, study).includes(name) ? rareCodes(other, name, min) : [])),
  );
  if (name === "subgroup") return mergeRare(table, source, { min, zeros, first });
  const attribute = source.attributes.get(name);
  return mergeCategories(table, name, {
    min,
    first,
    parents: new Map(attribute?.codes.map(({ code, parent }) => [code, parent])),
    cuts: attribute?.origin.kind === "set" ? cutsOf(attribute.origin.of, how) : [],
  });
}

/** Which sets of flags are counted by the flags of other tables, and by their unions. */
function cutsOf(
  flags: readonly string[],
  { source, study, beside }: GatheredBeside,
): readonly ((set: string) => boolean)[] {
  const asked = beside.flatMap(({ indicator }) => study.indicators.get(indicator) ?? []);
  const names = new Set(asked.flatMap((indicator) => fieldNames(indicator, source)));
  return [...names].flatMap((name) => {
    const origin = source.attributes.get(name)?.origin;
    const of = origin?.kind === "any" ? origin.of : [name];
    if (!of.every((flag) => flags.includes(flag))) return [];
    return [(set: string) => set.split("+").some((flag) => of.includes(flag))];
  });
}

function costsOf({ disclosure }: Study): Costs {
  const { masking, tables } = disclosure;
  return { ...masking, tables: new Map([...tables].map(([indicator, { weight }]) => [indicator, weight])) };
}

/** The same persons: drawn alike in every version of a study, so that what has not changed is printed alike. */
function drawnFor(indicator: string, study: Study): string {
  const id = study.indicators.get(indicator)?.source ?? "";
  const window = study.sources.get(id)?.window;
  return [study.id, id, window?.from, window?.to].join(" ");
}

function roundingOf({ disclosure }: Study): ReadonlyMap<string, number> {
  return new Map(
    [...disclosure.tables].flatMap(([indicator, { round }]) => (round === null ? [] : [[indicator, round]])),
  );
}

/** How the tables that leave count the same persons, for whoever sees nothing else. */
function toldStructure(
  tables: readonly GuardedTable[],
  { study, joints }: Pick<ProtectQuestion, "study" | "joints">,
): Structure {
  const leaving = tables.flatMap(published);
  const withheld = tables.filter(({ treatment }) => treatment.kind === "withheld");
  return structureOf({
    study,
    tables: leaving,
    withheld: withheld.map(({ indicator }) => indicator),
    joints,
    min: policyOf(study).min,
    published: leaving,
  });
}

interface Proving extends Pick<ProtectQuestion, "study" | "joints"> {
  /** The structure that the tables were protected by, where they all leave, and what was found by it. */
  readonly known?: { readonly structure: Structure; readonly audit: PublishedAudit };
}

/**
 * The attack on what leaves, from what the bundle will say of it: nothing of a withheld table but its name, nor of a
 * masked code more than of another. Should it succeed all the same, one table more of that source stays. What
 * `protectAll` has attacked with the same structure is not attacked again.
 */
function withProof(
  tables: readonly GuardedTable[],
  { study, joints, known }: Proving,
  highs: Highs,
): { readonly tables: readonly GuardedTable[]; readonly proof: Proof } {
  const policy = policyOf(study);
  const structure = toldStructure(tables, { study, joints });
  const leaveAll = tables.every(({ treatment }) => treatment.kind !== "withheld");
  if (known !== undefined && leaveAll && haveSameRelations(structure, known.structure))
    return { tables, proof: { structure, policy, audit: known.audit } };
  const audit = auditPublished(tables.flatMap(published), { structure, policy }, highs);
  if (audit.holds) return { tables, proof: { structure, policy, audit } };
  const fewer = withoutFailing(tables, audit, (population) =>
    tables.flatMap(({ indicator }) =>
      study.indicators.get(indicator)?.source === population ? [indicator] : [],
    ),
  );
  return withProof(fewer, { study, joints }, highs);
}

function haveSameRelations(one: Structure, other: Structure): boolean {
  const written = ({ populations }: Structure) =>
    JSON.stringify(populations.map(({ relations }) => relations));
  return written(one) === written(other);
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
