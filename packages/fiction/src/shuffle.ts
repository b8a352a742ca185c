import { uniformInt } from "pure-rand/distribution/uniformInt";
import type { RandomGenerator } from "pure-rand/types/RandomGenerator";

/** Puts the values in a random order, in place; every order is as likely (Fisher-Yates). */
export function shuffle(values: Uint8Array | Uint32Array, random: RandomGenerator): void {
  for (let last = values.length - 1; last > 0; last -= 1) {
    const other = uniformInt(random, 0, last);
    const lastValue = values[last] ?? 0;
    values[last] = values[other] ?? 0;
    values[other] = lastValue;
  }
}

/** The numbers 0 to `size` − 1 in a random order. */
export function permutation(size: number, random: RandomGenerator): Uint32Array {
  const values = new Uint32Array(size);
  for (let at = 0; at < size; at += 1) values[at] = at;
  shuffle(values, random);
  return values;
}
