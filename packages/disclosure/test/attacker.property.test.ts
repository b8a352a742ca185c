import { expect, test } from "vitest";
import { auditPublished, type PublishedTable } from "../src/protection/published-audit.ts";
import { defaultPolicy } from "../src/rules/policy.ts";
import { loadSolver } from "../src/solver.ts";
import { attackerOf, type Cell } from "./world/brute-force.ts";
import { changesBetween, leaksOf } from "./world/leaks.ts";
import { randomWorld, type WorldKind, worldKinds } from "./world/random-world.ts";
import { releasedFrom } from "./world/released.ts";
import { populationOf, tablesOf, type World } from "./world/world.ts";

const highs = await loadSolver();
const instances = process.env.VIGIE_LONG === "1" ? 500 : 2;
/** The first populations of some kinds are too small for any mask to hold. */
const firstSeed = 5;
/** Populations in which the attacker once found something, or whose first masks did not pass the audit. */
const counterExamples: Partial<Record<WorldKind, readonly number[]>> = {
  linked: [1_000_027],
  hierarchical: [950_178],
  recoded: [1020],
  nested: [1243],
  united: [8, 25],
  revised: [1152, 1276, 990_049],
};
const seedsOf = (kind: WorldKind) => [
  ...Array.from({ length: instances }, (_, at) => firstSeed + at),
  ...(counterExamples[kind] ?? []),
];
const min = 3;
const policy = { ...defaultPolicy, min };

for (const kind of worldKinds)
  test(`no attacker learns a masked cell: ${kind}, ${instances} populations`, { timeout: 3_600_000 }, () => {
    let masked = 0;
    let asked = 0;
    let undecided = 0;
    for (const seed of seedsOf(kind)) {
      const world = randomWorld(kind, seed);
      const releases = releasedFrom(world, policy, highs);
      for (const { world: persons, tables } of releases) {
        masked += tables.flatMap(({ rows }) => rows).filter(({ count }) => count === null).length;
        const leaks = leaksOf(tables, persons, min);
        // Of those kept because they once leaked, some are longer to search.
        if (counterExamples[kind]?.includes(seed) !== true) {
          asked += leaks.asked;
          undecided += leaks.undecided;
        }
        expect(leaks.found, `${kind}, seed ${seed}`).toEqual([]);
      }
      const [first, second] = releases;
      if (first !== undefined && second !== undefined)
        expect(changesBetween(first, second, min), `${kind}, seed ${seed}`).toEqual([]);
    }
    expect(masked).toBeGreaterThan(0);
    expect(undecided / asked).toBeLessThan(0.06);
  });

/** The published tables with one masked count shown after all, everywhere it stands. */
function unmasked(tables: readonly PublishedTable[], world: World, places: readonly Cell[]) {
  const exact = new Map(tablesOf(world).map((table) => [table.indicator, table]));
  const isBroken = (indicator: string, row: number) =>
    places.some((place) => place.indicator === indicator && place.row === row);
  return tables.map((table) => ({
    ...table,
    rows: table.rows.map(({ codes, count }, row) =>
      isBroken(table.indicator, row)
        ? { codes, count: exact.get(table.indicator)?.rows[row]?.count ?? null }
        : { codes, count },
    ),
  }));
}

test("audit and attacker agree on masks broken on purpose", { timeout: 3_600_000 }, () => {
  let caught = 0;
  let agreed = 0;
  for (const kind of worldKinds)
    for (let seed = firstSeed; seed < firstSeed + instances / 2; seed++) {
      const [released] = releasedFrom(randomWorld(kind, seed), policy, highs);
      if (released === undefined) throw new RangeError("nothing leaves");
      const { world, tables: leaving } = released;
      const { maskedCells } = attackerOf(leaving, world, world.people.length);
      const broken = [...Map.groupBy(maskedCells, ({ kinds }) => kinds.join()).values()];
      for (const places of broken.slice(0, 2)) {
        const tables = unmasked(leaving, world, places);
        const leaks = leaksOf(tables, world, min);
        // A line masked whole may hold zeros; with one of its cells shown, the others are taken to be at least 1.
        if (leaks.undecided > 0 || !leaks.possible) continue;
        const ofLines = leaks.found.filter((leak) => leak.startsWith("everyone"));
        const found = leaks.found.filter((leak) => !leak.startsWith("published") && !ofLines.includes(leak));
        const audit = auditPublished(
          tables,
          { structure: { populations: [populationOf(world)] }, policy },
          highs,
        );
        const holds = audit.populations.every(
          ({ cells, derived, insiders }) =>
            insiders.length === 0 && [...cells, ...derived].every((range) => range.holds),
        );
        expect(holds, `${kind}, seed ${seed}, ${places[0]?.indicator} ${places[0]?.row}: ${found}`).toBe(
          found.length === 0,
        );
        // The audit speaks as soon as everyone may be in one cell, the attacker once everyone is.
        if (ofLines.length > 0)
          expect(
            audit.populations.flatMap(({ lines }) => lines),
            `${ofLines}`,
          ).not.toEqual([]);
        agreed += 1;
        if (leaks.found.length > 0) caught += 1;
      }
    }
  // Most masks are needed: taking one away is nearly always found out.
  expect(caught).toBeGreaterThan(agreed / 2);
});
