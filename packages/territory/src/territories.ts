import { nameKey } from "./commune-name.ts";

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

export interface FormerCommune {
  readonly code: string;
  /** Null where only its code is known. */
  readonly name: string | null;
  /** Code of today. */
  readonly now: string;
}

/** How a name follows “de”, as Insee numbers it (TNCC): 0 “de”, 1 “d’”, 2 “du”, 3 “de la”… See `withOf`. */
export type Article = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

/** Lists of the package `@etalab/decoupage-administratif`, as it writes them. */
export interface WrittenLists {
  readonly communes: readonly WrittenCommune[];
  readonly departements: readonly {
    readonly code: string;
    readonly nom: string;
    readonly chefLieu?: string;
    readonly typeLiaison?: Article;
  }[];
  readonly epci: readonly WrittenGroup[];
  readonly ept: readonly WrittenGroup[];
  /** Names that communes bore before; those lists only have today's. */
  readonly formerNames?: readonly { readonly code: string; readonly name: string }[];
}

interface WrittenCommune {
  readonly code: string;
  readonly nom: string;
  readonly typeLiaison?: Article;
  readonly type: "commune-actuelle" | "commune-deleguee" | "commune-associee" | "arrondissement-municipal";
  readonly departement?: string;
  readonly collectiviteOutremer?: { readonly code: string };
  /** Of a delegated or associated commune. */
  readonly chefLieu?: string;
  /** Of a municipal arrondissement. */
  readonly commune?: string;
  readonly anciensCodes?: readonly string[];
  readonly codesPostaux?: readonly string[];
  readonly population?: number;
}

interface WrittenGroup {
  readonly code: string;
  readonly nom?: string;
  readonly membres: readonly { readonly code: string }[];
}

/** @param about the year of the limits and of the populations, which the lists do not say */
export function territoriesOf(
  lists: WrittenLists,
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
    byName: grouped(named),
    nameKeys: grouped(named.map(([key, code]) => [code, key] as const)),
    byPostalCode: grouped(
      [...communes.values()].flatMap(({ code, postalCodes }) =>
        postalCodes.map((postalCode) => [postalCode, code] as const),
      ),
    ),
  };
}

function groupOfMembers(groups: readonly WrittenGroup[]): ReadonlyMap<string, string> {
  return new Map(groups.flatMap(({ code, membres }) => membres.map((member) => [member.code, code])));
}

/** A code that several communes took over says nothing of where it is: it is left out. */
function formerCommunes(
  written: readonly WrittenCommune[],
  communes: ReadonlyMap<string, Commune>,
): ReadonlyMap<string, FormerCommune> {
  const found = new Map<string, FormerCommune>();
  for (const { code, nom, type, chefLieu, commune } of written) {
    const now = type === "arrondissement-municipal" ? commune : chefLieu;
    if (type !== "commune-actuelle" && now !== undefined && !communes.has(code) && communes.has(now))
      found.set(code, { code, name: nom, now });
  }
  const takers = grouped(
    written.flatMap(({ code, anciensCodes = [] }) => anciensCodes.map((old) => [old, code] as const)),
  );
  for (const [code, [now = "", ...others]] of takers)
    if (!found.has(code) && !communes.has(code) && communes.has(now) && others.length === 0)
      found.set(code, { code, name: null, now });
  return found;
}

function grouped(pairs: readonly (readonly [string, string])[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, Set<string>>();
  for (const [key, value] of pairs) {
    const group = groups.get(key);
    if (group === undefined) groups.set(key, new Set([value]));
    else group.add(value);
  }
  return new Map([...groups].map(([key, values]) => [key, [...values]]));
}
