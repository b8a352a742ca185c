import type { PublishedTable } from "../../src/protection/published-audit.ts";
import type { Relation } from "../../src/system/structure.ts";
import { codesOf, type Person, readsOf, type World } from "./world.ts";

/**
 * An attacker that shares nothing with the audit: it lists every kind of person that the fields allow, and
 * searches numbers of each kind that give all that is published, by trying them.
 */
export interface Attacker {
  /** A population that fits, with these cells at these values: persons by kind. */
  fits(assumed: readonly Assumption[]): Found;
  readonly maskedCells: readonly Cell[];
  readonly shownCells: readonly (Cell & { readonly count: number })[];
  /** The same cell of a population without the one inside it, where no table shows it. */
  readonly differences: readonly Cell[];
}

/** `unknown` where the search was too long: nothing is concluded. */
export type Found = readonly number[] | "none" | "unknown";

export interface Cell {
  readonly indicator: string;
  readonly row: number;
  readonly kinds: readonly number[];
}

export interface Assumption {
  readonly kinds: readonly number[];
  readonly value: number;
}

interface Sum {
  readonly kinds: readonly number[];
  readonly low: number;
  readonly high: number;
}

export function attackerOf(tables: readonly PublishedTable[], world: World, cap: number): Attacker {
  const kinds = kindsOf(world);
  const cells = tables.flatMap((table) =>
    table.rows.map(({ codes, count }, row) => ({
      table,
      row,
      count,
      kinds: inCell(table, codes, world, kinds),
    })),
  );
  const whole = wholeMaskedLines(tables, world);
  // Where to look first, to be fast: the true population. What is found does not depend on it.
  const guide = kinds.map(
    (kind) =>
      world.people.filter((person) => Object.entries(kind).every(([name, leaf]) => person[name] === leaf))
        .length,
  );
  // The same persons under two names are one count: a line masked whole in one table speaks of both.
  const open = new Set(
    cells.filter(({ table, row }) => whole.has(`${table.indicator} ${row}`)).map(({ kinds }) => kinds.join()),
  );
  const sums: Sum[] = cells.map(({ count, kinds: its }) =>
    count === null
      ? { kinds: its, low: open.has(its.join()) ? 0 : 1, high: cap }
      : { kinds: its, low: count, high: count },
  );
  return {
    differences: differencesOf(cells, kinds),
    shownCells: cells.flatMap(({ table, row, kinds: its, count }) =>
      count === null ? [] : [{ indicator: table.indicator, row, kinds: its, count }],
    ),
    maskedCells: cells
      .filter(({ count }) => count === null)
      .map(({ table, row, kinds: its }) => ({ indicator: table.indicator, row, kinds: its })),
    fits: (assumed) => {
      const all = [
        ...sums,
        ...assumed.map(({ kinds: its, value }) => ({ kinds: its, low: value, high: value })),
      ];
      const alike = alikeIn(all, kinds.length);
      const found = search(
        { low: alike.map(() => 0), high: alike.map(() => cap) },
        all.map((sum) => ({ ...sum, kinds: placesOf(sum.kinds, alike) })),
        { guide: alike.map((its) => its.reduce((size, kind) => size + (guide[kind] ?? 0), 0)), left: 3_000 },
      );
      if (typeof found === "string") return found;
      const persons = kinds.map(() => 0);
      alike.forEach(([first = 0], at) => {
        persons[first] = found[at] ?? 0;
      });
      return persons;
    },
  };
}

/** Kinds that stand in the same sums: nothing published tells one from another, so that one number does for all. */
function alikeIn(sums: readonly Sum[], kinds: number): readonly (readonly number[])[] {
  const standsIn = Array.from({ length: kinds }, (): number[] => []);
  sums.forEach((sum, at) => {
    for (const kind of sum.kinds) standsIn[kind]?.push(at);
  });
  return [...Map.groupBy(standsIn.keys(), (kind) => (standsIn[kind] ?? []).join()).values()];
}

function placesOf(kinds: readonly number[], alike: readonly (readonly number[])[]): readonly number[] {
  const its = new Set(kinds);
  return [...alike.keys()].filter((at) => its.has(alike[at]?.[0] ?? -1));
}

interface Shown {
  readonly table: PublishedTable;
  readonly row: number;
  readonly kinds: readonly number[];
}

function differencesOf(cells: readonly Shown[], kinds: readonly Person[]): readonly Cell[] {
  const shown = new Set(cells.map((cell) => cell.kinds.join()));
  return cells.flatMap((outer) => {
    const isIn = (kind: number) => kinds[kind]?.universe === "in";
    const [inside, outside] = [outer.kinds.filter(isIn), outer.kinds.filter((kind) => !isIn(kind))];
    const name = outside.join();
    if (inside.length === 0 || outside.length === 0 || !shown.has(inside.join()) || shown.has(name))
      return [];
    return [{ indicator: outer.table.indicator, row: outer.row, kinds: outside }];
  });
}

export function kindsOf({ fields, relations }: Pick<World, "fields" | "relations">): readonly Person[] {
  let kinds: readonly Person[] = [{}];
  for (const [name, { leaves }] of Object.entries(fields))
    kinds = kinds.flatMap((kind) => leaves.map((leaf) => ({ ...kind, [name]: leaf })));
  const possible = (kind: Person) => (relation: Relation) =>
    relation.pairs.some(([a, b]) => kind[relation.fields[0]] === a && kind[relation.fields[1]] === b);
  return kinds.filter((kind) => relations.every(possible(kind)));
}

