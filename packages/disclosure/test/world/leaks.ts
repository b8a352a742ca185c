import type { PublishedTable } from "../../src/protection/published-audit.ts";
import { type Assumption, type Attacker, attackerOf, type Cell } from "./brute-force.ts";
import { knownOfAll } from "./known-of-all.ts";
import type { Released } from "./released.ts";
import { toldParts } from "./told-parts.ts";
import type { World } from "./world.ts";

export interface Leaks {
  /** What the attacker learned; empty where nothing. */
  readonly found: readonly string[];
  /** Questions answered, and those given up: a test bounds their share. */
  readonly asked: number;
  readonly undecided: number;
  /** False where no population fits what is published. */
  readonly possible: boolean;
}

/**
 * What an attacker learns from published tables, alone or as the one person of a masked cell: nothing where every
 * masked cell keeps `min` values, the greatest `min` at least, and two to any insider, and where of no line of a
 * sensitive dimension everyone is known to be in one cell. Methods, section 7.
 */
export function leaksOf(tables: readonly PublishedTable[], world: World, min: number): Leaks {
  const cap = world.people.length + 2 * min;
  const attacker = attackerOf(tables, world, cap);
  const cells = [...new Map(attacker.maskedCells.map((cell) => [cell.kinds.join(), cell])).values()];
  const found: string[] = [];
  let asked = 0;
  let undecided = 0;
  for (const table of tables)
    for (const { count, codes } of table.rows)
      if (count !== null && count > 0 && count < min) found.push(`published ${table.indicator} ${codes}`);

  /** A population with so many persons of these kinds. */
  const holding = (kinds: readonly number[], value: number) => {
    asked += 1;
    const population = attacker.fits([{ kinds, value }]);
    if (population === "unknown") undecided += 1;
    return population;
  };
  /** Values of each cell met under an assumption; asks for more of those that `enough` finds short. */
  const explore = (assumed: readonly Assumption[], enough: (values: ReadonlySet<number>) => boolean) => {
    const met = new Map(cells.map((cell) => [cell, new Set<number>()]));
    const ask = (more: readonly Assumption[]) => {
      asked += 1;
      const population = attacker.fits([...assumed, ...more]);
      if (population === "unknown") undecided += 1;
      else if (population !== "none")
        for (const [cell, values] of met)
          values.add(cell.kinds.reduce((sum, kind) => sum + (population[kind] ?? 0), 0));
      return population;
    };
    if (typeof ask([]) === "string") return [];
    return cells.filter((cell) => {
      const values = met.get(cell) ?? new Set();
      const [first = 0] = values;
      let sure = true;
      for (let step = 1; step <= cap && !enough(values); step++)
        for (const value of [first + step, first - step])
          if (value >= 0 && value <= cap && !enough(values) && !values.has(value))
            sure = ask([{ kinds: cell.kinds, value }]) !== "unknown" && sure;
      return !enough(values) && sure;
    });
  };
  const name = ({ indicator, row }: Cell) => `${indicator} ${row}`;
  for (const cell of explore([], (values) => values.size >= min && Math.max(...values) >= min))
    found.push(`${name(cell)} takes too few values`);
  const parts = [
    ...attacker.differences.map((cell) => ({
      says: `${name(cell)} without those inside`,
      kinds: cell.kinds,
    })),
    ...toldParts(tables, world),
  ];
  for (const { says, kinds } of parts) {
    const values: number[] = [];
    let sure = true;
    // Known to be 0 or at least `min`, it could be published; else it needs what a masked cell needs.
    const enough = () => values.length >= min && values.some((value) => value >= min);
    for (let value = 0; value <= cap && !enough(); value++) {
      const population = holding(kinds, value);
      sure &&= population !== "unknown";
      if (typeof population !== "string") values.push(value);
    }
    const small = values.some((value) => value > 0 && value < min);
    if (sure && small && !enough()) found.push(`${says} takes too few values`);
  }
  for (const holder of cells)
    for (const cell of explore([{ kinds: holder.kinds, value: 1 }], (values) => values.size >= 2))
      if (cell !== holder) found.push(`alone in ${name(holder)}: ${name(cell)} is known`);
  const possible = attacker.fits([]) !== "none";
  const some = Array.from({ length: cap }, (_, at) => at + 1);
  for (const { says, others } of possible ? knownOfAll(tables, world) : [])
    if (some.every((value) => holding(others, value) === "none")) found.push(says);
  return { found, asked, undecided, possible };
}

/**
 * Counts that a few persons changed from one time to the next, and that each time tells exactly: shown by one, and
 * shown by the other or the only value there that fits.
 */
export function changesBetween(earlier: Released, later: Released, min: number): readonly string[] {
  const cap = Math.max(earlier.world.people.length, later.world.people.length) + 2 * min;
  const [before, after] = [earlier, later].map(({ world, tables }) => attackerOf(tables, world, cap));
  if (before === undefined || after === undefined) throw new RangeError("two releases");
  const told = (kinds: readonly number[], attacker: Attacker): number | null => {
    const known = attacker.fits([]);
    if (typeof known === "string") return null;
    const value = kinds.reduce((sum, kind) => sum + (known[kind] ?? 0), 0);
    const others = Array.from({ length: cap + 1 }, (_, at) => at).filter((at) => at !== value);
    return others.every((other) => attacker.fits([{ kinds, value: other }]) === "none") ? value : null;
  };
  const shown = (attacker: Attacker) => new Map(attacker.shownCells.map((cell) => [cell.kinds.join(), cell]));
  const [inFirst, inSecond] = [shown(before), shown(after)];
  return [...new Map([...inFirst, ...inSecond])].flatMap(([name, { indicator, row, kinds }]) => {
    const counts = [
      inFirst.get(name)?.count ?? told(kinds, before),
      inSecond.get(name)?.count ?? told(kinds, after),
    ];
    const [was = null, is = null] = counts;
    const difference = was === null || is === null ? 0 : Math.abs(is - was);
    return difference > 0 && difference < min ? [`${indicator} ${row} changes by ${difference}`] : [];
  });
}
