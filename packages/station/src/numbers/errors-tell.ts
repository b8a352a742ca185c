import { contributionsOf, type Policy } from "@vigie/disclosure";
import { leadingOf, tellsOfTheGreatest } from "./held-numbers.ts";
import type { PersonsAlike } from "./number-crossing.ts";

/**
 * Whether the error of a mean lets somebody come near the number farthest from it: beside the mean it is a sum of
 * squared distances, to which the rules over magnitudes apply.
 */
export function tellsOfTheFarthest(persons: readonly PersonsAlike[], policy: Policy): boolean {
  const having = havingNumber(persons);
  const sum = (of: (one: (typeof having)[number]) => number) =>
    having.reduce((total, one) => total + of(one) * one.persons, 0);
  const mean = sum(({ weight, value }) => weight * value) / sum(({ weight }) => weight);
  const leading = leadingOf(policy);
  const squared = (one: (typeof having)[number]) => (one.weight * (one.value - mean)) ** 2;
  const greatest = having.flatMap((one) =>
    Array.from({ length: Math.min(one.persons, leading) }, () => squared(one)),
  );
  const contributions = { ...contributionsOf(greatest, leading), total: sum(squared) };
  return tellsOfTheGreatest({ contributions }, policy);
}

/**
 * Whether nearly all hold one of two numbers next to one another, and few another: beside the mean, the error tells the sum
 * of squares, and how much of it is none of the two.
 * @param step of which every number is a multiple
 */
export function tellsOfFewBeyond(
  persons: readonly PersonsAlike[],
  { step, policy: { min, zeros } }: { readonly step: number; readonly policy: Policy },
): boolean {
  const holders = new Map<number, number>();
  for (const { value, persons: some } of havingNumber(persons)) {
    const multiple = Math.round(value / step);
    holders.set(multiple, (holders.get(multiple) ?? 0) + some);
  }
  const known = [...holders.values()].reduce((sum, some) => sum + some, 0);
  return [...holders].some(([multiple, some]) => {
    const both = some + (holders.get(multiple + 1) ?? 0);
    const few = known - both;
    return few < min && few <= both && (few > 0 || zeros === "masked");
  });
}

/** Whether fewer than `min` hold as little as a bound under a median, or as much as one above: it is the number of few. */
export function isBoundOfFew(
  name: "lower" | "upper",
  bound: number,
  { persons, min }: { readonly persons: readonly PersonsAlike[]; readonly min: number },
): boolean {
  const beyond = havingNumber(persons).filter(({ value }) =>
    name === "lower" ? value <= bound + tolerance : value >= bound - tolerance,
  );
  return beyond.reduce((sum, own) => sum + own.persons, 0) < min;
}

/** Bounds come to four decimals. */
const tolerance = 1e-4;

function havingNumber(persons: readonly PersonsAlike[]) {
  return persons.flatMap(({ number, ...own }) => (number === null ? [] : [{ ...own, value: number }]));
}
