import type { Counting } from "../compile/tabulation.ts";
import { isNumber } from "../is-number.ts";
import { tabulationOfItem } from "../item-tables.ts";
import type { JointTabulation, Plan, Tabulation } from "../plan.ts";

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
    : [tabulation, comparedIn(tabulation, tabulation.against)];
}

export function comparedIn({ dimensions }: Tabulation, universe: string): Counting {
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
  const distinct = [...new Map(countings.map((counting) => [nameOf(counting), counting])).values()];
  return Array.from({ length: Math.ceil(distinct.length / countingsMax) }, (_, at) =>
    distinct.slice(at * countingsMax, (at + 1) * countingsMax),
  );
}

export function nameOf({ universe, dimensions }: Counting): string {
  return [universe, ...dimensions].join(" ");
}
