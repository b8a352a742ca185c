import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { PackageLists } from "@vigie/places";

const { resolve } = createRequire(import.meta.url);

/** A file of the package that the lists come from. */
export const communesPath = resolve("@etalab/decoupage-administratif/data/communes.json");

/** The communes of France for the page: of the lists, what `territoriesOf` reads. */
export function communesText(): string {
  const lists: PackageLists = {
    communes: list("communes").map((commune) =>
      only(commune, [
        "code",
        "nom",
        "type",
        "departement",
        "collectiviteOutremer",
        "chefLieu",
        "commune",
        "anciensCodes",
        "codesPostaux",
        "population",
      ]),
    ),
    departements: list("departements").map((departement) => only(departement, ["code", "nom"])),
    epci: list("epci").map(group),
    ept: list("ept").map(group),
    formerNames: JSON.parse(readFileSync(formerNames, "utf8")),
  };
  return JSON.stringify(lists);
}

const formerNames = new URL("../../../packages/core/places/src/node/former-names.json", import.meta.url);

function list<Name extends keyof PackageLists & string>(name: Name): NonNullable<PackageLists[Name]> {
  return JSON.parse(readFileSync(resolve(`@etalab/decoupage-administratif/data/${name}.json`), "utf8"));
}

function group({ code, membres }: PackageLists["epci"][number]) {
  return { code, membres: membres.map((member) => ({ code: member.code })) };
}

function only<Item extends object, Key extends keyof Item>(
  item: Item,
  keys: readonly Key[],
): Pick<Item, Key> {
  return Object.fromEntries(keys.filter((key) => key in item).map((key) => [key, item[key]])) as Pick<
    Item,
    Key
  >;
}
