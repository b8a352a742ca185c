/** Something with the value that it is compared by. */
export interface Ranked<T> {
  readonly item: T;
  readonly value: number;
}

/** What has a known value, from the greatest to the least; in the same order where values are equal. */
export function ranked<T>(items: readonly T[], measure: (item: T) => number | null): readonly Ranked<T>[] {
  return items
    .flatMap((item) => {
      const value = measure(item);
      return value === null ? [] : [{ item, value }];
    })
    .toSorted((a, b) => b.value - a.value);
}
