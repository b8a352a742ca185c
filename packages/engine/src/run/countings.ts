import type { Counting } from "../compile/cut.ts";
import { isNumber } from "../is-number.ts";
import { cutOfItem } from "../item-tables.ts";
import type { Cut, JointCut, Plan } from "../plan.ts";

/** Every counting that the tables and the joints of a plan are made from, as often as they need it. */
export function countingsOfPlan(plan: Plan): readonly Counting[] {
  return [...plan.cuts.flatMap(countingsOf), ...plan.joints.filter(isInCodes(plan)).map(countingOf)];
}

/** What a cut counts: of each item, where it has some; and of the universe compared with, its last dimension alone. */
function countingsOf(cut: Cut): readonly Counting[] {
  if (cut.items !== null) return [...cut.items.values()].flatMap((flag) => countingsOf(cutOfItem(cut, flag)));
  return cut.against === null ? [cut] : [cut, comparedIn(cut, cut.against)];
}

export function comparedIn({ dimensions }: Cut, universe: string): Counting {
  return { universe, dimensions: dimensions.slice(-1) };
}

/** Often what a cut counts too: it is then counted once. */
export function countingOf({ universe, columns }: JointCut): Counting {
  return { universe, dimensions: columns };
}

/** A joint without numbers is counted as a cut is. */
export function isInCodes(plan: Plan): (cut: JointCut) => boolean {
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
