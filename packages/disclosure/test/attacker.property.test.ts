import { expect, test } from "vitest";
import { defaultCosts } from "../src/protection/costs.ts";
import { protectAll, published } from "../src/protection/protect-all.ts";
import { defaultPolicy } from "../src/rules/policy.ts";
import { loadSolver } from "../src/solver.ts";
import { leaksOf } from "./world/leaks.ts";
import { randomWorld, worldKinds } from "./world/random-world.ts";
import { populationOf, tablesOf } from "./world/world.ts";

const highs = await loadSolver();
const long = process.env["VIGIE_LONG"] === "1";
const instances = long ? 1_000 : 25;
const min = 3;

for (const kind of worldKinds)
  test(`no attacker learns a masked cell: ${kind}, ${instances} populations`, () => {
    let masked = 0;
    let asked = 0;
    let undecided = 0;
    for (let seed = 1; seed <= instances; seed++) {
      const world = randomWorld(kind, seed);
      const { tables } = protectAll(
        {
          tables: tablesOf(world),
          structure: { populations: [populationOf(world)] },
          policy: { ...defaultPolicy, min },
          costs: defaultCosts,
          previous: [],
        },
        highs,
      );
      const leaving = tables.flatMap(published);
      masked += leaving.flatMap(({ rows }) => rows).filter(({ count }) => count === null).length;
      const leaks = leaksOf(leaving, world, min);
      asked += leaks.asked;
      undecided += leaks.undecided;
      expect(leaks.found, `${kind}, seed ${seed}`).toEqual([]);
    }
    expect(masked).toBeGreaterThan(0);
    expect(undecided / asked).toBeLessThan(0.02);
  });
