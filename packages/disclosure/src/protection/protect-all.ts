import type { Dimension, Table } from "@vigie/engine";
import type { Highs } from "highs";
import { type Knowledge, roundedTo } from "../audit/knowledge.ts";
import type { Policy } from "../rules/policy.ts";
import type { Reason } from "../rules/primary.ts";
import type { Method } from "../suppression/suppress.ts";
import { type Population, type Structure, untriedTables } from "../system/structure.ts";
import type { System } from "../system/system.ts";
import type { Chance } from "../treatments/chance.ts";
import { type Rounded, roundTable } from "../treatments/round.ts";
import type { Costs } from "./costs.ts";
import type { WithheldReason } from "./draft.ts";
import { drawnCosts } from "./drawn-costs.ts";
import { type Ledger, ledgerOf } from "./ledger.ts";
import { type PopulationProtection, protectPopulation } from "./protect-population.ts";
import { auditPublished, type PublishedAudit, type PublishedTable } from "./published-audit.ts";
import { type EarlierRelease, earlierOf } from "./release.ts";
import { tellingSum, tellingTables } from "./revision.ts";
import { givesKeptBack, keptBack } from "./too-linked.ts";
import { withoutFailing } from "./withholding.ts";

export interface ProtectionQuestion {
  readonly tables: readonly Table[];
  readonly structure: Structure;
  readonly policy: Policy;
  readonly costs: Costs;
  /** Earlier bundles of the same study, sources, windows and universes, the earliest first. */
  readonly previous: readonly EarlierRelease[];
  /** Tables to withhold from the start: with what left before, they would tell of a few persons. */
  readonly telling?: ReadonlySet<string>;
  /** By indicator, the base of the tables that the study has rounded instead of masked. */
  readonly rounding?: ReadonlyMap<string, number>;
  /** Draws that nobody else can make: of the costs of masks, and of rounded counts. */
  readonly chance: Chance;
}

/** Known at the partner's only, save `count`: in a bundle a cell is a count or nothing. */
export type GuardedCell =
  | { readonly status: "free"; readonly count: number }
  | { readonly status: "primary"; readonly reason: Reason }
  | { readonly status: "secondary"; readonly reason: "linked" | "withheld_table" };

export interface GuardedTable {
  readonly indicator: string;
  readonly dimensions: readonly Dimension[];
  readonly rows: readonly { readonly codes: readonly string[]; readonly cell: GuardedCell }[];
  readonly treatment:
    | { readonly kind: "masked"; readonly method: Method }
    | { readonly kind: "rounded"; readonly base: number; readonly spread: number }
    | { readonly kind: "withheld"; readonly reason: WithheldReason };
}

export interface Protection {
  readonly tables: readonly GuardedTable[];
  /** From the published cells alone; it holds. */
  readonly audit: PublishedAudit;
  /** By population, for `private/` only: they would tell the primary cells. */
  readonly costs: ReadonlyMap<string, { readonly cost: number; readonly bound: number }>;
}

/**
 * Protects all the tables that leave together: apart, each could be safe and all together not. Small counts,
 * telling lines and what would give them back are masked; a table that masks cannot make safe is withheld with
 * its reason. What is returned has passed the audit that anyone can run again. Methods, section 7.
 * @throws {RangeError} when tables and structure do not fit each other
 */
export function protectAll(question: ProtectionQuestion, highs: Highs): Protection {
  const guarded = question.structure.populations.flatMap((population) => guard(population, question, highs));
  const tables = question.tables.map(({ indicator }) => {
    const found = guarded.flatMap((each) => each.tables).find((table) => table.indicator === indicator);
    if (found === undefined) throw new RangeError("a table is not in the structure");
    return found;
  });
  const systems = new Map(
    guarded.flatMap(({ population, system }) => (system ? [[population, system]] : [])),
  );
  const costs = new Map(guarded.map((each) => [each.population, each.costs]));
  const audit = auditPublished(tables.flatMap(published), { ...question, systems }, highs);
  return { ...leaving({ tables, audit }, question, highs), costs };
}

/** Where masks that held at the partner's do not hold for all that anyone sees, one table more stays, until they do. */
function leaving(
  { tables, audit }: Pick<Protection, "tables" | "audit">,
  question: ProtectionQuestion,
  highs: Highs,
): Pick<Protection, "tables" | "audit"> {
  if (audit.holds) return { tables, audit };
  const { populations } = question.structure;
  const fewer = withoutFailing(tables, audit, (population) => [
    ...(populations.find(({ id }) => id === population)?.tables.keys() ?? []),
  ]);
  const again = auditPublished(fewer.flatMap(published), question, highs);
  return leaving({ tables: fewer, audit: again }, question, highs);
}

/** What anyone may attack of a table once it has left: nothing of a withheld one, nor of one that protects nobody. */
export function published({
  indicator,
  dimensions,
  rows,
  treatment,
}: Pick<GuardedTable, "indicator" | "dimensions" | "rows"> & {
  readonly treatment:
    | { readonly kind: "open" | "masked" | "withheld" }
    | { readonly kind: "rounded"; readonly spread: number };
}): readonly PublishedTable[] {
  if (treatment.kind === "withheld" || treatment.kind === "open") return [];
  const shown = rows.map(({ codes, cell }) => ({ codes, count: cell.status === "free" ? cell.count : null }));
  const rounding = treatment.kind === "rounded" ? { rounding: treatment.spread } : {};
  return [{ indicator, dimensions, rows: shown, ...rounding }];
}

