import { communeOf } from "./locate.ts";
import type { Territories } from "./territories.ts";

/**
 * The communes of a territory by its official code: itself for a commune of today or of before, else those of an EPT or
 * an EPCI (by its Siren) or of a département; none for any other code.
 */
export function communesOf(code: string, territories: Territories): readonly string[] {
  if (communeOf(code, territories) !== null) return [code];
  const found: string[] = [];
  for (const { code: commune, epci, ept, departement } of territories.communes.values())
    if (epci === code || ept === code || departement === code) found.push(commune);
  return found;
}

/** Inhabitants of a territory, or why they are not known. */
export type KnownPopulation =
  | { readonly known: true; readonly inhabitants: number }
  /** `merged`: part of a commune of today whose other part is elsewhere; `absent`: a commune without a number. */
  | { readonly known: false; readonly why: "merged" | "absent" | "unknown_commune" };

/**
 * Municipal population of the territory made of some communes, of today or of earlier years: each commune of today is
 * counted once, and only where the territory holds all that it replaced.
 * @param communes their codes, one at least
 * @param all every code of the same list: a merged commune is whole where all its parts in that list are here
 */
export function populationOf(
  communes: Iterable<string>,
  all: Iterable<string>,
  territories: Territories,
): KnownPopulation {
  const here = new Set(communes);
  const now = new Set<string>();
  for (const code of here) {
    const current = communeOf(code, territories);
    if (current === null) return { known: false, why: "unknown_commune" };
    now.add(current);
  }
  for (const code of all)
    if (!here.has(code) && now.has(communeOf(code, territories) ?? ""))
      return { known: false, why: "merged" };
  let inhabitants = 0;
  for (const code of now) {
    const population = territories.communes.get(code)?.population ?? null;
    if (population === null) return { known: false, why: "absent" };
    inhabitants += population;
  }
  return { known: true, inhabitants };
}
