import { type Contributions, contributionsOf, dominates, isEstimable, type Policy } from "@vigie/disclosure";

/** What some persons hold of a number: enough to say what its sum tells, and to add to that of others. */
export interface HeldNumbers {
  /** Persons whose number is known, and persons whose number is not. */
  readonly known: number;
  readonly unknown: number;
  /** Sum of the weights of those whose number is known. */
  readonly weight: number;
  readonly zeros: number;
  readonly least: Extreme;
  readonly greatest: Extreme;
  /** Of each to the sum, weighted where it is, signs apart. */
  readonly contributions: Contributions;
}

/** A number that no other passes, and how many persons hold it. */
interface Extreme {
  readonly value: number;
  readonly holders: number;
}

/** Persons who hold the same number, null where it is unknown, and weigh the same in the sum. */
export interface Holders {
  readonly number: number | null;
  readonly persons: number;
  readonly weight: number;
}

/** How many of the greatest contributions the rules look at. */
export function leadingOf({ dominance }: Pick<Policy, "dominance">): number {
  return Math.max(dominance.n, 2);
}

export function heldBy({ number, persons, weight }: Holders, leading: number): HeldNumbers {
  if (number === null) return { ...nobody, unknown: persons };
  const own = Math.abs(number) * weight;
  return {
    known: persons,
    unknown: 0,
    weight: weight * persons,
    zeros: number === 0 ? persons : 0,
    least: { value: number, holders: persons },
    greatest: { value: number, holders: persons },
    contributions: {
      total: own * persons,
      greatest: Array.from({ length: Math.min(persons, leading) }, () => own),
    },
  };
}

export function heldTogether(parts: readonly HeldNumbers[], leading: number): HeldNumbers {
  const sum = (of: (part: HeldNumbers) => number) => parts.reduce((total, part) => total + of(part), 0);
  const greatest = contributionsOf(
    parts.flatMap(({ contributions }) => contributions.greatest),
    leading,
  ).greatest;
  return {
    known: sum(({ known }) => known),
    unknown: sum(({ unknown }) => unknown),
    weight: sum(({ weight }) => weight),
    zeros: sum(({ zeros }) => zeros),
    least: parts.reduce((found, { least }) => extreme(found, least, -1), nobody.least),
    greatest: parts.reduce((found, { greatest }) => extreme(found, greatest, 1), nobody.greatest),
    contributions: { total: sum(({ contributions }) => contributions.total), greatest },
  };
}

/**
 * Whether the sum and the count of these numbers tell what few persons hold: they are few, or few hold another number
 * than 0; or most hold the least number, or the greatest, and few another.
 */
export function tellsOfFew(
  { known, zeros, least, greatest }: HeldNumbers,
  { min }: Pick<Policy, "min">,
): boolean {
  const isFew = (persons: number) => persons < min;
  if (known === 0) return false;
  if (isFew(known - zeros)) return true;
  return [least, greatest].some(({ holders }) => isFew(known - holders) && known - holders <= holders);
}

/** Whether their sum lets somebody come near the greatest contribution to it. Methods, section 7. */
export function tellsOfTheGreatest(
  { contributions }: Pick<HeldNumbers, "contributions">,
  { dominance, pPercent }: Pick<Policy, "dominance" | "pPercent">,
): boolean {
  return dominates(contributions, dominance) || isEstimable(contributions, pPercent);
}

const nobody: HeldNumbers = {
  known: 0,
  unknown: 0,
  weight: 0,
  zeros: 0,
  least: { value: Number.POSITIVE_INFINITY, holders: 0 },
  greatest: { value: Number.NEGATIVE_INFINITY, holders: 0 },
  contributions: { total: 0, greatest: [] },
};

function extreme(one: Extreme, other: Extreme, sign: 1 | -1): Extreme {
  if (one.value === other.value) return { value: one.value, holders: one.holders + other.holders };
  return (one.value - other.value) * sign > 0 ? one : other;
}
