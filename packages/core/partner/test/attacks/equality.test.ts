import { isDeepStrictEqual } from "node:util";
import { asNumber, budgetsOf, type ReceivedBundle } from "@vigie/bundle";
import { guessChanceOfTables, type ProtectedRelease } from "@vigie/disclosure";
import { type ReleasedTable, total } from "@vigie/table";
import { expect, test } from "vitest";
import { isAtMost } from "../../../disclosure/test/intruder/clopper-pearson.ts";
import { isLong } from "../../../disclosure/test/world/runs.ts";
import { type Change, changes } from "./changes.ts";
import { type Asked, ask, secretOf } from "./version.ts";

type World = keyof Change["person"];
const worlds = ["no", "yes"] as const;
const draws = isLong ? 1000 : 40;

/** What leaves of the two versions. */
type Seen = readonly ProtectedRelease[];
/** Guesses the answer of the person. */
type Guess = (seen: Seen) => World;

interface Attack {
  readonly seen: (world: World, draw: number) => Seen;
  readonly bundles: (world: World) => Promise<readonly ReceivedBundle[]>;
}

async function attackOf({ versions, others, person }: Change): Promise<Attack> {
  const asked: readonly Asked[] = await Promise.all(versions.map(ask));
  const persons = { no: [...others, person.no], yes: [...others, person.yes] };
  const seen = (world: World, draw: number) =>
    asked.map(({ release }) => release(persons[world], secretOf(draw)));
  return {
    seen,
    bundles: (world) => Promise.all(seen(world, 0).map((release, at) => bundleOf(asked[at], release))),
  };
}

function bundleOf(asked: Asked | undefined, release: ProtectedRelease): Promise<ReceivedBundle> {
  if (asked === undefined) throw new RangeError("a release of no version");
  return asked.bundle(release);
}

/** Equal tables, or equal marks, for someone who is counted alike. */
const byEquality: Guess = ([first, second]) =>
  isDeepStrictEqual(first?.tables, second?.tables) || isDeepStrictEqual(first?.marks, second?.marks)
    ? "no"
    : "yes";

/** The likelier world, from every number that leaves with its error. */
function byLikelihood(attack: Attack): Guess {
  const [no, yes] = worlds.map((world) => attack.seen(world, 0).map(({ exactTables }) => exactTables));
  return (seen) => {
    let ratio = 0;
    for (const [version, { tables }] of seen.entries())
      for (const [at, table] of tables.entries())
        ratio += logLikelihoodRatio(table, { no: no?.[version]?.[at], yes: yes?.[version]?.[at] });
    return ratio > 0 ? "yes" : "no";
  };
}

/** Interior counts, and sums: totals of counts say nothing more. */
function logLikelihoodRatio(
  table: ReleasedTable,
  known: Readonly<Record<World, ReleasedTable | undefined>>,
): number {
  const valueAt = (of: ReleasedTable | undefined, row: number, name: string) =>
    (name === "count" ? of?.rows[row]?.count : of?.rows[row]?.values[table.measures.indexOf(name)]) ?? null;
  return table.rows
    .flatMap(({ codes }, row) => {
      const measure = codes.includes(total) ? "sum" : "count";
      const [value, error] = [valueAt(table, row, measure), valueAt(table, row, `${measure}_error`)];
      const [no, yes] = worlds.map((world) => valueAt(known[world], row, measure));
      if (value === null || !error || no == null || yes == null) return [];
      return [((value - no) ** 2 - (value - yes) ** 2) / (2 * error ** 2)];
    })
    .reduce((sum, ratio) => sum + ratio, 0);
}

function rightGuesses(attack: Attack, guess: Guess): number {
  return Array.from({ length: draws }, (_, draw): boolean => {
    const world = draw % 2 === 0 ? "no" : "yes";
    return guess(attack.seen(world, draw)) === world;
  }).filter((isRight) => isRight).length;
}

/** From what the ledger counts: the chance that so many draws of these tables promise. */
async function promiseOf(attack: Attack): Promise<{ readonly spent: number; readonly chance: number }> {
  const spendings = await Promise.all(
    worlds.map(async (world) => {
      const [budget] = budgetsOf(await attack.bundles(world));
      return asNumber(budget?.rho ?? { numerator: 0n, denominator: 1n });
    }),
  );
  const spent = Math.min(...spendings);
  const [release] = attack.seen("no", 0);
  const tables = release?.guarantee.sources.flatMap((source) => source.tables) ?? [];
  const drawn = Array.from({ length: Math.round(spent) }, () => tables.map(({ rho }) => 1 / asNumber(rho)));
  return { spent, chance: guessChanceOfTables(drawn.flat()) };
}

test.each(changes)("$title: guessed no more often than promised", async (change) => {
  const attack = await attackOf(change);
  expect(countsAlike(attack, "no")).toBe(true);
  expect(countsAlike(attack, "yes")).toBe(false);
  const { spent, chance } = await promiseOf(attack);
  expect(spent).toBe(2);
  for (const guess of [byEquality, byLikelihood(attack)]) {
    const seen = rightGuesses(attack, guess);
    expect(isAtMost(chance, { seen, draws }), `${seen} of ${draws}, ${chance} promised`).toBe(true);
  }
});

/** Whether the two versions have the same true tables. */
function countsAlike(attack: Attack, world: World): boolean {
  const [first, second] = attack.seen(world, 0).map(({ exactTables }) => exactTables.map(({ rows }) => rows));
  return isDeepStrictEqual(first, second);
}
