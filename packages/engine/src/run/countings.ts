import type { Counting } from "../compile/tabulation.ts";
import { isNumber } from "../is-number.ts";
import { tabulationOfItem } from "../item-tables.ts";
import type { JointTabulation, Plan, Tabulation } from "../plan.ts";

/** Every counting that the tables and the jointTabulations of a plan are made from, as often as they need it. */
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

/** Often what a tabulation counts too: it is then counted once. */
export function countingOf({ universe, columns }: JointTabulation): Counting {
  return { universe, dimensions: columns };
}

/** Joint counts without numbers are counted as a tabulation is. */
export function isInCodes(plan: Plan): (tabulation: JointTabulation) => boolean {
  return ({ columns }) => !columns.some((id) => isNumber(plan, id));
}

/** Cuts of one statement: asked one by one, each would wait longer than it counts. */
const cutsMax = 24;

/** The countings asked, each once, by the statement that takes them. */
export function statementsOf(asked: readonly Counting[]): readonly (readonly Counting[])[] {
  const wanted = [...new Map(asked.map((counting) => [nameOf(counting), counting])).values()];
  return Array.from({ length: Math.ceil(wanted.length / cutsMax) }, (_, at) =>
    wanted.slice(at * cutsMax, (at + 1) * cutsMax),
  );
}

export function nameOf({ universe, dimensions }: Counting): string {
  return [universe, ...dimensions].join(" ");
}