interface Guarded {
  readonly population: string;
  readonly costs: { readonly cost: number; readonly bound: number };
  /** The same for those who see what leaves, where every table does. */
  readonly system: System | null;
  readonly tables: readonly GuardedTable[];
}

function guard(population: Population, question: ProtectionQuestion, highs: Highs): readonly Guarded[] {
  const tables = question.tables.filter(({ indicator }) => population.tables.has(indicator));
  if (tables.length === 0) return [];
  const { policy, costs, previous, rounding = new Map<string, number>() } = question;
  const { telling: told = new Set<string>(), chance } = question;
  const ledger = ledgerOf(tables, population);
  const rounded = new Map(
    tables.flatMap((table) => {
      const base = rounding.get(table.indicator);
      if (base === undefined) return [];
      return [[table.indicator, { base, result: roundTable(table, base, { population, chance, highs }) }]];
    }),
  );
  const draft = {
    ledger,
    policy,
    costs,
    drawn: drawnCosts(ledger, chance),
    rounded: new Map([...rounded].map(([indicator, { result }]) => [indicator, intervalsOf(result)])),
    earlier: new Map(tables.map((table) => [table.indicator, earlierOf(table, previous)])),
  };
  const revision = { ledger, previous, min: policy.min };
  const refused = new Map<string, WithheldReason>([
    ...[
      ...tellingTables(revision),
      ...[...ledger.tables.keys()].filter((indicator) => told.has(indicator)),
    ].map((indicator) => [indicator, "earlier_release"] as const),
    ...[...rounded].flatMap(([indicator, { result }]) =>
      result === null ? [[indicator, "rounding"] as const] : [],
    ),
    ...untriedTables(population).map((indicator) => [indicator, "untried"] as const),
  ]);
  const found = protectPopulation(draft, refused, highs);
  if ("tooLinked" in found) return guardWithout(found.tooLinked, { population, ledger, question }, highs);
  let protection = found;
  for (;;) {
    const telling = tellingSum(revision, { protection, rounded: new Set(rounded.keys()) }, highs);
    if (telling === null) break;
    refused.set(telling, "earlier_release");
    const again = protectPopulation(draft, refused, highs);
    if ("tooLinked" in again) return guardWithout(again.tooLinked, { population, ledger, question }, highs);
    protection = again;
  }
  const { cost, bound } = protection.suppression;
  return [
    {
      population: population.id,
      costs: { cost, bound },
      system: protection.withheld.size === 0 ? ledger.system : null,
      tables: tables.map((table) =>
        guardedTable(table, ledger, { ...protection, rounded: rounded.get(table.indicator) }),
      ),
    },
  ];
}

/** Some tables kept back, the others protected without them; all kept back where these would give the first away. */
function guardWithout(
  linked: readonly string[],
  {
    population,
    ledger,
    question,
  }: { readonly population: Population; readonly ledger: Ledger; readonly question: ProtectionQuestion },
  highs: Highs,
): readonly Guarded[] {
  const { policy, tables } = question;
  const others = tables.filter(({ indicator }) => !linked.includes(indicator));
  const [rest] = guard(population, { ...question, tables: others }, highs);
  const leaving = rest?.tables ?? [];
  const tells = givesKeptBack(ledger, { leaving, min: policy.min }, highs);
  const kept = tables.filter(
    ({ indicator }) => population.tables.has(indicator) && (tells || linked.includes(indicator)),
  );
  return [
    {
      population: population.id,
      costs: rest?.costs ?? { cost: 0, bound: 0 },
      system: null,
      tables: [...(tells ? [] : leaving), ...kept.map((table) => keptBack(table, policy))],
    },
  ];
}

/** What a rounded count leaves to know of the true one. */
function intervalsOf(rounded: Rounded | null): readonly Knowledge[] {
  const spread = rounded?.spread ?? 0;
  return rounded?.table.rows.map(({ count }) => roundedTo(count, spread)) ?? [];
}

interface Outcome extends PopulationProtection {
  readonly rounded: { readonly base: number; readonly result: Rounded | null } | undefined;
}

function guardedTable(table: Table, ledger: Ledger, outcome: Outcome): GuardedTable {
  const { withheld, suppression, reasons, rounded } = outcome;
  const reason = withheld.get(table.indicator);
  const counts = ledger.counts.get(table.indicator) ?? [];
  const cellOf = (row: number, count: number): GuardedCell => {
    const multiple = rounded?.result?.table.rows[row];
    if (reason === undefined && multiple !== undefined) return { status: "free", count: multiple.count };
    const at = counts[row] ?? -1;
    const primary = reasons.get(at);
    if (reason === undefined && !suppression.masks.has(at)) return { status: "free", count };
    if (primary !== undefined) return { status: "primary", reason: primary };
    return { status: "secondary", reason: reason === undefined ? "linked" : "withheld_table" };
  };
  return {
    indicator: table.indicator,
    dimensions: table.dimensions,
    rows: table.rows.map(({ codes, count }, row) => ({ codes, cell: cellOf(row, count) })),
    treatment:
      reason !== undefined
        ? { kind: "withheld", reason }
        : rounded !== undefined && rounded.result !== null
          ? { kind: "rounded", base: rounded.base, spread: rounded.result.spread }
          : { kind: "masked", method: suppression.method },
  };
}
