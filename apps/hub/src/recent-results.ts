/**
 * The results of a slow piece of work, computed once while they are among the last ones that ended; one that failed is computed
 * again.
 * @param max results held in memory, besides those being computed
 */
export function recentResults<Result>(
  max: number,
): (key: string, compute: () => Promise<Result>) => Promise<Result> {
  const recent = new Map<string, Promise<Result>>();
  const computing = new Map<string, Promise<Result>>();
  const keep = (key: string, result: Promise<Result>) => {
    recent.delete(key);
    recent.set(key, result);
    const [oldest] = recent.keys();
    if (recent.size > max && oldest !== undefined) recent.delete(oldest);
  };
  return (key, compute) => {
    const known = recent.get(key);
    if (known !== undefined) keep(key, known);
    const result = known ?? computing.get(key) ?? compute();
    if (known !== undefined || computing.has(key)) return result;
    computing.set(key, result);
    result
      .then(
        () => keep(key, result),
        () => undefined,
      )
      .finally(() => computing.delete(key));
    return result;
  };
}
