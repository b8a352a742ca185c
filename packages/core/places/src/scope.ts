import { nameKey } from "./territory/commune-name.ts";
import { communeOf, type Location } from "./territory/locate.ts";
import type { Territories } from "./territory/territories.ts";

/** The communes that a study knows, by their codes of its own year. */
export interface PlacesScope {
  readonly communes: ReadonlySet<string>;
  readonly departements: ReadonlySet<string>;
  /** Code of today → codes of the study that it stands for, one unless communes have merged since. */
  readonly byCurrent: ReadonlyMap<string, readonly string[]>;
}

export function scopeOf(communes: Iterable<string>, territories: Territories): PlacesScope {
  const codes = new Set(communes);
  const byCurrent = new Map<string, string[]>();
  const departements = new Set<string>();
  for (const code of codes) {
    const current = communeOf(code, territories);
    if (current === null) continue;
    byCurrent.set(current, [...(byCurrent.get(current) ?? []), code]);
    departements.add(territories.communes.get(current)?.departement ?? "");
  }
  return { communes: codes, departements, byCurrent };
}

export type CommuneInScope =
  | { readonly inside: true; readonly commune: string | null; readonly mergedSince: boolean }
  | { readonly inside: false };

/**
 * The commune of the study where a place is: the code that its list wrote where the study has it, else the one of today, or
 * one that has merged into it since and whose name the list writes.
 */
export function communeInScope(
  written: { readonly communeCode: string | null; readonly communeName: string | null },
  location: Location,
  { scope, territories }: { readonly scope: PlacesScope; readonly territories: Territories },
): CommuneInScope {
  if (location.by === "contradiction")
    return location.between.some((code) => scope.departements.has(code))
      ? { inside: true, commune: null, mergedSince: false }
      : { inside: false };
  if (location.commune === null)
    return scope.departements.has(location.departement ?? "")
      ? { inside: true, commune: null, mergedSince: false }
      : { inside: false };
  const { communeCode, communeName } = written;
  if (communeCode !== null && scope.communes.has(communeCode) && location.by === "former_code")
    return { inside: true, commune: communeCode, mergedSince: false };
  const candidates = scope.byCurrent.get(location.commune) ?? [];
  const [only, ...others] = candidates;
  if (only === undefined) return { inside: false };
  if (others.length === 0) return { inside: true, commune: only, mergedSince: false };
  const named = candidates.find((code) => nameKey(nameOf(code, territories)) === nameKey(communeName ?? ""));
  const current = candidates.includes(location.commune) ? location.commune : null;
  return { inside: true, commune: named ?? current, mergedSince: named === undefined };
}

function nameOf(code: string, { communes, former }: Territories): string {
  return communes.get(code)?.name ?? former.get(code)?.name ?? "";
}
