import type { Plan } from "./plan.ts";

/** One value of a day or a number that many more units have than any other: often what a form puts by default. */
export interface Spike {
  /** As `2022-12-31`, or a number with a point; null where too few units have it to be named. */
  readonly value: string | null;
  readonly units: number;
  /** Over the units with a value; 0..1. */
  readonly share: number;
}

const shareMin = 0.05;
const timesNext = 10;

/**
 * @param found.value the commonest one
 * @param found.next units with the next one; 0 where there is none
 * @param found.filled units with a value
 * @param found.rowsMin units under which no value is named
 */
export function spike({
  value,
  units,
  next,
  filled,
  rowsMin,
}: {
  readonly value: string;
  readonly units: number;
  readonly next: number;
  readonly filled: number;
  readonly rowsMin: number;
}): Spike | null {
  if (units < shareMin * filled || units < timesNext * Math.max(next, 1)) return null;
  return { value: units < rowsMin ? null : value, units, share: units / filled };
}

/** Where the values of an attribute are read, if they are days or numbers that may have spikes; weights are often equal. */
export function spikeColumn({ attributes }: Plan, attribute: string): string | null {
  const answer = `.answer_${attribute}`;
  const column = attributes.has(answer) ? answer : attribute;
  const node = attributes.get(column);
  return node?.kind === "date" || (node?.kind === "number" && !node.positive) ? column : null;
}
