import type { Bundle } from "./bundle.ts";

/**
 * The indicators of the partner's first bundle, by which an analysis added since is known.
 * @param previous the bundles that a new one follows, the earliest first; one is enough, since each carries them on
 * @returns null where the new one is the first
 */
export function firstIndicators(previous: readonly Pick<Bundle, "manifest">[]): readonly string[] | null {
  const [earliest] = previous;
  if (earliest === undefined) return null;
  const { tables, firstIndicators: carried } = earliest.manifest;
  return carried ?? tables.map(({ indicator }) => indicator);
}
