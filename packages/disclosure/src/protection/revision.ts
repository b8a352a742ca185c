import type { Highs } from "highs";
import { type Shown, shownBy, shownChanges, smallChanges } from "./changes.ts";
import type { Ledger } from "./ledger.ts";
import type { PopulationProtection } from "./protect-population.ts";
import type { EarlierRelease } from "./release.ts";

/** What left before, and the tables that would leave now with their true counts. */
export interface Revision {
  readonly ledger: Ledger;
  readonly previous: readonly EarlierRelease[];
  readonly min: number;
}

/**
 * Tables with a count that differs by a few persons from what once left of it, in that table or in another. They are
 * not issued: what left before stands. Methods, section 7.
 */
export function tellingTables({ ledger, previous, min }: Revision): readonly string[] {
  const changes = previous.flatMap((release) =>
    shownChanges(shownBefore(release, ledger), ledger.values, min),
  );
  const counts = new Set(changes.map(({ count }) => count));
  return namesOf([...counts].flatMap((count) => ledger.system.counts[count]?.cells ?? []));
}

/**
 * One more table to withhold, where what leaves gives by subtraction a count that changed by a few persons, or shows
 * one that what left before gives.
 * @param rounded tables whose counts are not shown as they are
 */
export function tellingSum(
  { ledger, previous, min }: Revision,
  {
    protection,
    rounded,
  }: { readonly protection: PopulationProtection; readonly rounded: ReadonlySet<string> },
  highs: Highs,
): string | null {
  const { system, values } = ledger;
  const isLive = (indicator: string) => !protection.withheld.has(indicator) && !rounded.has(indicator);
  const later: Shown = system.counts.map(({ cells }, count) =>
    protection.suppression.masks.has(count) || !cells.some(({ indicator }) => isLive(indicator))
      ? null
      : (values[count] ?? null),
  );
  for (const release of previous) {
    const earlier = shownBefore(release, ledger);
    const [first] = smallChanges(system, { earlier, later, min }, highs);
    if (first === undefined) continue;
    const around = new Set(system.counts[first.count]?.atoms);
    const inside = system.counts.flatMap(({ cells, atoms }) =>
      atoms.every((atom) => around.has(atom)) ? cells.filter(({ indicator }) => isLive(indicator)) : [],
    );
    const anywhere = system.counts.flatMap(({ cells }) => cells.filter(({ indicator }) => isLive(indicator)));
    const blamed = Map.groupBy(inside.length > 0 ? inside : anywhere, ({ indicator }) => indicator);
    const [worst] = [...blamed].toSorted(([, a], [, b]) => b.length - a.length);
    if (worst !== undefined) return worst[0];
  }
  return null;
}

function shownBefore(release: EarlierRelease, { system, tables }: Ledger): Shown {
  return shownBy(release, system, (indicator, row) => tables.get(indicator)?.rows[row]?.codes ?? []);
}

function namesOf(cells: readonly { readonly indicator: string }[]): readonly string[] {
  return [...new Set(cells.map(({ indicator }) => indicator))];
}
