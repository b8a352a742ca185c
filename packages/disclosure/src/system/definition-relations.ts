import type { Source } from "@vigie/study";
import { attributesIn } from "./definitions.ts";
import { groupsOf } from "./groups.ts";
import { type PartialUnions, partialUnions } from "./partial-unions.ts";
import { noAnswerTo, type PossibleValues, possibleValues } from "./possible-values.ts";
import {
  answeredWhole,
  askedAsSaid,
  conditionsToBeAsked,
  itemsAmong,
  madeOf,
  readBy,
} from "./respected-rules.ts";
import { type Definition, fewWays, saidApart } from "./said-apart.ts";
import { type SaidTogether, saidTogether } from "./said-together.ts";
import type { Relation } from "./structure.ts";
import { neededTies, type Tie, type Ties, tiesOf } from "./ties.ts";

type Fields = ReadonlyMap<string, readonly string[]>;

/** Ways to have all the names that definitions tie, of which one field may be made. */
const waysMax = 4_000;

/** Fields that one between them keeps from being tied two by two. */
const spokesMin = 3;

const between = " × ";
const together = "together: ";

/** The field of what some fields that are shown say together. */
const fieldOf = ({ names }: SaidTogether) => `${together}${names.join(between)}`;

/** Whether a field is of what others say together: it shows no group that they do not. */
export const saysTogether = (field: string) => field.startsWith(together);

/** What the definitions of a study say of how some fields go together. */
export interface DefinitionRelations {
  /** Fields that no table shows, which the relations need. */
  readonly hidden: Fields;
  readonly relations: readonly Relation[];
  /** Whether the definitions say how two fields go together, by these relations. */
  readonly isSaid: (one: string, other: string) => boolean;
  /** Fields shown of which it could not be tried how they go with another. */
  readonly untried: ReadonlySet<string>;
}

export interface Known {
  /** Those of attributes and of universes, with their leaves. */
  readonly fields: Fields;
  /** Universes told apart by each field of universes. */
  readonly universes: ReadonlyMap<string, readonly string[]>;
  /** See `respectedRules`. */
  readonly respected: ReadonlySet<string>;
}

/**
 * What the definitions of a study leave to nobody, these relations leave to nobody: two fields at a time, and where that is
 * not enough, by a field of what several say together. However the attributes are made: recodings, unions, bands of one
 * number, filters of questions, conditions of universes.
 */
export function definitionRelations(source: Source, known: Known): DefinitionRelations {
  const { universes, respected } = known;
  const isDefined = (name: string) => source.attributes.has(name) || universes.has(name);
  const fields = new Map([...known.fields].filter(([name, { length }]) => length > 1 && isDefined(name)));
  const memberships = new Map(
    [...universes].flatMap(([field, ids]) =>
      fields.has(field) ? ids.map((universe) => [membershipIn(universe), { field, universe }] as const) : [],
    ),
  );
  const told = new Map([
    ...universes,
    ...[...memberships].map(([name, { universe }]) => [name, [universe]] as const),
  ]);
  const partial = partialUnions(source, fields);
  const possible = possibleValues({ source: partial.source, fields, universes: told, respected });
  const names = [...fields.keys()].toSorted();
  const middles = [...middlesOf(names, source, respected), ...sharedConditions(known, source)];
  const parts = connected([...names, ...middles], possible).map((part) =>
    relationsAmong(part, {
      possible,
      fields,
      middles,
      memberships,
      definitions: definitionsOf(part, { source, universes, steps: partial.steps }),
    }),
  );
  return {
    hidden: new Map(parts.flatMap(({ hidden }) => [...hidden])),
    relations: parts.flatMap(({ relations }) => relations),
    isSaid: (one, other) => parts.some(({ ties }) => ties.images(one, other) !== undefined),
    untried: new Set(parts.flatMap(({ ties }) => ties.untried.flat()).filter((name) => fields.has(name))),
  };
}

