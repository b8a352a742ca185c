import { type Dimension, groups, type JointCounts, type Row, type Table } from "@vigie/table";
import type { Codes, CodesCondition } from "../../packages/core/engine/src/derivations/derivation.ts";
import type { JointTabulation, Plan, Tabulation } from "../../packages/core/engine/src/plan.ts";
import { isNumber } from "../../packages/core/engine/src/plan.ts";
import { subgroupOf, type Use } from "./classify.ts";
import type { Value } from "./read-value.ts";

/** One unit of the population: its attributes, and its use of the channels where the source has contacts. */
export interface Unit {
  readonly values: ReadonlyMap<string, Value>;
  /** Attributes read of which its contacts give several values. */
  readonly contradicted: ReadonlySet<string>;
  readonly use: Use | null;
}

/** Every count of one table, each by going through all units. */
export function tabulate(plan: Plan, tabulation: Tabulation, units: readonly Unit[]): Table {
  if (tabulation.items !== null) return mentions(plan, tabulation, tabulation.items, units);
  const members = units.filter((unit) => isIn(unit, plan.universes.get(tabulation.universe)));
  const compared =
    tabulation.against === null
      ? []
      : units.filter((unit) => isIn(unit, plan.universes.get(tabulation.against ?? "")));
  const dimension = (name: string, shown: readonly Unit[]): Dimension => ({
    name,
    codes: codesOf(plan, name, shown),
  });
  // The universe compared with stands at the total of all but the last: what occurs in it alone has no row there.
  const dimensions = tabulation.dimensions.map((name, at) =>
    dimension(name, at === tabulation.dimensions.length - 1 ? [...members, ...compared] : members),
  );
  const universe = {
    name: "universe",
    codes: tabulation.against === null ? [tabulation.universe] : [tabulation.universe, tabulation.against],
  };
  const count = (among: readonly Unit[], codes: readonly string[]) =>
    among.filter((unit) => dimensions.every(({ name }, at) => isAt(unit, name, codes[at]))).length;
  const ownRows = combinations(dimensions).map(
    (codes): Row => ({ codes: [tabulation.universe, ...codes], count: count(members, codes) }),
  );
  const comparedRows = (dimensions.at(-1)?.codes ?? []).map((code): Row => {
    const codes = [...dimensions.slice(1).map(() => "_T"), code];
    return { codes: [tabulation.against ?? "", ...codes], count: count(compared, codes) };
  });
  return {
    indicator: tabulation.indicator,
    dimensions: [universe, ...dimensions],
    rows: tabulation.against === null ? ownRows : [...ownRows, ...comparedRows],
  };
}

/** For each item of a question, the units by their answer. */
function mentions(
  plan: Plan,
  tabulation: Tabulation,
  items: ReadonlyMap<string, string>,
  units: readonly Unit[],
): Table {
  const by = tabulation.dimensions.slice(0, -2);
  const [question = "", answer = ""] = tabulation.dimensions.slice(-2);
  const tables = [...items].map(([item, flag]) => ({
    item,
    table: tabulate(plan, { ...tabulation, dimensions: [...by, flag], items: null }, units),
  }));
  const [first] = tables;
  if (first === undefined) throw new RangeError("a question without items");
  const rows = tables.flatMap(({ item, table }, at) =>
    table.rows.map(({ codes, count }) => ({
      codes: [...codes.slice(0, -1), item, codes.at(-1) ?? ""],
      count,
      order: [codes.slice(0, -1).join(), at] as const,
    })),
  );
  const before = [...new Set(first.table.rows.map(({ codes }) => codes.slice(0, -1).join()))];
  const rank = ([group, at]: readonly [string, number]) => before.indexOf(group) * items.size + at;
  return {
    ...first.table,
    dimensions: [
      ...first.table.dimensions.slice(0, -1),
      { name: question, codes: [...items.keys()] },
      { name: answer, codes: first.table.dimensions.at(-1)?.codes ?? [] },
    ],
    rows: rows
      .toSorted((a, b) => rank(a.order) - rank(b.order))
      .map(({ codes, count }) => ({ codes, count })),
  };
}

/** Units by their values of several columns, each combination that occurs. */
export function join(
  plan: Plan,
  { id, universe, columns }: JointTabulation,
  units: readonly Unit[],
): JointCounts {
  const rows = new Map<string, { values: readonly (string | number | null)[]; count: number }>();
  for (const unit of units.filter((each) => isIn(each, plan.universes.get(universe)))) {
    const values = columns.map((column) =>
      isNumber(plan, column) ? (unit.values.get(column) ?? null) : codeOf(unit, column),
    );
    const row = rows.get(JSON.stringify(values)) ?? { values, count: 0 };
    rows.set(JSON.stringify(values), { ...row, count: row.count + 1 });
  }
  return { id, columns, rows: [...rows.values()] };
}

function isIn(unit: Unit, universe: readonly CodesCondition[] | undefined): boolean {
  if (universe === undefined) throw new RangeError("the plan has no such universe");
  return universe.every(({ attribute, codes }) => {
    const value = unit.values.get(attribute);
    return typeof value === "string" && codes.includes(value);
  });
}

function isAt(unit: Unit, dimension: string, code: string | undefined): boolean {
  return code === "_T" || codeOf(unit, dimension) === code;
}

function codeOf({ values, use }: Unit, dimension: string): Value {
  if (dimension === "group") return use?.group ?? null;
  if (dimension === "subgroup") return use && subgroupOf(use);
  return values.get(dimension) ?? "_U";
}

/** Only the subgroups that occur have a row; no unit is without a group. */
function codesOf(plan: Plan, dimension: string, units: readonly Unit[]): readonly string[] {
  if (dimension === "group") return [...groups, "_T"];
  if (dimension === "subgroup") return [...subgroups(plan, units), "_T"];
  const node = plan.attributes.get(dimension);
  const codes: Codes = node !== undefined && "codes" in node ? node.codes : [];
  return [...codes.map(({ code }) => code), "_U", "_T"];
}

/** By group, then by number of channels, then by the first channel that differs, in the order of the code list. */
function subgroups(plan: Plan, units: readonly Unit[]): readonly string[] {
  const order = (plan.contacts?.channels ?? []).map(({ code }) => code);
  const uses = units.flatMap(({ use }) => (use === null ? [] : [use]));
  const ranked = uses.toSorted((a, b) => {
    if (a.group !== b.group) return groups.indexOf(a.group) - groups.indexOf(b.group);
    if (a.used.length !== b.used.length) return a.used.length - b.used.length;
    const differs = a.used.findIndex((channel, at) => channel !== b.used[at]);
    return differs < 0 ? 0 : order.indexOf(a.used[differs] ?? "") - order.indexOf(b.used[differs] ?? "");
  });
  return [...new Set(ranked.map(subgroupOf))];
}

function combinations(dimensions: readonly Dimension[]): readonly (readonly string[])[] {
  const [first, ...others] = dimensions;
  if (first === undefined) return [[]];
  return first.codes.flatMap((code) => combinations(others).map((rest) => [code, ...rest]));
}
