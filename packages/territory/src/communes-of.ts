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
