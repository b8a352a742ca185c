import { nameAfterDe } from "./commune-name.ts";
import type { Commune, Territories } from "./territories.ts";

/** One département as a study lists it: its communes, each in its EPCI, or in its EPT in the Grand Paris. */
export interface DepartementTerritory {
  readonly code: string;
  readonly name: string;
  /** As in “la Caf de Loire-Atlantique”. */
  readonly of: string;
  /** Commune of the prefecture, `of` as in “le CCAS de Nantes”; null where it is not known. */
  readonly chefLieu: { readonly name: string; readonly of: string } | null;
  /** By name. */
  readonly communes: readonly DepartementCommune[];
  /** EPCI or EPT by code, in the order of their names; `partial`: it holds communes of another département too. */
  readonly groups: ReadonlyMap<string, { readonly name: string; readonly partial: boolean }>;
}

export interface DepartementCommune {
  readonly code: string;
  readonly name: string;
  /** Code of its EPCI or EPT; null for the few islands that have none. */
  readonly group: string | null;
}

/** Bodies of this département bear its name without the article that Insee gives it. */
const withoutArticle: ReadonlySet<string> = new Set(["44"]);

/**
 * Paris is one commune in one EPT: its territories are its arrondissements, the first four of which are one sector since
 * 2020 (law 2017-257).
 */
const paris = { departement: "75", commune: "75056", sector: "paris_centre", inSector: /^7510[1-4]$/ };

/**
 * @param code of a département of `Territories.departements`
 * @throws {RangeError} for another code
 */
export function departementTerritory(code: string, territories: Territories): DepartementTerritory {
  const name = territories.departements.get(code);
  if (name === undefined) throw new RangeError("not a département");
  const article = withoutArticle.has(code) ? 0 : (territories.articles.get(code) ?? 0);
  const chefLieu = territories.communes.get(territories.chefLieux.get(code) ?? "");
  const here = code === paris.departement ? arrondissements(territories) : communesOf(code, territories);
  const communes = here.toSorted((a, b) => a.name.localeCompare(b.name, "fr", { numeric: true }));
  return {
    code,
    name,
    of: nameAfterDe(name, article),
    chefLieu:
      chefLieu === undefined
        ? null
        : {
            name: chefLieu.name,
            of: nameAfterDe(chefLieu.name, territories.articles.get(chefLieu.code) ?? 0),
          },
    communes,
    groups: groupsOf(code, communes, territories),
  };
}

function communesOf(code: string, { communes }: Territories): readonly DepartementCommune[] {
  return [...communes.values()]
    .filter(({ departement }) => departement === code)
    .map((commune) => ({ code: commune.code, name: commune.name, group: groupOf(commune) }));
}

const groupOf = ({ ept, epci }: Commune) => ept ?? epci;

function arrondissements({ former }: Territories): readonly DepartementCommune[] {
  return [...former.values()]
    .filter(({ now, name }) => now === paris.commune && name !== null)
    .map(({ code, name }) => ({
      code,
      name: name ?? "",
      group: paris.inSector.test(code) ? paris.sector : null,
    }));
}

function groupsOf(
  departement: string,
  communes: readonly DepartementCommune[],
  { groups, communes: all }: Territories,
): DepartementTerritory["groups"] {
  const codes = new Set(communes.flatMap(({ group }) => group ?? []));
  const elsewhere = new Set(
    [...all.values()]
      .filter((commune) => commune.departement !== departement)
      .flatMap((commune) => groupOf(commune) ?? []),
  );
  const named = [...codes].map((code) => {
    const name = code === paris.sector ? "Paris Centre" : (groups.get(code) ?? code);
    return [code, { name, partial: elsewhere.has(code) }] as const;
  });
  return new Map(named.toSorted(([, a], [, b]) => a.name.localeCompare(b.name, "fr")));
}
