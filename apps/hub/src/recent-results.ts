/**
 * The results of a slow piece of work, computed once while they are among the last ones asked for; one that failed is computed
 * again.
 * @param max results held in memory
 */
export function recentResults<Result>(
  max: number,
): (key: string, compute: () => Promise<Result>) => Promise<Result> {
  const recent = new Map<string, Promise<Result>>();
  return (key, compute) => {
    const result = recent.get(key) ?? compute();
    recent.delete(key);
    recent.set(key, result);
    result.catch(() => recent.delete(key));
    const [oldest] = recent.keys();
    if (recent.size > max && oldest !== undefined) recent.delete(oldest);
    return result;
  };
}
