import { type FormerCommune, formerCommunes, valuesByKey } from "./commune-mergers.ts";
import { type Article, nameKey } from "./commune-name.ts";
import type { PackageGroup, PackageLists } from "./package-lists.ts";

/** The communes of one year, those that they replaced, and the territories they belong to. */
export interface Territories {
  /** Year whose 1st of January these limits are of. */
  readonly vintage: number;
  readonly populations: { readonly source: string; readonly year: number };
  readonly communes: ReadonlyMap<string, Commune>;
  /** Codes in use no more, and municipal arrondissements: the commune that holds each of them today. */
  readonly former: ReadonlyMap<string, FormerCommune>;
  readonly departements: ReadonlyMap<string, string>;
  /** By code, for those whose article is known. */
  readonly articles: ReadonlyMap<string, Article>;
  /** Code of the commune where the prefecture is, by département. */
  readonly chefLieux: ReadonlyMap<string, string>;
  /** Names of EPCI and EPT, by their Siren. */
  readonly groups: ReadonlyMap<string, string>;
  /** By name key, communes and former communes: the codes of today. */
  readonly byName: ReadonlyMap<string, readonly string[]>;
  readonly byPostalCode: ReadonlyMap<string, readonly string[]>;
  /** By code of today: the keys of its names, today's and earlier ones, and of those of the communes it replaced. */
  readonly nameKeys: ReadonlyMap<string, readonly string[]>;
}

export interface Commune {
  readonly code: string;
  readonly name: string;
  readonly departement: string;
  /**
   * Two levels that are never added to one another: in the Métropole du Grand Paris the intercommunality is the
   * whole métropole, and the EPT one of its eleven parts. Null outside.
   */
  readonly epci: string | null;
  readonly ept: string | null;
  readonly postalCodes: readonly string[];
  /** Municipal population; null where none is given. */
  readonly population: number | null;
}

/** @param about the year of the limits and of the populations, which the lists leave out */
export function territoriesOf(
  lists: PackageLists,
  about: Pick<Territories, "vintage" | "populations">,
): Territories {
  const epci = groupOfMembers(lists.epci);
  const ept = groupOfMembers(lists.ept);
  const current = lists.communes.filter(({ type }) => type === "commune-actuelle");
  const communes = new Map(
    current.map((written): [string, Commune] => [
      written.code,
      {
        code: written.code,
        name: written.nom,
        departement: written.departement ?? written.collectiviteOutremer?.code ?? written.code.slice(0, 3),
        epci: epci.get(written.code) ?? null,
        ept: ept.get(written.code) ?? null,
        postalCodes: written.codesPostaux ?? [],
        population: written.population ?? null,
      },
    ]),
  );
  const former = formerCommunes(lists.communes, communes);
  const named = [
    ...[...communes.values()].map(({ code, name }) => [nameKey(name), code] as const),
    ...[...former.values()].flatMap(({ name, now }) =>
      name === null ? [] : [[nameKey(name), now] as const],
    ),
    ...(lists.formerNames ?? []).flatMap(({ code, name }) => {
      const now = communes.has(code) ? code : former.get(code)?.now;
      return now === undefined ? [] : [[nameKey(name), now] as const];
    }),
  ];
  return {
    ...about,
    communes,
    former,
    departements: new Map(lists.departements.map(({ code, nom }) => [code, nom])),
    articles: new Map(
      [...lists.departements, ...current].flatMap(({ code, typeLiaison }) =>
        typeLiaison === undefined ? [] : [[code, typeLiaison] as const],
      ),
    ),
    chefLieux: new Map(
      lists.departements.flatMap(({ code, chefLieu }) =>
        chefLieu === undefined ? [] : [[code, chefLieu] as const],
      ),
    ),
    groups: new Map(
      [...lists.epci, ...lists.ept].flatMap(({ code, nom }) =>
        nom === undefined ? [] : [[code, nom] as const],
      ),
    ),
    byName: valuesByKey(named),
    nameKeys: valuesByKey(named.map(([key, code]) => [code, key] as const)),
    byPostalCode: valuesByKey(
      [...communes.values()].flatMap(({ code, postalCodes }) =>
        postalCodes.map((postalCode) => [postalCode, code] as const),
      ),
    ),
  };
}

function groupOfMembers(groups: readonly PackageGroup[]): ReadonlyMap<string, string> {
  return new Map(groups.flatMap(({ code, membres }) => membres.map((member) => [member.code, code])));
}

/** Code of the département that a list writes by its code, with or without its zero, or by its name. */
export function departementOf(written: string, { departements }: Territories): string | null {
  const code = /^\d$/.test(written) ? `0${written}` : written.toUpperCase();
  if (departements.has(code)) return code;
  const key = nameKey(written);
  return [...departements].find(([, name]) => nameKey(name) === key)?.[0] ?? null;
}
