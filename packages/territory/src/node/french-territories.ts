import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Territories, territoriesOf } from "../territories.ts";

/** What version 6.0.0 of the package holds, by its own notes: a new version changes these two. */
const about = {
  vintage: 2026,
  populations: { source: "Insee, populations de référence (populations municipales)", year: 2023 },
} as const;

let read: Territories | null = null;

/** The communes of France, read once from `@etalab/decoupage-administratif` (Licence Ouverte). */
export function frenchTerritories(): Territories {
  read ??= territoriesOf(
    { communes: list("communes"), departements: list("departements"), epci: list("epci"), ept: list("ept") },
    about,
  );
  return read;
}

function list(name: string) {
  const path = fileURLToPath(import.meta.resolve(`@etalab/decoupage-administratif/data/${name}.json`));
  return JSON.parse(readFileSync(path, "utf8"));
}
