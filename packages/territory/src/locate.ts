import type { Boundaries, Point } from "./boundaries.ts";
import { nameKey, sameNameKey } from "./commune-name.ts";
import type { Territories } from "./territories.ts";

/** Where something is, as a list writes it; null for what it does not say. */
export interface WrittenLocation {
  readonly communeCode: string | null;
  readonly communeName: string | null;
  readonly postalCode: string | null;
  readonly departement: string | null;
  readonly point: Point | null;
}

/** How a commune was found, the surest way first. */
export type PlacedBy =
  | "code"
  | "former_code"
  | "restored_code"
  | "postal_name"
  | "restored_postal"
  | "cedex_name"
  | "point";

export type Location =
  | { readonly by: PlacedBy; readonly commune: string; readonly departement: string }
  | { readonly by: "departement"; readonly commune: null; readonly departement: string }
  | { readonly by: "nothing"; readonly commune: null; readonly departement: null };

/**
 * The commune of today where something is. Methods, section 5: by its code, through the history of communes; else by
 * postal code and name together; else by its coordinates; else nothing is guessed.
 * @param boundaries null where none are given: coordinates then place nothing
 */
export function locate(
  written: WrittenLocation,
  territories: Territories,
  boundaries: Boundaries | null,
): Location {
  return (
    byCode(written, territories) ??
    byPostalCode(written, territories) ??
    byPoint(written, territories, boundaries) ??
    byDepartement(written, territories)
  );
}

function byCode({ communeCode, communeName }: WrittenLocation, territories: Territories): Location | null {
  if (communeCode === null) return null;
  const known = communeOf(communeCode, territories);
  if (known !== null) return placed(communeCode === known ? "code" : "former_code", known, territories);
  if (!/^\d{4}$/.test(communeCode) || communeName === null) return null;
  const restored = communeOf(`0${communeCode}`, territories);
  return restored !== null && isNamed(restored, communeName, territories)
    ? placed("restored_code", restored, territories)
    : null;
}

/** Code of the commune that a code, in use or not, stands for today. */
export function communeOf(code: string, { communes, former }: Territories): string | null {
  return communes.has(code) ? code : (former.get(code)?.now ?? null);
}

/** Whether a commune, or one of those that it replaced, bears this name. */
export function isNamed(commune: string, name: string, territories: Territories): boolean {
  return codesNamed(nameKey(name), territories, [commune]).length > 0;
}

function byPostalCode(
  { postalCode, communeName }: WrittenLocation,
  territories: Territories,
): Location | null {
  if (postalCode === null || communeName === null) return null;
  const whole = /^\d{4}$/.test(postalCode) ? `0${postalCode}` : postalCode;
  const key = nameKey(communeName);
  const served = territories.byPostalCode.get(whole);
  const [found, ...others] =
    served === undefined ? cedex(whole, key, territories) : codesNamed(key, territories, served);
  if (found === undefined || others.length > 0) return null;
  if (whole !== postalCode) return placed("restored_postal", found, territories);
  return placed(served === undefined ? "cedex_name" : "postal_name", found, territories);
}

/** Those of the candidates that bear a name, or that replaced a commune that bore it. */
function codesNamed(
  key: string,
  { communes, byName }: Territories,
  candidates: readonly string[],
): readonly string[] {
  const exact = byName.get(key) ?? [];
  const found = candidates.filter((code) => exact.includes(code));
  if (found.length > 0) return found;
  return candidates.filter((code) => sameNameKey(key, nameKey(communes.get(code)?.name ?? "")));
}

/** A postal code that serves no commune is a company's or an administration's: it tells its département. */
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
  { point }: WrittenLocation,
  territories: Territories,
  boundaries: Boundaries | null,
): Location | null {
  const code = point && boundaries?.communeAt(point);
  const commune = code && communeOf(code, territories);
  return commune ? placed("point", commune, territories) : null;
}

function byDepartement(
  { departement, postalCode }: WrittenLocation,
  { departements, byPostalCode, communes }: Territories,
): Location {
  const served = byPostalCode.get(postalCode ?? "")?.map((code) => communes.get(code)?.departement ?? "");
  const found = [...new Set(served ?? departementsOfPostalCode(postalCode ?? ""))];
  const [only] = departement !== null ? [departement] : found.length === 1 ? found : [];
  return only !== undefined && departements.has(only)
    ? { by: "departement", commune: null, departement: only }
    : { by: "nothing", commune: null, departement: null };
}

function placed(by: PlacedBy, commune: string, { communes }: Territories): Location {
  return { by, commune, departement: communes.get(commune)?.departement ?? "" };
}
