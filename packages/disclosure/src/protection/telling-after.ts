import type { Highs } from "highs";
import type { Population } from "../system/structure.ts";
import type { PublishedRelease } from "./comparable.ts";
import type { PublishedTable } from "./published-audit.ts";
import { auditLatest, type ReleaseAudit } from "./release-audit.ts";

/**
 * Tables of a release to keep at the partner's, so that with all that left before it tells nothing new. Those that
 * show the fewest cells stay first, the last of them where equal; without any one of them, what leaves holds no more.
 * What the earlier releases tell among themselves is told already: no table stays for it.
 * @param earlier the earliest first
 */
export function tellingAfter(
  earlier: readonly PublishedRelease[],
  latest: PublishedRelease,
  highs: Highs,
): readonly string[] {
  const { structure, policy } = latest.assumptions;
  return structure.populations.flatMap((population) => {
    if (!earlier.some((release) => shows(release, population))) return [];
    const its = latest.tables.filter(({ indicator }) => population.tables.has(indicator));
    const own = new Set(its.map(({ indicator }) => indicator));
    const told = (tables: readonly PublishedTable[]) => {
      const left = new Set(tables.map(({ indicator }) => indicator));
      const placed = [...population.tables].filter(
        ([indicator]) => !own.has(indicator) || left.has(indicator),
      );
      const populations = [{ ...population, tables: new Map(placed) }];
      return toldBy(
        auditLatest([...earlier, { tables, assumptions: { structure: { populations }, policy } }], highs),
      );
    };
    return telling(
      its.toSorted((a, b) => shownCells(b) - shownCells(a)),
      told,
    );
  });
}

/** Whether something left of a population: its own structure places it, or that of what followed. */
function shows({ tables, assumptions }: PublishedRelease, { id, tables: later }: Population): boolean {
  const placed = assumptions.structure.populations.find((one) => one.id === id)?.tables;
  return tables.some(({ indicator }) => placed?.has(indicator) || later.has(indicator));
}

const shownCells = ({ rows }: PublishedTable): number => rows.filter(({ count }) => count !== null).length;

/** Of tables in this order, each that tells something with those kept before it. */
function telling(
  tables: readonly PublishedTable[],
  told: (tables: readonly PublishedTable[]) => ReadonlySet<string>,
): readonly string[] {
  if (told(tables).size === 0) return [];
  const before = told([]);
  const isSilent = (some: readonly PublishedTable[]) => [...told(some)].every((one) => before.has(one));
  const found: string[] = [];
  let left = tables;
  while (!isSilent(left)) {
    let [silent, loud] = [0, left.length];
    while (loud - silent > 1) {
      const middle = Math.floor((silent + loud) / 2);
      if (isSilent(left.slice(0, middle))) silent = middle;
      else loud = middle;
    }
    found.push(...left.slice(silent, loud).map(({ indicator }) => indicator));
    left = left.toSpliced(silent, 1);
  }
  return found;
}

/** What an attack finds, each in words that tell it from the rest: more of what was told already is something else. */
function toldBy({ changes, between, together }: ReleaseAudit): ReadonlySet<string> {
  return new Set(
    [
      ...changes.map(({ indicator, codes }) => ["change", indicator, ...codes]),
      ...between.map(({ name }) => ["between", name]),
      ...together.flatMap(({ cells, derived, exposed, insiders, lines }) => [
        ...cells
          .filter(({ holds }) => !holds)
          .map(({ indicator, codes, low, high }) => ["cell", indicator, ...codes, low, high]),
        ...derived.filter(({ holds }) => !holds).map(({ name, low, high }) => ["derived", name, low, high]),
        ...exposed.map(({ indicator, codes }) => ["exposed", indicator, ...codes]),
        ...insiders.map(({ deduced }) => ["insider", deduced.indicator, ...deduced.codes]),
        ...lines.map(({ indicator, dimension }) => ["line", indicator, dimension]),
      ]),
    ].map((words) => words.join(" ")),
  );
}