/** The kinds of persons that a cell counts. */
export function inCell(
  table: PublishedTable,
  codes: readonly string[],
  world: World,
  kinds: readonly Person[],
): readonly number[] {
  const reads = readsOf(world.tables[table.indicator] ?? [], codes);
  return [...kinds.keys()].filter((at) =>
    reads.every(({ field, code }) =>
      codesOf(world.fields[field] ?? { leaves: [] })
        .get(code)
        ?.includes(kinds[at]?.[field] ?? ""),
    ),
  );
}

/**
 * A total and all its parts along a dimension, nothing of them published but zeros that a cell outside of them already
 * says: zeros may be in the rest.
 */
function wholeMaskedLines(tables: readonly PublishedTable[], world: World): ReadonlySet<string> {
  const kinds = kindsOf(world);
  const found = new Set<string>();
  const zeros = tables.flatMap((table) =>
    table.rows.flatMap(({ codes, count }, row) =>
      count === 0 ? [{ name: `${table.indicator} ${row}`, kinds: inCell(table, codes, world, kinds) }] : [],
    ),
  );
  for (const table of tables)
    table.dimensions.forEach(({ name: dimension }, at) => {
      // Items are questions apart: no answer to one is a part of the answers to another.
      if (dimension === "item") return;
      const lines = Map.groupBy(table.rows.keys(), (row) =>
        (table.rows[row]?.codes ?? []).with(at, "*").join(" "),
      );
      for (const rows of lines.values()) {
        const cells = rows.map((row) => ({
          name: `${table.indicator} ${row}`,
          masked: table.rows[row]?.count === null,
          isZero: table.rows[row]?.count === 0,
          kinds: inCell(table, table.rows[row]?.codes ?? [], world, kinds),
        }));
        for (const whole of cells) {
          const parts = cells.filter(
            (part) =>
              part.kinds.length > 0 &&
              part.kinds.length < whole.kinds.length &&
              part.kinds.every((kind) => whole.kinds.includes(kind)),
          );
          const smallest = parts.filter(
            (part) =>
              !parts.some(
                (other) =>
                  other.kinds.length < part.kinds.length &&
                  other.kinds.every((kind) => part.kinds.includes(kind)),
              ),
          );
          const line = [whole, ...parts];
          const elsewhere = new Set(
            zeros
              // What lies inside the line says no more than the line.
              .filter((cell) => cell.kinds.some((kind) => !whole.kinds.includes(kind)))
              .flatMap((cell) => cell.kinds),
          );
          const tellsNothing = (cell: (typeof line)[number]) =>
            cell.masked || (cell.isZero && cell.kinds.every((kind) => elsewhere.has(kind)));
          if (
            new Set(smallest.map((part) => part.kinds.join())).size > 1 &&
            line.some(({ masked }) => masked) &&
            line.every(tellsNothing)
          )
            for (const { name, masked } of line) if (masked) found.add(name);
        }
      }
    });
  return found;
}

interface Bounds {
  readonly low: number[];
  readonly high: number[];
}

/** Tries every number of every kind, narrowing what the sums leave before each try. */
function search(
  { low, high }: Bounds,
  sums: readonly Sum[],
  effort: { readonly guide: readonly number[]; left: number },
): Found {
  if (effort.left-- <= 0) return "unknown";
  if (!narrow({ low, high }, sums)) return "none";
  let chosen = -1;
  let width = Number.POSITIVE_INFINITY;
  low.forEach((value, kind) => {
    const its = (high[kind] ?? 0) - value;
    if (its > 0 && its < width) [chosen, width] = [kind, its];
  });
  if (chosen < 0) return low;
  const near = effort.guide[chosen] ?? 0;
  const values = Array.from({ length: width + 1 }, (_, at) => (low[chosen] ?? 0) + at);
  for (const value of values.toSorted((a, b) => Math.abs(a - near) - Math.abs(b - near))) {
    const found = search({ low: low.with(chosen, value), high: high.with(chosen, value) }, sums, effort);
    if (found !== "none") return found;
  }
  return "none";
}

function narrow({ low, high }: Bounds, sums: readonly Sum[]): boolean {
  for (let moved = true; moved; ) {
    moved = false;
    for (const sum of sums) {
      let least = 0;
      let most = 0;
      for (const kind of sum.kinds) {
        least += low[kind] ?? 0;
        most += high[kind] ?? 0;
      }
      if (least > sum.high || most < sum.low) return false;
      for (const kind of sum.kinds) {
        const [own, top] = [low[kind] ?? 0, high[kind] ?? 0];
        const ceiling = sum.high - (least - own);
        const floor = sum.low - (most - top);
        if (ceiling < top) {
          high[kind] = ceiling;
          most -= top - ceiling;
          moved = true;
        }
        if (floor > own) {
          low[kind] = floor;
          least += floor - own;
          moved = true;
        }
        if ((low[kind] ?? 0) > (high[kind] ?? 0)) return false;
      }
    }
  }
  return true;
}