/** Fields that many may be tied by: who answered a question of several, who meets the conditions to be asked another. */
function middlesOf(
  names: readonly string[],
  source: Source,
  respected: ReadonlySet<string>,
): readonly string[] {
  const read = [...names, ...[...source.universes.values()].flatMap(({ where }) => [...where.keys()])];
  const questions = [...itemsAmong(source, read).keys()].filter((one) => respected.has(answeredWhole(one)));
  const asked = readBy(source, read).filter(({ id }) => respected.has(askedAsSaid(id)));
  const apart = Map.groupBy(asked, ({ asked: filter }) => JSON.stringify([...(filter?.where ?? [])]));
  const ones = [...apart.values()].flatMap((same) =>
    same
      .map(({ id }) => id)
      .toSorted()
      .slice(0, 1),
  );
  return [...questions.map(noAnswerTo), ...ones.map(conditionsToBeAsked)].toSorted();
}

/** What universes that are told apart each for itself are defined by in common, where no table shows it. */
function sharedConditions({ fields, universes }: Known, source: Source): readonly string[] {
  const names = [...universes.values()].flatMap((ids) => [...new Set(attributesIn(ids, source))]);
  return [...new Set(names)].filter((name) => {
    const times = names.filter((one) => one === name).length;
    return times > 1 && !fields.has(name);
  });
}

/** Names that share something that they are made of, or that a rule ties, directly or through others. */
function connected(names: readonly string[], possible: PossibleValues): readonly (readonly string[])[] {
  const made = new Map(names.map((name) => [name, [...possible.variablesOf(name)]]));
  const tied = [...made.values(), ...possible.ties].filter(({ length }) => length > 0);
  const at = new Map([...new Set(tied.flat())].map((variable, position) => [variable, position]));
  const placeOf = (variable: string | undefined) => at.get(variable ?? "") ?? -1;
  const groups = groupsOf(at.size);
  for (const variables of tied) groups.together(variables.map(placeOf));
  const parts = Map.groupBy(
    names.filter((name) => made.get(name)?.length !== 0),
    (name) => groups.root(placeOf(made.get(name)?.[0])),
  );
  return [...parts.values()].filter(({ length }) => length > 1);
}

interface Among {
  readonly possible: PossibleValues;
  readonly fields: Fields;
  readonly middles: readonly string[];
  /** By name, a field of universes and one of those that it tells apart. */
  readonly memberships: ReadonlyMap<string, { readonly field: string; readonly universe: string }>;
  readonly definitions: readonly Definition[];
}

function relationsAmong(
  names: readonly string[],
  { possible, fields, middles, memberships, definitions }: Among,
) {
  const leaves = new Map(names.map((name) => [name, fields.get(name) ?? leavesOf(name, possible)]));
  const ties = tiesOf(names, { possible, leaves });
  const isMiddle = (name: string) => middles.includes(name);
  const spokes = (middle: string) =>
    names.filter((name) => !isMiddle(name) && ties.images(middle, name) !== undefined).length;
  const own = names.filter((name) => !isMiddle(name) || spokes(name) >= spokesMin);
  const tied = ties.tied.filter((tie) => tie.every((name) => own.includes(name)));
  const needed = neededTies({ ...ties, tied }, { possible, isMiddle });
  const widest = own.toSorted((a, b) => (leaves.get(b)?.length ?? 0) - (leaves.get(a)?.length ?? 0));
  const { found, isWhole } = saidTogether(widest, { possible, leaves, ties, needed }, waysMax);
  const partial = definitions.map(({ name }) => name).filter((name) => !leaves.has(name));
  const all = new Map([
    ...leaves,
    ...partial.map((name) => [name, leavesOf(name, possible)] as const),
    ...[...memberships].map(([name, { universe }]) => [name, [universe, ""]] as const),
  ]);
  const together = found === null ? [] : [found];
  const isSmall = isWhole && (found === null || found.rows.length <= fewWays);
  const apart = isSmall ? [] : saidApart(widest, { possible, ties, leaves: all, definitions });
  // Many small fields that share their names are more to solve than one of all.
  const isOne = isSmall || (isWhole && sizeOf(apart) > sizeOf(together));
  const said = isOne ? together : apart;
  const told = new Set(said.flatMap((one) => one.names));
  return {
    ties,
    hidden: new Map([
      ...own.filter(isMiddle).map((name) => [name, leaves.get(name) ?? []] as const),
      ...partial.filter((name) => told.has(name)).map((name) => [name, all.get(name) ?? []] as const),
      ...said.map((one) => [fieldOf(one), leavesTogether(one, all)] as const),
    ]),
    relations: [
      ...needed.map((tie) => relationOf(tie, ties, leaves)),
      ...said.flatMap((one) => relationsTogether(one, { leaves: all, memberships })),
    ],
  };
}

