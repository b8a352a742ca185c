/** Different values by key, in their order. */
export function grouped(
  pairs: readonly (readonly [string, string])[],
): ReadonlyMap<string, readonly string[]> {
  const groups = Map.groupBy(pairs, ([key]) => key);
  return new Map([...groups].map(([key, same]) => [key, [...new Set(same.map(([, value]) => value))]]));
}
