import { expect, test } from "vitest";
import { defaultCosts } from "../src/protection/costs.ts";
import { draftOf } from "../src/protection/draft.ts";
import { ledgerOf } from "../src/protection/ledger.ts";
import { protectAll, published } from "../src/protection/protect-all.ts";
import type { PublishedTable } from "../src/protection/published-audit.ts";
import { defaultPolicy } from "../src/rules/policy.ts";
import { loadSolver } from "../src/solver.ts";
import { gaussianMasks } from "../src/suppression/gaussian.ts";
import type { Problem } from "../src/suppression/problem.ts";
import { suppress } from "../src/suppression/suppress.ts";
import { changesBetween, leaksOf } from "./world/leaks.ts";
import { randomWorld, type WorldKind } from "./world/random-world.ts";
import { type Released, releasedFrom } from "./world/released.ts";
import { populationOf, randomOf, tablesOf, type World } from "./world/world.ts";

/** Suppression broken on purpose: each time, an attacker that shares no code with it must find something. */
const highs = await loadSolver();
const min = 3;
const policy = { ...defaultPolicy, min };

type Mutant = (world: World, seed: number) => readonly Released[];

/** What would leave with other masks than those that `protectAll` chooses; nothing where a table would be withheld. */
const withMasks =
  (choose: (problem: Problem) => ReadonlySet<number> | null): Mutant =>
  (world) => {
    const tables = tablesOf(world);
    const ledger = ledgerOf(tables, populationOf(world));
    const nothing = { withheld: new Map(), earlier: new Map(), rounded: new Map() };
    const { problem, hopeless } = draftOf(
      {
        drawn: [],
        ledger,
        policy,
        costs: defaultCosts,
        lines: [],
        ...nothing,
      },
      highs,
    );
    const masks = hopeless.size > 0 ? null : choose(problem);
    if (masks === null) return [];
    const leaving = tables.map(({ indicator, dimensions, rows }) => ({
      indicator,
      dimensions,
      rows: rows.map(({ codes, count }, row) => ({
        codes,
        count: masks.has(ledger.counts.get(indicator)?.[row] ?? -1) ? null : count,
      })),
    }));
    return [{ world, tables: leaving }];
  };

const oneMaskLess: Mutant = (world, seed) => {
  const structure = { populations: [populationOf(world)] };
  const exact = tablesOf(world);
  const { tables } = protectAll(
    { chance: () => 0.5, tables: exact, structure, policy, costs: defaultCosts, previous: [] },
    highs,
  );
  const secondary = tables.flatMap(({ indicator, rows, treatment }) =>
    rows.flatMap(({ cell }, row) =>
      treatment.kind === "masked" && cell.status === "secondary" ? [{ indicator, row }] : [],
    ),
  );
  const dropped = secondary[Math.floor(randomOf(seed)() * secondary.length)];
  const shown = (table: PublishedTable): PublishedTable => ({
    ...table,
    rows: table.rows.map(({ codes, count }, row) =>
      dropped?.indicator === table.indicator && dropped.row === row
        ? {
            codes,
            count: exact.find(({ indicator }) => indicator === table.indicator)?.rows[row]?.count ?? null,
          }
        : { codes, count },
    ),
  });
  return [{ world, tables: tables.flatMap(published).map(shown) }];
};

/** The second time as if nothing had left before. */
const withoutWhatLeft: Mutant = (world) => {
  const { first, later, ...frame } = world;
  if (first === undefined || later === undefined) return [];
  const once = {
    ...frame,
    tables: Object.fromEntries(Object.entries(world.tables).filter(([id]) => first.includes(id))),
  };
  return [once, { ...frame, people: later }].flatMap((each) => releasedFrom(each, policy, highs));
};

/** Every question is held to tell nothing of who answers it as all others do. */
const withoutSensitive: Mutant = (world) => {
  const fields = Object.entries(world.fields).map(([name, field]) => [name, { ...field, sensitive: false }]);
  return releasedFrom({ ...world, fields: Object.fromEntries(fields) }, policy, highs).map((released) => ({
    ...released,
    world,
  }));
};

const found = (releases: readonly Released[]): readonly string[] => {
  const [first, second] = releases;
  return [
    ...releases.flatMap(({ world, tables }) => leaksOf(tables, world, min).found),
    ...(first && second ? changesBetween(first, second, min) : []),
  ];
};

const mutants: readonly {
  readonly says: string;
  readonly mutant: Mutant;
  readonly of: readonly (readonly [WorldKind, number])[];
}[] = [
  {
    says: "nothing is masked but what must be",
    mutant: withMasks(({ forced }) => forced),
    of: [
      ["recoded", 7],
      ["related", 5],
    ],
  },
  {
    says: "the masks of Gaussian elimination are kept without audit nor repair",
    mutant: withMasks(gaussianMasks),
    of: [
      ["related", 5],
      ["recoded", 7],
      ["subgroups", 8],
    ],
  },
  {
    says: "whoever is alone in a cell is left out",
    mutant: withMasks(
      (problem) =>
        suppress(
          { ...problem, requirement: { min, insider: 1 }, singles: new Set(), small: new Set() },
          highs,
        )?.masks ?? null,
    ),
    of: [
      ["linked", 6],
      ["recoded", 7],
      ["hierarchical", 5],
    ],
  },
  {
    says: "what comes out by subtraction between nested populations is left out",
    mutant: withMasks(
      (problem) => suppress({ ...problem, system: { ...problem.system, derived: [] } }, highs)?.masks ?? null,
    ),
    of: [
      ["nested", 7],
      ["nested", 20],
    ],
  },
  {
    says: "one mask of those that protect the others is left out",
    mutant: oneMaskLess,
    of: [
      ["recoded", 7],
      ["subgroups", 9],
    ],
  },
  {
    says: "lines with everyone in one cell are left as they are",
    mutant: withoutSensitive,
    of: [
      ["hierarchical", 22],
      ["sets", 6],
      ["related", 16],
    ],
  },
  {
    says: "what left before is not looked at",
    mutant: withoutWhatLeft,
    of: [
      ["revised", 16],
      ["revised", 17],
    ],
  },
];

for (const { says, mutant, of } of mutants)
  test(`an attacker finds it out where ${says}`, { timeout: 600_000 }, () => {
    const populations = of.map(([kind, seed]) => ({ world: randomWorld(kind, seed), seed }));
    expect(populations.flatMap(({ world }) => found(releasedFrom(world, policy, highs)))).toEqual([]);
    // Masks chosen for something else may happen to hold in one of them.
    expect(populations.some(({ world, seed }) => found(mutant(world, seed)).length > 0)).toBe(true);
  });
