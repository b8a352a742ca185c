import type { Highs } from "highs";
import type { System } from "../system/system.ts";
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
  const counts = new Set(changes.map(({ subject }) => subject));
  return namesOf([...counts].flatMap((count) => ledger.system.counts[count]?.cells ?? []));
}

/**
 * One more table to withhold, where what leaves gives by subtraction a count that changed by a few persons, or shows
 * one that what left before gives, or where both give it.
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
    const [first] = smallChanges({ system, earlier, later, min }, { system, shown: earlier }, highs);
    if (first === undefined) continue;
    const worst = mostBlamed(first.of.atoms, { system, isLive });
    if (worst !== null) return worst;
  }
  return null;
}

/** The table with the most counts inside a region; where none is, of the least counts around it; else of all. */
function mostBlamed(
  region: readonly number[],
  { system, isLive }: { readonly system: System; readonly isLive: (indicator: string) => boolean },
): string | null {
  const live = system.counts.flatMap(({ cells, atoms }) =>
    cells.flatMap(({ indicator }) => (isLive(indicator) && atoms.length > 0 ? [{ indicator, atoms }] : [])),
  );
  const isIn = (some: readonly number[], others: readonly number[]) => {
    const known = new Set(others);
    return some.every((atom) => known.has(atom));
  };
  const inside = live.filter(({ atoms }) => isIn(atoms, region));
  const around = live.filter(({ atoms }) => isIn(region, atoms));
  const least = around.reduce((min, { atoms }) => Math.min(min, atoms.length), Number.POSITIVE_INFINITY);
  const closest = around.filter(({ atoms }) => atoms.length === least);
  const blamed = [inside, closest, live].find((some) => some.length > 0) ?? [];
  const [worst] = [...Map.groupBy(blamed, ({ indicator }) => indicator)].toSorted(
    ([, a], [, b]) => b.length - a.length,
  );
  return worst?.[0] ?? null;
}

function shownBefore(release: EarlierRelease, { system, tables }: Ledger): Shown {
  return shownBy(release, system, (indicator, row) => tables.get(indicator)?.rows[row]?.codes ?? []);
}

function namesOf(cells: readonly { readonly indicator: string }[]): readonly string[] {
  return [...new Set(cells.map(({ indicator }) => indicator))];
}
