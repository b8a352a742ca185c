import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { frenchLists } from "../territory/package-lists.ts";
import { type Territories, territoriesOf } from "../territory/territories.ts";

let read: Territories | null = null;

/**
 * The communes of France, read once from `@etalab/decoupage-administratif` (Licence Ouverte). The names that communes
 * bore since 2018 are those by which its earlier releases (0.3.0 to 5.3.0) and this one differ, communes nouvelles since
 * dissolved left out.
 */
export function frenchTerritories(): Territories {
  read ??= territoriesOf(
    {
      communes: list("communes"),
      departements: list("departements"),
      epci: list("epci"),
      ept: list("ept"),
      formerNames: parsed(new URL("former-names.json", import.meta.url)),
    },
    frenchLists,
  );
  return read;
}

function list(name: string) {
  return parsed(import.meta.resolve(`@etalab/decoupage-administratif/data/${name}.json`));
}

function parsed(url: string | URL) {
  return JSON.parse(readFileSync(fileURLToPath(url), "utf8"));
}
