import { type Plan, readBehind } from "./plan.ts";

/** One day or number that many more units, or contacts, have than any other: often what a form puts by default. */
export interface Spike {
  /** As `2022-12-31`, or a number with a point; null where too few units have it to be named. */
  readonly value: string | null;
  /** Units, or contacts, that have it. */
  readonly count: number;
  /** Over those with a value; 0..1. */
  readonly share: number;
}

const shareMin = 0.05;
const timesNext = 10;

/**
 * @param found.value the commonest one
 * @param found.next how many have the next one; 0 where there is none
 * @param found.filled how many have a value
 * @param found.rowsMin how many must have a value for it to be named
 */
export function spike({
  value,
  count,
  next,
  filled,
  rowsMin,
}: {
  readonly value: string;
  readonly count: number;
  readonly next: number;
  readonly filled: number;
  readonly rowsMin: number;
}): Spike | null {
  if (count < shareMin * filled || count < timesNext * Math.max(next, 1)) return null;
  return { value: count < rowsMin ? null : value, count, share: count / filled };
}

/** Where the values of an attribute are read, if they are days or numbers that may have spikes; weights are often equal. */
export function spikeColumn(plan: Plan, attribute: string): string | null {
  const column = readBehind(plan, attribute);
  if (column === null) return null;
  const node = plan.attributes.get(column);
  return node?.kind === "date" || (node?.kind === "number" && !node.positive) ? column : null;
}
