import type { Source } from "@vigie/study";
import { groupsOf } from "./groups.ts";
import { noAnswerTo, type PossibleValues, possibleValues } from "./possible-values.ts";
import {
  answeredWhole,
  askedAsSaid,
  conditionsToBeAsked,
  itemsAmong,
  madeOf,
  readBy,
} from "./respected-rules.ts";
import { type Means, type SaidTogether, saidTogether } from "./said-together.ts";
import type { Relation } from "./structure.ts";
import { neededTies, type Tie, type Ties, tiesOf } from "./ties.ts";

type Fields = ReadonlyMap<string, readonly string[]>;

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
  const possible = possibleValues({ source, fields, universes, respected });
  const names = [...fields.keys()].toSorted();
  const middles = middlesOf(names, source, respected);
  const readBySelf = (name: string) => {
    const attribute = source.attributes.get(name);
    const made = attribute === undefined ? [] : madeOf(attribute);
    return [
      ...(made.length > 1 ? [made] : []),
      ...(attribute?.asked === undefined ? [] : [[name, ...attribute.asked.where.keys()]]),
      ...(universes.get(name) ?? []).map((id) => [...(source.universes.get(id)?.where.keys() ?? [])]),
    ];
  };
  const parts = connected([...names, ...middles], possible).map((part) =>
    relationsAmong(part, { possible, fields, middles, readBySelf }),
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

function relationsAmong(
  names: readonly string[],
  {
    possible,
    fields,
    middles,
    readBySelf,
  }: {
    readonly possible: PossibleValues;
    readonly fields: Fields;
    readonly middles: readonly string[];
    /** Of a union or a set, its flags; of a question that some are asked, and of each universe of a field, what its conditions are on. */
    readonly readBySelf: (name: string) => readonly (readonly string[])[];
  },
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
  const said = groupsSaidTogether(widest, { possible, leaves, ties, needed }, readBySelf);
  return {
    ties,
    hidden: new Map([
      ...own.filter(isMiddle).map((name) => [name, leaves.get(name) ?? []] as const),
      ...said.map((one) => [fieldOf(one), leavesTogether(one, leaves)] as const),
    ]),
    relations: [
      ...needed.map((tie) => relationOf(tie, ties, leaves)),
      ...said.flatMap((one) => relationsTogether(one, leaves)),
    ],
  };
}

/**
 * What names say together; where not all of them have few enough ways to be had, also what each union, each set, each universe,
 * and each question that some are asked, says with those that are made of nothing but what it reads is made of.
 * @param widest first
 */
function groupsSaidTogether(
  widest: readonly string[],
  means: Means,
  readBySelf: (name: string) => readonly (readonly string[])[],
): readonly SaidTogether[] {
  const { found, isWhole } = saidTogether(widest, means);
  if (isWhole) return found === null ? [] : [found];
  const { variablesOf } = means.possible;
  const apart = widest.flatMap((own) =>
    readBySelf(own).flatMap((read) => {
      const made = new Set(read.flatMap((name) => [...variablesOf(name)]));
      const isOfThese = (name: string) => [...variablesOf(name)].every((one) => made.has(one));
      return (
        saidTogether(
          widest.filter((name) => name === own || isOfThese(name)),
          means,
        ).found ?? []
      );
    }),
  );
  const all = [...(found === null ? [] : [found]), ...apart];
  return [...new Map(all.map((one) => [fieldOf(one), one])).values()];
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

/** Of what several fields say together, what each of them says. */
function relationsTogether(all: SaidTogether, leaves: Fields): readonly Relation[] {
  const own = leavesTogether(all, leaves);
  return all.names.map((name, at) => ({
    fields: [fieldOf(all), name],
    pairs: all.rows.flatMap((row, place) => {
      const code = row[at] ?? "";
      return (all.codes.get(name)?.get(code) ?? [code]).map((same) => [own[place] ?? "", same] as const);
    }),
  }));
}

function leavesOf(name: string, possible: PossibleValues): readonly string[] {
  return (possible.together([name]) ?? []).flat().toSorted();
}
