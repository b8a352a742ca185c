import type { Highs } from "highs";
import { defaultCosts } from "../../src/protection/costs.ts";
import { protectAll, published } from "../../src/protection/protect-all.ts";
import type { PublishedTable } from "../../src/protection/published-audit.ts";
import type { EarlierRelease } from "../../src/protection/release.ts";
import type { Policy } from "../../src/rules/policy.ts";
import { populationOf, tablesOf, type World } from "./world.ts";

/** What anyone holds of some persons once all has left. */
export interface Released {
  readonly world: World;
  readonly tables: readonly PublishedTable[];
}

/**
 * What leaves of a world, at once or in two times, the second given the first. Of the same persons, all that left is
 * one; where some came, went or moved, each time is apart.
 */
export function releasedFrom(world: World, policy: Policy, highs: Highs): readonly Released[] {
  const leaving = (indicators: readonly string[] | null, previous: readonly EarlierRelease[]) => {
    const people = previous.length > 0 ? world.later : world.people;
    const tables = tablesOf(world, people).filter(({ indicator }) => indicators?.includes(indicator) ?? true);
    const structure = { populations: [populationOf(world)] };
    return protectAll(
      { chance: () => 0.5, tables, structure, policy, costs: defaultCosts, previous },
      highs,
    ).tables.flatMap(published);
  };
  if (world.first === undefined) return [{ world, tables: leaving(null, []) }];
  const first = leaving(world.first, []);
  const second = leaving(null, [first]);
  if (world.later !== undefined)
    return [
      { world, tables: first },
      { world: { ...world, people: world.later }, tables: second },
    ];
  const again = new Set(second.map(({ indicator }) => indicator));
  return [{ world, tables: [...first.filter(({ indicator }) => !again.has(indicator)), ...second] }];
}
