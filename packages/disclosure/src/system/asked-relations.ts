import { unknown } from "@vigie/engine";
import type { Attribute, Source } from "@vigie/study";
import { conditionLeaves, conditionRelations, leafOf } from "./conditions.ts";
import type { Joint } from "./dependency.ts";
import { recodingRelations } from "./recodings.ts";
import { relationWhere } from "./relation-where.ts";
import type { Relation } from "./structure.ts";
import { definingAttributes, universeTies } from "./universes.ts";
import { leavesOf } from "./views.ts";

type Fields = ReadonlyMap<string, readonly string[]>;

/** The field of the conditions to be asked a question, met or not. */
export const conditionsToBeAsked = (question: string) => `conditions to be asked ${question}`;

/**
 * The questions with a filter among some attributes, and among those that these are made of or asked by; each with what
 * its filter reads.
 */
export function filtersAmong(source: Source, names: Iterable<string>): readonly (readonly string[])[] {
  return readBy(source, names).flatMap((one) => (one.asked === undefined ? [] : [[one.id, ...readIn(one)]]));
}

/** Joint counts of a question and of the conditions to be asked it, from those of the question and of what its filter reads. */
export function filterJoint(
  source: Source,
  question: string,
  rows: readonly { readonly codes: readonly string[]; readonly count: number }[],
): Joint {
  const where = [...(source.attributes.get(question)?.asked?.where ?? [])];
  return {
    fields: [question, conditionsToBeAsked(question)],
    rows: rows.map(({ codes: [answer = unknown, ...read], count }) => {
      const met = where.flatMap(([name, codes], at) => (codes.includes(read[at] ?? unknown) ? [name] : []));
      return { codes: [answer, leafOf(met)], count };
    }),
  };
}

/** Attributes, those that they are made of, and those that say whom they were asked of. */
function readBy(source: Source, names: Iterable<string>): readonly Attribute[] {
  const met = new Set(names);
  for (const name of met) {
    const attribute = source.attributes.get(name);
    if (attribute !== undefined)
      for (const read of [...madeOf(attribute), ...readIn(attribute)]) met.add(read);
  }
  return [...met].flatMap((name) => source.attributes.get(name) ?? []);
}

/** Whether the study says of whom a field has no value, by a filter: its own, or that of what it is made of. */
export function isFiltered(name: string, source: Source): boolean {
  return readBy(source, [name]).some(({ asked }) => asked !== undefined);
}

const readIn = ({ asked }: Attribute): readonly string[] => [...(asked?.where.keys() ?? [])];
const madeOf = ({ origin }: Attribute): readonly string[] =>
  origin.kind === "field" || origin.kind === "item" ? [] : [origin.of].flat();

/**
 * Fields that no table shows and that filters of questions tie the tables by: two questions asked of the same persons, or
 * one asked of those of a universe. One that goes with a single other field tells nothing of the tables, and is left out.
 * @param fields of the tables
 */
export function filterFields(source: Source, fields: Fields, joints: readonly Joint[]): Fields {
  const started = [...fields.keys(), ...definingAttributes(source, fields)];
  const questions = readBy(source, started).filter((one) => isFollowed(one, joints));
  const read = questions.flatMap((one) => readBy(source, [one.id]));
  const hidden = new Map(
    read.flatMap(({ id, codes }) =>
      fields.has(id) || codes.length === 0
        ? []
        : [[id, leavesOf(id, new Set([...codes.map(({ code }) => code), unknown]), source)] as const],
    ),
  );
  const ties = [
    ...questions.flatMap((one) => readIn(one).map((name) => [one.id, name])),
    ...recodingRelations(source, new Map([...fields, ...hidden])).map((relation) => relation.fields),
    ...universeTies(source, fields),
  ];
  return withoutEnds(hidden, ties);
}

/** Hidden fields but for those that are tied to one other at most, and so on. */
export function withoutEnds(hidden: Fields, ties: readonly (readonly string[])[]): Fields {
  const tiedTo = (name: string) =>
    new Set(ties.flatMap((tie) => (tie.includes(name) ? tie.filter((other) => other !== name) : [])));
  const kept = [...hidden].filter(([name]) => tiedTo(name).size > 1);
  if (kept.length === hidden.size) return hidden;
  const left = new Map(kept);
  const isThere = (name: string) => !hidden.has(name) || left.has(name);
  return withoutEnds(
    left,
    ties.filter((tie) => tie.every(isThere)),
  );
}

/** The conditions to be asked a question, where several of them are on fields: who meets all was asked. */
export function askedFields(source: Source, fields: Fields, joints: readonly Joint[]): Fields {
  return new Map(
    followedIn(source, fields, joints).flatMap(({ id, asked }) => {
      if (asked === undefined || [...asked.where.keys()].filter((name) => fields.has(name)).length < 2)
        return [];
      return [[conditionsToBeAsked(id), conditionLeaves(asked.where)] as const];
    }),
  );
}

/**
 * A question that was not asked of everyone goes with what decides of whom: who was asked meets its conditions, and who
 * was not does not meet them all. Told where no person of the data says otherwise, as an answer given unasked would.
 */
export function askedRelations(
  source: Source,
  fields: Fields,
  joints: readonly Joint[],
): readonly Relation[] {
  return followedIn(source, fields, joints).flatMap(({ id, asked }): readonly Relation[] => {
    if (asked === undefined) return [];
    const { where, notAsked } = asked;
    const isIn = (answer: string) => answer !== notAsked;
    if (fields.has(conditionsToBeAsked(id)))
      return conditionRelations(conditionsToBeAsked(id), { where, defined: id, isIn }, fields);
    const isPossible = (met: boolean, answer: string) => (isIn(answer) ? met : where.size > 1 || !met);
    return [...where].flatMap(([condition, codes]) =>
      fields.has(condition)
        ? [relationWhere([condition, id], fields, (code, answer) => isPossible(codes.includes(code), answer))]
        : [],
    );
  });
}

function followedIn(source: Source, fields: Fields, joints: readonly Joint[]): readonly Attribute[] {
  return [...source.attributes.values()].filter((one) => fields.has(one.id) && isFollowed(one, joints));
}

/** Whether those asked a question are those who meet its conditions, of everyone in the data. */
function isFollowed({ id, asked }: Attribute, joints: readonly Joint[]): boolean {
  if (asked === undefined) return false;
  const joint = joints.find(({ fields }) => fields[0] === id && fields[1] === conditionsToBeAsked(id));
  const all = leafOf([...asked.where.keys()]);
  return (
    joint?.rows.every(
      ({ codes: [answer, met], count }) => count === 0 || (answer !== asked.notAsked) === (met === all),
    ) === true
  );
}