/** Ways to have the names of some fields, whatever codes stand for others. */
const sizeOf = (some: readonly SaidTogether[]) =>
  some.reduce((sum, { names, rows, codes }) => {
    const alike = (code: string, at: number) => codes.get(names[at] ?? "")?.get(code)?.length ?? 1;
    const waysOf = (row: readonly string[]) => row.reduce((ways, code, at) => ways * alike(code, at), 1);
    return sum + rows.reduce((ways, row) => ways + waysOf(row), 0);
  }, 0);

/** Who is in a universe, as a name of its own. */
const membershipIn = (universe: string) => `in ${universe}`;

/** The definitions of some names that read several things: of two, their ties say all. */
function definitionsOf(
  names: readonly string[],
  {
    source,
    universes,
    steps,
  }: {
    readonly source: Source;
    readonly universes: Known["universes"];
    readonly steps: PartialUnions["steps"];
  },
): readonly Definition[] {
  return names.flatMap((name): readonly Definition[] => {
    const attribute = source.attributes.get(name);
    const made = attribute === undefined ? [] : madeOf(attribute);
    const filter = [...(attribute?.asked?.where.keys() ?? [])];
    return [
      ...(steps.get(name) ?? [{ name, reads: made }]).map((step) => ({ ...step, membership: null })),
      { name, reads: filter, membership: null },
      ...(universes.get(name) ?? []).map((id) => ({
        name,
        reads: [...(source.universes.get(id)?.where.keys() ?? [])],
        membership: membershipIn(id),
      })),
    ].filter(({ reads }) => reads.length > 1);
  });
}

function relationOf([one, other]: Tie, { images }: Ties, leaves: Fields): Relation {
  const beside = leaves.get(other) ?? [];
  return {
    fields: [one, other],
    pairs: (leaves.get(one) ?? []).flatMap((leaf, at) =>
      beside.flatMap((code, place) => (images(one, other)?.[at]?.has(place) ? [[leaf, code] as const] : [])),
    ),
  };
}

/** The positions of the codes, in the fields that say them; of codes that no other field tells apart, of the first one. */
function leavesTogether({ names, rows }: SaidTogether, leaves: Fields): readonly string[] {
  const places = names.map((name) => new Map(leaves.get(name)?.map((leaf, at) => [leaf, at])));
  return rows.map((row) => row.map((code, at) => places[at]?.get(code)).join("."));
}

/** Of what several names say together, what each of them says; of a membership, the field of its universe. */
function relationsTogether(
  all: SaidTogether,
  { leaves, memberships }: { readonly leaves: Fields; readonly memberships: Among["memberships"] },
): readonly Relation[] {
  const own = leavesTogether(all, leaves);
  return all.names.map((name, at) => {
    const membership = memberships.get(name);
    const codesOf = (code: string) => {
      if (membership === undefined) return all.codes.get(name)?.get(code) ?? [code];
      const { field, universe } = membership;
      return leaves.get(field)?.filter((leaf) => leaf.split("+").includes(universe) === (code !== "")) ?? [];
    };
    return {
      fields: [fieldOf(all), membership?.field ?? name],
      pairs: all.rows.flatMap((row, place) =>
        codesOf(row[at] ?? "").map((same) => [own[place] ?? "", same] as const),
      ),
    };
  });
}

function leavesOf(name: string, possible: PossibleValues): readonly string[] {
  return (possible.together([name]) ?? []).flat().toSorted();
}
