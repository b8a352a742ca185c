import type { Dimension } from "@vigie/engine";
import type { Highs } from "highs";
import { auditSystem, type Requirement } from "../audit/audit-system.ts";
import { fewTold } from "../audit/few-told.ts";
import { type Knowledge, masked, published, roundedTo } from "../audit/knowledge.ts";
import { countsOf, openLines } from "../rules/open-lines.ts";
import type { Policy } from "../rules/policy.ts";
import { tellingLines } from "../rules/primary.ts";
import { buildSystem } from "../system/build-system.ts";
import { type Structure, untriedTables } from "../system/structure.ts";
import type { System } from "../system/system.ts";

/** What is in a bundle of one table, and nothing more. */
export interface PublishedTable {
  readonly indicator: string;
  readonly dimensions: readonly Dimension[];
  /** `count` is null where the cell is masked. */
  readonly rows: readonly { readonly codes: readonly string[]; readonly count: number | null }[];
  /** Greatest distance of a printed count from the true one, where the table is rounded. */
  readonly rounding?: number;
}

export interface PublishedAudit {
  /** The same for every masked cell, whatever its reason. */
  readonly requirement: Pick<Requirement, "min" | "insider">;
  readonly populations: readonly PopulationAudit[];
  readonly holds: boolean;
}

export interface PopulationAudit {
  readonly population: string;
  /** False where the finest partition of the population was too large, and a weaker attacker was run. */
  readonly whole: boolean;
  readonly cells: readonly CellAudit[];
  /** Cells published although the policy does not let them be. */
  readonly exposed: readonly Cell[];
  /** Counts that come out by subtraction between nested populations, in words, with what is known of them. */
  readonly derived: readonly {
    readonly name: string;
    readonly low: number;
    readonly high: number;
    readonly holds: boolean;
  }[];
  /** Cells that someone alone in another would learn. */
  readonly insiders: readonly { readonly holder: Cell; readonly deduced: Cell }[];
  /** Lines where everyone may be in one cell, by indicator and dimension. */
  readonly lines: readonly { readonly indicator: string; readonly dimension: string }[];
  readonly holds: boolean;
}

export interface Cell {
  readonly indicator: string;
  readonly codes: readonly string[];
}

export interface CellAudit extends Cell {
  /** The least and the greatest whole value possible. */
  readonly low: number;
  readonly high: number;
  /** Whole values shown possible. */
  readonly values: number;
  readonly holds: boolean;
}

interface Published {
  readonly structure: Structure;
  readonly policy: Policy;
  /** By population, where its system was built before of tables with the same rows. */
  readonly systems?: ReadonlyMap<string, System>;
}

/**
 * Runs the attacker from what is published alone: it knows the tables, the structure and the policy, and nothing
 * of which cells are primary. Every cell shown safe is shown so by whole tables that fit. Methods, section 7.
 * @throws {RangeError} when the tables contradict themselves, or do not fit the structure
 */
export function auditPublished(
  tables: readonly PublishedTable[],
  { structure, policy, systems = new Map() }: Published,
  highs: Highs,
): PublishedAudit {
  const populations = structure.populations.flatMap((population) => {
    const its = tables.filter(({ indicator }) => population.tables.has(indicator));
    if (its.length === 0) return [];
    const system = systems.get(population.id) ?? buildSystem(its, population);
    const audit = auditPopulation(its, { population: population.id, system, policy }, highs);
    const untried = untriedTables(population).filter((one) => its.some(({ indicator }) => indicator === one));
    return [{ ...audit, holds: audit.holds && untried.length === 0 }];
  });
  return { requirement: requirementOf(policy), populations, holds: populations.every(({ holds }) => holds) };
}

const requirementOf = ({ min }: Policy) => ({ min, insider: 2 });

function auditPopulation(
  tables: readonly PublishedTable[],
  {
    population,
    system,
    policy,
  }: { readonly population: string; readonly system: System; readonly policy: Policy },
  highs: Highs,
): PopulationAudit {
  const knowledge = statedBy(tables, { system, policy }).map((one) => one ?? masked(0));
  return auditKnown(knowledge, { population, system, policy, tables }, highs);
}

/** What is known of the counts of a system, and how to name them. */
export interface Known {
  readonly population: string;
  readonly system: System;
  readonly policy: Policy;
  /** With the codes of every row of the system's. */
  readonly tables: readonly PublishedTable[];
  /** Counts that are no secret here. */
  readonly ignored?: ReadonlySet<number>;
  /** Counts that left as 0 while the policy published zeros. */
  readonly shownEmpty?: ReadonlySet<number>;
}

/**
 * The attack of one population.
 * @param knowledge one a count
 * @throws {RangeError} when no population fits it
 */
