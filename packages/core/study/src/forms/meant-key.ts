import { comparableName, nearest } from "../reading/nearest.ts";
import type { Path } from "../reading/parsed-file.ts";

/** What people who write in French type for a key, and the keys that it may stand for: the first that is allowed is meant. */
const frenchKeys: Readonly<Record<string, readonly string[]>> = {
  etude: ["study"],
  titre: ["title", "label"],
  libelle: ["label", "title"],
  intitule: ["label", "title"],
  resume: ["summary"],
  periode: ["window", "period"],
  du: ["from"],
  debut: ["from"],
  au: ["to"],
  fin: ["to"],
  fuseau: ["timezone"],
  langues: ["languages"],
  partenaires: ["partners"],
  protection: ["disclosure"],
  budget: ["rho"],
  seuil: ["min"],
  unite: ["unit"],
  donnees: ["fields"],
  champs: ["fields", "universes"],
  champ: ["universe", "universes"],
  population: ["universe", "populations"],
  univers: ["universe", "universes"],
  caracteristique: ["of"],
  calculs: ["derive"],
  nomenclature: ["codelist"],
  ordonne: ["ordered"],
  manquant: ["missing"],
  indicateurs: ["indicators"],
  sorte: ["kind", "type"],
  genre: ["kind", "type"],
  type: ["kind"],
  selon: ["by"],
  par: ["by"],
  statistique: ["statistic"],
  tranches: ["bands"],
  etendue: ["range"],
  pas: ["grain"],
  filtre: ["asked", "where"],
  condition: ["where", "asked"],
  conditions: ["where", "asked"],
  poids: ["weight"],
  canaux: ["channels"],
  familles: ["families"],
  motifs: ["motives"],
};

/** The allowed key that a French word stands for; null where it stands for none. */
export function frenchKey(key: string, allowed: readonly string[]): string | null {
  const meant = Object.hasOwn(frenchKeys, comparableName(key)) ? frenchKeys[comparableName(key)] : undefined;
  return meant?.find((name) => allowed.includes(name)) ?? null;
}

/** The allowed key that an unknown one stands for: its French name, or the one it is near to. */
export function meantKey(key: string, allowed: readonly string[]): string | null {
  return frenchKey(key, allowed) ?? nearest(key, allowed);
}

/** Keys of a former version of the language, by where they stood: a study or a mapping may still have them. */
const retired: Readonly<Record<string, readonly string[]>> = {
  disclosure: ["zeros", "all_but", "dominance", "p_percent", "not_sensitive", "masking", "tables"],
  floors: ["zeros", "all_but", "dominance", "p_percent"],
};

/** Keys that have another name now. */
const renamed: Readonly<Record<string, string>> = { total_row: "other_rows" };

/** The new name of a key, where it may be written there. */
export function renamedKey(key: string, allowed: readonly string[]): readonly string[] {
  return allowed.filter((name) => name === renamed[key]);
}

export function isRetired(path: Path, key: string): boolean {
  return path.length === 1 && retired[String(path[0])]?.includes(key) === true;
}
