import type { Boundaries, GeographicPoint } from "./boundaries.ts";
import { isShortOf, nameKey, sameNameKey } from "./commune-name.ts";
import { departementOf, type Territories } from "./territories.ts";

/** A location as a list writes it; null for what the list leaves out. */
export interface LocationRecord {
  readonly communeCode: string | null;
  readonly communeName: string | null;
  readonly postalCode: string | null;
  /** Its code or its name. */
  readonly departement: string | null;
  readonly point: GeographicPoint | null;
}

/** How a commune was found, the surest way first. */
export type PlacedBy =
  | "code"
  | "former_code"
  | "restored_code"
  | "postal_name"
  | "restored_postal"
  | "cedex_name"
  | "point"
  | "departement_name";

interface Placed {
  readonly by: PlacedBy;
  readonly commune: string;
  readonly departement: string;
}

export type Location =
  | Placed
  | { readonly by: "departement"; readonly commune: null; readonly departement: string }
  | { readonly by: "nothing"; readonly commune: null; readonly departement: null }
  | {
      /** What is written of it is of several départements, and which one is right is unknown. */
      readonly by: "contradiction";
      readonly commune: null;
      readonly departement: null;
      readonly between: readonly string[];
    };

/**
 * The commune of today where something is. Methods, section 5: by its code, through the history of communes; else by
 * postal code and name together; else by its coordinates; else by a name that is alone in its département; else nothing is guessed. A code prevails over a name and a
 * postal code of the same département; of another one, they contradict each other.
 * @param boundaries null where none are given: coordinates then place nothing
 */
export function locate(
  written: LocationRecord,
  territories: Territories,
  boundaries: Boundaries | null,
): Location {
  const coded = byCode(written, territories);
  const named = byPostalCode(written, territories);
  if (coded !== null && named !== null && coded.departement !== named.departement)
    return contradiction([coded.departement, named.departement]);
  return (
    coded ??
    named ??
    byPoint(written, territories, boundaries) ??
    byNameInDepartement(written, territories) ??
    byDepartement(written, territories)
  );
}

function byCode({ communeCode, communeName }: LocationRecord, territories: Territories): Placed | null {
  if (communeCode === null) return null;
  const known = communeOf(communeCode, territories);
  if (known !== null) return placed(communeCode === known ? "code" : "former_code", known, territories);
  if (!/^\d{4}$/.test(communeCode) || communeName === null) return null;
  const restored = communeOf(`0${communeCode}`, territories);
  return restored !== null && nameFit(restored, communeName, territories) !== null
    ? placed("restored_code", restored, territories)
    : null;
}

/** Code of the commune that a code, in use or not, stands for today. */
export function communeOf(code: string, { communes, former }: Territories): string | null {
  return communes.has(code) ? code : (former.get(code)?.now ?? null);
}

/**
 * Whether a commune, or one of those that it replaced, bears or bore this name: `whole`, or `short` of a complement
 * (“Saint-Ouen” for Saint-Ouen-sur-Seine); null where it does not.
 */
export function nameFit(commune: string, name: string, territories: Territories): "whole" | "short" | null {
  const key = nameKey(name);
  const keys = territories.nameKeys.get(commune) ?? [];
  if (keys.some((official) => sameNameKey(key, official))) return "whole";
  return keys.some((official) => isShortOf(key, official)) ? "short" : null;
}

function byPostalCode(written: LocationRecord, territories: Territories): Placed | null {
  const { postalCode, communeName } = written;
  if (postalCode === null || communeName === null) return null;
  const whole = /^\d{4}$/.test(postalCode) ? `0${postalCode}` : postalCode;
  const served = territories.byPostalCode.get(whole);
  const [found, ...others] =
    served === undefined
      ? cedex(whole, nameKey(communeName), territories)
      : bearersOf(communeName, served, territories);
  if (found === undefined || others.length > 0) return null;
  if (whole !== postalCode) return placed("restored_postal", found, territories);
  return placed(served === undefined ? "cedex_name" : "postal_name", found, territories);
}

/** Candidates that bear a name; where none does, those whose name it is short of a complement. */
function bearersOf(name: string, candidates: readonly string[], territories: Territories): readonly string[] {
  const key = nameKey(name);
  // Exact before approximate: letters may be lost in one name and stand in another.
  const exact = candidates.filter((code) => territories.nameKeys.get(code)?.includes(key));
  if (exact.length > 0) return exact;
  const fit = (how: "whole" | "short") =>
    candidates.filter((code) => nameFit(code, name, territories) === how);
  const whole = fit("whole");
  return whole.length > 0 ? whole : fit("short");
}

