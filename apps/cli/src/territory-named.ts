import { nearest } from "@vigie/study";
import {
  type DepartementTerritory,
  departementOf,
  departementTerritory,
  type Territories,
} from "@vigie/territory";
import { inputError } from "./problems.ts";

/** Overseas collectivities, which the list holds too and which are no départements. */
const collectivity = /^97[578]$|^98/;

/**
 * The département that a person writes by its number or its name.
 * @throws {VigieErrors} for what is not one, with a name that is near
 */
export function territoryNamed(written: string, territories: Territories): DepartementTerritory {
  const code = departementOf(written, territories);
  if (code !== null && !collectivity.test(code)) return departementTerritory(code, territories);
  throw inputError("cli/departement-unknown", {}, { name: written, ...meant(written, territories) });
}

/** What a person may have meant by what is not a département. */
function meant(written: string, { departements }: Territories) {
  const near = (kind: "corsica" | "several" | "yes" | "no", nearest = "") => ({
    near: kind,
    nearest,
  });
  if (/^(?:20|corse)$/i.test(written)) return near("corsica");
  if (/[,;+]/.test(written)) return near("several");
  // The Rhône and the Métropole de Lyon, as some lists of Insee and of the tax administration part them: 69D and 69M.
  const [, number = ""] = /^(\d{2})[A-Z]$/i.exec(written) ?? [];
  if (departements.has(number)) return near("yes", number);
  // A number that is near another one is of no use: the names alone are compared.
  const close = /\p{Letter}{3}/u.test(written) ? nearest(written, departements.values()) : null;
  return close === null ? near("no") : near("yes", close);
}

/** Of the départements where it is another time than in Paris, by code. */
export const timezones: ReadonlyMap<string, string> = new Map([
  ["971", "America/Guadeloupe"],
  ["972", "America/Martinique"],
  ["973", "America/Cayenne"],
  ["974", "Indian/Reunion"],
  ["976", "Indian/Mayotte"],
]);