export function auditKnown(
  knowledge: readonly Knowledge[],
  { population, system, policy, tables, ignored = new Set(), shownEmpty = new Set() }: Known,
  highs: Highs,
): PopulationAudit {
  const codes = new Map(tables.map(({ indicator, rows }) => [indicator, rows]));
  const cellsOf = (count: number): readonly Cell[] =>
    (system.counts[count]?.cells ?? []).map(({ indicator, row }) => ({
      indicator,
      codes: codes.get(indicator)?.[row]?.codes ?? [],
    }));
  const requirement = { ...requirementOf(policy), zeros: policy.zeros };
  const audit = auditSystem({ system, knowledge, requirement, ignored, exactRanges: true }, highs);
  const rounded = new Set(
    tables.filter(({ rounding }) => rounding !== undefined).map(({ indicator }) => indicator),
  );
  const lines = tellingLines(system, knowledge, policy).filter(({ indicator }) => !rounded.has(indicator));
  const exposed = [...knowledge.keys()].filter(
    (count) => !shownEmpty.has(count) && isExposed(count, { system, knowledge, policy }),
  );
  const [counts, derived] = [
    audit.subjects.filter(({ subject }) => subject < system.counts.length),
    audit.subjects.filter(({ subject }) => subject >= system.counts.length),
  ];
  const shown = knowledge.map(({ low, high }) => (low === high ? low : null));
  const few = fewTold(system, shown, policy.min, highs);
  const told = [...few.crossings, ...few.nested];
  return {
    population,
    whole: system.whole,
    cells: counts.flatMap(({ subject, ...range }) => cellsOf(subject).map((cell) => ({ ...cell, ...range }))),
    exposed: exposed.flatMap(cellsOf),
    derived: [
      ...derived.map(({ subject, low, high, holds }) => ({
        name: system.derived[subject - system.counts.length]?.name ?? "",
        low,
        high,
        holds,
      })),
      ...told.map(({ name, value }) => ({ name, low: value, high: value, holds: false })),
    ],
    insiders: audit.insiders.flatMap(({ holder, deduced }) =>
      cellsOf(holder)
        .slice(0, 1)
        .flatMap((from) =>
          cellsOf(deduced)
            .slice(0, 1)
            .map((to) => ({ holder: from, deduced: to })),
        ),
    ),
    lines: lines.map(({ indicator, dimension }) => ({ indicator, dimension })),
    holds: audit.holds && told.length === 0 && lines.length === 0 && exposed.length === 0,
  };
}

interface Attacked {
  readonly system: System;
  readonly knowledge: readonly Knowledge[];
  readonly policy: Policy;
}

/** A count shown as it is, and either small or a zero that the policy masks; not where it is 0 by definition. */
function isExposed(count: number, { system, knowledge, policy }: Attacked): boolean {
  const { low, high } = knowledge[count] ?? masked(0);
  if (low !== high || system.counts[count]?.atoms.length === 0) return false;
  return low === 0 ? policy.zeros === "masked" : low < policy.min;
}

/** What a table says, by the rows of a system: `count` is undefined where it has no such row. */
interface Said {
  readonly indicator: string;
  readonly rows: readonly { readonly count: number | null | undefined }[];
  readonly rounding?: number;
}

/**
 * The same, of an earlier release whose words may have another meaning since: of a count that two of its tables then
 * contradict each other on, it says nothing.
 */
export function statedThen(
  tables: readonly Said[],
  known: Parameters<typeof statedBy>[1],
): ReturnType<typeof statedBy> {
  return statedBy(tables, known, () => null);
}

/**
 * What tables say of each count; null where none of them has it. A cell is published, rounded or masked; a masked one
 * is at least 1, unless its whole line is masked, also where another table rounds it.
 * @throws {RangeError} when they contradict each other on one count
 */
export function statedBy(
  tables: readonly Said[],
  { system, policy }: { readonly system: System; readonly policy: Policy },
  contradicted: () => null = () => {
    throw new RangeError("what is published contradicts itself");
  },
): readonly (Knowledge | null)[] {
  const byIndicator = new Map(tables.map((table) => [table.indicator, table]));
  const said = system.counts.map(({ cells }): readonly Saying[] =>
    cells.flatMap(({ indicator, row }) => {
      const table = byIndicator.get(indicator);
      const count = table?.rows[row]?.count;
      if (count === undefined) return [];
      return [count === null ? "masked" : roundedTo(count, table?.rounding ?? 0)];
    }),
  );
  const shown = said.map((one) => unmasked(one, contradicted));
  const isHidden = (count: number) =>
    said[count]?.includes("masked") === true && (shown[count]?.low ?? 0) < (shown[count]?.high ?? 1);
  const known = shown.map((one, count) => (one === null || isHidden(count) ? masked(0) : one));
  const lines = system.lines.filter(({ indicator }) => byIndicator.has(indicator));
  const mayBeZero = new Set(openLines(system, lines, known).flatMap(countsOf));
  return shown.map((one, count) => {
    if (!isHidden(count)) return one;
    const least = masked(policy.zeros === "published" && !mayBeZero.has(count) ? 1 : 0);
    return one === null ? least : { ...one, low: Math.max(one.low, least.low) };
  });
}

type Saying = Knowledge | "masked";

/** What those that are not masked say together; null where all are. */
function unmasked(said: readonly Saying[], contradicted: () => null): Knowledge | null {
  const known = said.filter((one) => one !== "masked");
  if (known.length === 0) return null;
  const low = known.reduce((max, { low }) => Math.max(max, low), 0);
  const high = known.reduce((min, { high }) => Math.min(min, high), Number.POSITIVE_INFINITY);
  if (low > high) return contradicted();
  return low === high ? published(low) : { low, high };
}