/** A postal code that serves no commune is a company's or an administration's: it gives its département. */
function cedex(postalCode: string, key: string, territories: Territories): readonly string[] {
  const departements = departementsOfPostalCode(postalCode);
  return (territories.byName.get(key) ?? []).filter((code) =>
    departements.includes(territories.communes.get(code)?.departement ?? ""),
  );
}

/** A postal code begins with its département: overseas by three digits, in Corsica by 20 for both. */
function departementsOfPostalCode(postalCode: string): readonly string[] {
  if (!/^\d{5}$/.test(postalCode)) return [];
  const start = postalCode.slice(0, 2);
  if (start === "97" || start === "98") return [postalCode.slice(0, 3)];
  return start === "20" ? ["2A", "2B"] : [start];
}

function byPoint(
  { point }: LocationRecord,
  territories: Territories,
  boundaries: Boundaries | null,
): Location | null {
  const code = point && boundaries?.communeAt(point);
  const commune = code && communeOf(code, territories);
  return commune ? placed("point", commune, territories) : null;
}

/** By a name that one commune of the département bears, where nothing else is written. */
function byNameInDepartement(
  { communeCode, communeName, postalCode, departement }: LocationRecord,
  territories: Territories,
): Placed | null {
  if (communeName === null || departement === null || communeCode !== null || postalCode !== null)
    return null;
  const stated = departementOf(departement, territories);
  const [only, ...others] = (territories.byName.get(nameKey(communeName)) ?? []).filter(
    (code) => territories.communes.get(code)?.departement === stated,
  );
  return only === undefined || others.length > 0 ? null : placed("departement_name", only, territories);
}

/** The département alone, where all that is written of it can be of one. */
function byDepartement(written: LocationRecord, territories: Territories): Location {
  const stated = written.departement === null ? null : departementOf(written.departement, territories);
  const postal = postalDepartements(written.postalCode ?? "", territories);
  const surer = [stated === null ? [] : [stated], postal].filter(({ length }) => length > 0);
  const [first = [], second = first] = surer;
  const shared = first.filter((code) => second.includes(code));
  const ofName =
    surer.length === 0 || isPartOfServed(written, territories) ? [] : namesakes(written, territories);
  if (
    (surer.length > 0 && shared.length === 0) ||
    (ofName.length > 0 && !ofName.some((code) => shared.includes(code)))
  ) {
    return contradiction([...first, ...second, ...ofName]);
  }
  const [only, ...others] = shared;
  return only !== undefined && others.length === 0 && territories.departements.has(only)
    ? { by: "departement", commune: null, departement: only }
    : { by: "nothing", commune: null, departement: null };
}

/** Départements of the communes that a postal code serves, and that of its first digits. */
function postalDepartements(postalCode: string, { byPostalCode, communes }: Territories): readonly string[] {
  const served = byPostalCode.get(postalCode)?.map((code) => communes.get(code)?.departement ?? "");
  return [...new Set(served ?? departementsOfPostalCode(postalCode))];
}

/** Départements of the communes of a name: none where no commune bears it, as for a hamlet or a misspelt name. */
function namesakes({ communeName }: LocationRecord, { byName, communes }: Territories): readonly string[] {
  const codes = communeName === null ? [] : (byName.get(nameKey(communeName)) ?? []);
  return [...new Set(codes.map((code) => communes.get(code)?.departement ?? ""))];
}

/** Whether a name is made of words of a commune that the postal code serves: “Châtain” of Arfeuille-Châtain. */
function isPartOfServed(
  { communeName, postalCode }: LocationRecord,
  { byPostalCode, nameKeys }: Territories,
): boolean {
  const words = nameKey(communeName ?? "").split(" ");
  const served = (byPostalCode.get(postalCode ?? "") ?? []).flatMap((code) => nameKeys.get(code) ?? []);
  return served.some((key) => {
    const ofCommune = key.split(" ");
    return words.every((word) => ofCommune.includes(word));
  });
}

function contradiction(between: readonly string[]): Location {
  return { by: "contradiction", commune: null, departement: null, between: [...new Set(between)] };
}

function placed(by: PlacedBy, commune: string, { communes }: Territories): Placed {
  return { by, commune, departement: communes.get(commune)?.departement ?? "" };
}
