import { type Counting, compileTabulations } from "../compile/tabulation.ts";
import type { Database } from "../database.ts";
import { isNumber, type JointTabulation, type Plan, type Tabulation } from "../plan.ts";
import { decode, type Tally, tabulationOfItem } from "./tabulate.ts";

/** The countings of all tables and joint counts of a plan; one that several need is repeated. */
export function countingsOfPlan(plan: Plan): readonly Counting[] {
  return [
    ...plan.tabulations.flatMap(countingsOf),
    ...plan.jointTabulations.filter(isInCodes(plan)).map(countingOf),
  ];
}

/** What a tabulation counts: of each item, where it has some; and of the universe compared with, its last dimension alone. */
function countingsOf(tabulation: Tabulation): readonly Counting[] {
  if (tabulation.items !== null)
    return [...tabulation.items.values()].flatMap((flag) => countingsOf(tabulationOfItem(tabulation, flag)));
  return tabulation.against === null
    ? [tabulation]
    : [tabulation, countingIn(tabulation, tabulation.against)];
}

export function countingIn({ dimensions }: Tabulation, universe: string): Counting {
  return { universe, dimensions: dimensions.slice(-1) };
}

/** The counting of joint counts, often that of a tabulation too. */
export function countingOf({ universe, columns }: JointTabulation): Counting {
  return { universe, dimensions: columns };
}

/** Joint counts without numbers are counted as a tabulation is. */
export function isInCodes(plan: Plan): (tabulation: JointTabulation) => boolean {
  return ({ columns }) => !columns.some((id) => isNumber(plan, id));
}

/** Countings of one statement: sent one by one, each would wait longer than it takes. */
const countingsMax = 24;

/** These countings without repetition, grouped by statement. */
export function statementsOf(countings: readonly Counting[]): readonly (readonly Counting[])[] {
  const distinct = [...new Map(countings.map((counting) => [countingName(counting), counting])).values()];
  return Array.from({ length: Math.ceil(distinct.length / countingsMax) }, (_, at) =>
    distinct.slice(at * countingsMax, (at + 1) * countingsMax),
  );
}

export function countingName({ universe, dimensions }: Counting): string {
  return [universe, ...dimensions].join(" ");
}

/** The tallies of every counting of a plan, each counted once however often it is needed. */
export async function takeTallies(
  plan: Plan,
  { database, progress }: { readonly database: Database; readonly progress: (share: number) => void },
): Promise<(counting: Counting) => readonly Tally[]> {
  const statements = statementsOf(countingsOfPlan(plan));
  const taken = new Map<string, Tally[]>(statements.flat().map((counting) => [countingName(counting), []]));
  for (const [at, some] of statements.entries()) {
    progress(at / statements.length);
    for (const [tabulation, ...cells] of await database.rows(compileTabulations(plan, some))) {
      const counting = some[Number(tabulation)];
      if (counting === undefined) throw new RangeError("a tabulation was not asked for");
      const count = Number(cells.pop());
      const codes = counting.dimensions.map((dimension) =>
        decode(plan, dimension, cells.splice(0, dimension === "subgroup" ? 2 : 1)),
      );
      taken.get(countingName(counting))?.push({ codes, count });
    }
  }
  return (counting) => {
    const tallies = taken.get(countingName(counting));
    if (tallies === undefined) throw new RangeError("a tabulation was not counted");
    return tallies;
  };
}
