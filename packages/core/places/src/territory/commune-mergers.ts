import type { PackageCommune } from "./package-lists.ts";

/** A code in use no more: a commune that another one took over, or a municipal arrondissement. */
export interface FormerCommune {
  readonly code: string;
  /** Null where only its code is known. */
  readonly name: string | null;
  /** Code of today. */
  readonly now: string;
}

/** A code that several communes took over has no single commune of today: it is left out. */
export function formerCommunes(
  written: readonly PackageCommune[],
  communes: ReadonlyMap<string, unknown>,
): ReadonlyMap<string, FormerCommune> {
  const found = new Map<string, FormerCommune>();
  for (const { code, nom, type, chefLieu, commune } of written) {
    const now = type === "arrondissement-municipal" ? commune : chefLieu;
    if (type !== "commune-actuelle" && now !== undefined && !communes.has(code) && communes.has(now))
      found.set(code, { code, name: nom, now });
  }
  const takers = valuesByKey(
    written.flatMap(({ code, anciensCodes = [] }) => anciensCodes.map((old) => [old, code] as const)),
  );
  for (const [code, [now = "", ...others]] of takers)
    if (!found.has(code) && !communes.has(code) && communes.has(now) && others.length === 0)
      found.set(code, { code, name: null, now });
  return found;
}

/** Different values by key, in their order. */
export function valuesByKey(
  pairs: readonly (readonly [string, string])[],
): ReadonlyMap<string, readonly string[]> {
  const groups = Map.groupBy(pairs, ([key]) => key);
  return new Map([...groups].map(([key, same]) => [key, [...new Set(same.map(([, value]) => value))]]));
}
