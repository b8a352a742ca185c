import { communesOf, populationOf, type Territories } from "@vigie/places";
import {
  contentOf,
  type PopulationList,
  type Rate,
  referencePopulations,
  type Source,
  type Study,
} from "@vigie/study";

/** Whether a rate of the study divides by the populations of reference, or holders of a group serve some. */
export function asksReferencePopulations(study: Study): boolean {
  return (
    servedTerritories(study).length > 0 ||
    [...study.indicators.values()].some(
      (indicator) => contentOf(indicator).rate?.populations.includes(referencePopulations) === true,
    )
  );
}

/** The name, among populations, of those of the territories that holders serve. */
const servedName = `${referencePopulations} of holders`;

/** Codes of the territories that the holders of a group serve, each once. */
function servedTerritories({ partners }: Study): readonly string[] {
  const holders = [...partners.values()].flatMap(({ group }) => [...(group?.holders.values() ?? [])]);
  return [...new Set(holders.flatMap(({ communes }) => communes))];
}

function servedList(study: Study, territories: Territories): PopulationList {
  const inhabitants = servedTerritories(study).flatMap((code) => {
    const communes = communesOf(code, territories);
    if (communes.length === 0) return [];
    const population = populationOf(communes, new Set(communes), territories);
    return population.known ? [[code, population.inhabitants] as const] : [];
  });
  return referenceList(inhabitants, territories);
}

/**
 * The study with the official populations of the territories of each of its rates. One list a rate: a code may stand
 * for a commune of before a merger in one, and for that of today in another.
 */
export function withReferencePopulations(study: Study, territories: Territories): Study {
  const rates = [...study.indicators.values()].flatMap((indicator) => contentOf(indicator).rate ?? []);
  const lists = rates.map(
    (rate) =>
      [referenceOf(rate), referenceList(inhabitantsOf(rate, study, territories), territories)] as const,
  );
  const served = [[servedName, servedList(study, territories)] as const];
  const known = servedTerritories(study).length === 0 ? lists : [...lists, ...served];
  return { ...study, populations: new Map([...study.populations, ...known]) };
}

/** The list of populations that a rate divides by, under the name that it gives; undefined where there is none yet. */
export function populationsOf(study: Study, rate: Rate, name: string): PopulationList | undefined {
  return study.populations.get(name === referencePopulations ? referenceOf(rate) : name);
}

function referenceOf({ id }: Rate): string {
  return `${referencePopulations} ${id}`;
}

function referenceList(
  inhabitants: readonly (readonly [string, number])[],
  { populations: { source, year }, vintage }: Territories,
): PopulationList {
  return {
    id: referencePopulations,
    label: { fr: "Populations de référence", en: "Reference populations" },
    source: {
      fr: `${source}, communes au 1er janvier ${vintage}`,
      en: `${source}, communes as of 1 January ${vintage}`,
    },
    year,
    inhabitants: new Map(inhabitants),
    total: null,
  };
}

function inhabitantsOf(
  { source: id, of }: Rate,
  { sources }: Study,
  territories: Territories,
): readonly (readonly [string, number])[] {
  const source: Source | undefined = sources.get(id);
  if (source === undefined) throw new RangeError("a rate without its source");
  const members = atOneLevel(membersOf(source, of, (code) => communesOf(code, territories)));
  const all = new Set([...members.values()].flat());
  return [...members].flatMap(([code, communes]) => {
    if (communes.length === 0) return [];
    const population = populationOf(communes, all, territories);
    return population.known ? [[code, population.inhabitants] as const] : [];
  });
}

/** Without the territories that hold another one: levels are never added to one another. */
function atOneLevel(members: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, readonly string[]> {
  const owners = new Map<string, string[]>();
  for (const [code, communes] of members)
    for (const commune of communes) owners.set(commune, [...(owners.get(commune) ?? []), code]);
  const size = (code: string) => members.get(code)?.length ?? 0;
  return new Map(
    [...members].filter(([code, communes]) =>
      communes.every((commune) => owners.get(commune)?.every((other) => size(other) >= size(code))),
    ),
  );
}

/**
 * The communes that each code of an attribute is made of: itself where it is one, else those of the codes that it
 * stands above, by the hierarchy of its code list or by the recoding that gives it.
 * @param communesOf those of an official code; none for any other
 */
function membersOf(
  source: Source,
  attribute: string,
  communesOf: (code: string) => readonly string[],
): ReadonlyMap<string, readonly string[]> {
  const found = source.attributes.get(attribute);
  if (found === undefined) return new Map();
  const { origin, codes } = found;
  const below = (parent: string): readonly string[] =>
    codes.flatMap(({ code, parent: above }) => (above === parent ? inside(code) : []));
  const inside = (code: string): readonly string[] => {
    const communes = communesOf(code);
    return communes.length > 0 ? communes : below(code);
  };
  if (origin.kind !== "recode") return new Map(codes.map(({ code }) => [code, inside(code)]));
  const finer = membersOf(source, origin.of, communesOf);
  return new Map(
    codes.map(({ code }) => [
      code,
      [...new Set([...origin.map].flatMap(([from, to]) => (to === code ? (finer.get(from) ?? []) : [])))],
    ]),
  );
}
