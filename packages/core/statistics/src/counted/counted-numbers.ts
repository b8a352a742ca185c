import { type NotComputed, notComputed } from "../not-computed.ts";

/** Numbers and how many times each occurs; a whole number ≥ 0. */
export type CountedNumbers = readonly { readonly value: number; readonly count: number }[];

export interface Center {
  readonly kind: "computed";
  readonly center: number;
  /** Numbers in all. */
  readonly count: number;
}

/** Middle number, or the mean of the two in the middle. */
export function countedMedian(numbers: CountedNumbers): Center | NotComputed<"no_number"> {
  const count = sizeOf(numbers);
  if (count === 0) return notComputed("no_number");
  const sorted = numbers.toSorted((first, second) => first.value - second.value);
  const low = numberAt(sorted, Math.ceil(count / 2));
  const high = numberAt(sorted, Math.floor(count / 2) + 1);
  return { kind: "computed", center: (low + high) / 2, count };
}

export function countedMean(numbers: CountedNumbers): Center | NotComputed<"no_number"> {
  const count = sizeOf(numbers);
  if (count === 0) return notComputed("no_number");
  const sum = numbers.reduce((total, { value, count }) => total + value * count, 0);
  return { kind: "computed", center: sum / count, count };
}

/** The number at a rank from 1. */
function numberAt(sorted: CountedNumbers, rank: number): number {
  let before = 0;
  for (const { value, count } of sorted) {
    before += count;
    if (before >= rank) return value;
  }
  throw new RangeError("a rank past the last number");
}

function sizeOf(numbers: CountedNumbers): number {
  return numbers.reduce((total, { count }) => total + count, 0);
}
