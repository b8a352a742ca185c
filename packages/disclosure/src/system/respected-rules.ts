import { unknown } from "@vigie/engine";
import type { Attribute, Source, Universe } from "@vigie/study";
import type { Joint } from "./dependency.ts";

/** The field of who meets the conditions to be asked a question. */
export const conditionsToBeAsked = (question: string) => `conditions to be asked ${question}`;
export const [met, unmet] = ["met", "unmet"] as const;

/** A question was asked of those who meet its conditions, and of no other. */
export const askedAsSaid = (question: string) => `asked as said: ${question}`;
/** Who gave no answer to one item of a question gave none to the others, for the same reason. */
export const answeredWhole = (question: string) => `answered whole: ${question}`;
/** Nobody gave both, of two items of a question. */
export const neverTogether = (item: string, other: string) => `never together: ${item}, ${other}`;

/** Of a flag that is known. */
export const answers: readonly string[] = ["yes", "no"];
const answered = "answered";
/** Why an item has no answer; `answered` where it has one. */
export const reasonOf = (answer: string) => (answers.includes(answer) ? answered : answer);

/** What an attribute is made of. */
export const madeOf = ({ origin }: Attribute): readonly string[] =>
  origin.kind === "field" || origin.kind === "item" ? [] : [origin.of].flat();

/** Attributes, those that they are made of, and those that say whom they were asked of. */
export function readBy(source: Source, names: Iterable<string>): readonly Attribute[] {
  const found = new Set(names);
  for (const name of found) {
    const attribute = source.attributes.get(name);
    if (attribute !== undefined)
      for (const read of [...madeOf(attribute), ...(attribute.asked?.where.keys() ?? [])]) found.add(read);
  }
  return [...found].flatMap((name) => source.attributes.get(name) ?? []);
}

/** Whether the study says of whom a field has no value, by a filter: its own, or that of what it is made of. */
export function isFiltered(name: string, source: Source): boolean {
  return readBy(source, [name]).some(({ asked }) => asked !== undefined);
}

/** The questions with a filter that some attributes are read by; each with what its filter reads. */
export function filtersAmong(source: Source, names: Iterable<string>): readonly (readonly string[])[] {
  return readBy(source, names).flatMap((one) =>
    one.asked === undefined ? [] : [[one.id, ...one.asked.where.keys()]],
  );
}

/** The items of each question of several answers of which one at least is read by some attributes. */
export function itemsAmong(source: Source, names: Iterable<string>): ReadonlyMap<string, readonly string[]> {
  const read = new Set(readBy(source, names).map(({ id }) => id));
  return new Map(
    [...source.multiples].flatMap(([question, { items }]) => {
      const own = [...items.values()];
      return own.length > 1 && own.some((item) => read.has(item)) ? [[question, own] as const] : [];
    }),
  );
}

type Rows = readonly { readonly codes: readonly string[]; readonly count: number }[];

/** Joint counts of a question and of the conditions to be asked it, from those of the question and of what its filter reads. */
export function filterJoint(source: Source, question: string, rows: Rows): Joint {
  const where: Universe["where"] = source.attributes.get(question)?.asked?.where ?? new Map();
  return {
    fields: [question, conditionsToBeAsked(question)],
    rows: rows.map(({ codes: [answer = unknown, ...read], count }) => {
      const isMet = [...where.values()].every((codes, at) => codes.includes(read[at] ?? unknown));
      return { codes: [answer, isMet ? met : unmet], count };
    }),
  };
}

/** Joint counts of each two items of a question, from those of all. */
export function itemJoints(items: readonly string[], rows: Rows): readonly Joint[] {
  return items.flatMap((one, at) =>
    items.slice(at + 1).map((other, further) => ({
      fields: [one, other] as const,
      rows: rows.map(({ codes, count }) => ({
        codes: [codes[at] ?? unknown, codes[at + 1 + further] ?? unknown] as const,
        count,
      })),
    })),
  );
}

/**
 * What a study says of the answers to its questions, where no person of the data says otherwise, as an answer given
 * unasked would: an attacker who has read the study knows it, and a bundle says of which questions it holds.
 */
export function respectedRules(source: Source, joints: readonly Joint[]): ReadonlySet<string> {
  const held = [...judgedRules(source, joints)].filter(([, isHeld]) => isHeld);
  return new Set(held.map(([rule]) => rule).toSorted());
}

/** Of each of these rules on which the data say anything, whether all persons keep to it. */
export function judgedRules(source: Source, joints: readonly Joint[]): ReadonlyMap<string, boolean> {
  const isHeld = ({ rows }: Joint, isPossible: (a: string, b: string) => boolean) =>
    rows.every(({ codes: [a, b], count }) => count === 0 || isPossible(a, b));
  const asked = [...source.attributes.values()].flatMap(({ id, asked: filter }) => {
    const joint = joints.find(({ fields }) => fields[0] === id && fields[1] === conditionsToBeAsked(id));
    if (filter === undefined || joint === undefined) return [];
    const isSo = isHeld(joint, (answer, conditions) => (answer !== filter.notAsked) === (conditions === met));
    return [[askedAsSaid(id), isSo] as const];
  });
  const ofItems = [...source.multiples].flatMap(([question, { items, exclusive }]) => {
    const flags = new Set(items.values());
    const own = joints.filter(({ fields }) => fields.every((name) => flags.has(name)));
    const excluding = new Set([...exclusive].flatMap((item) => items.get(item) ?? []));
    const apart = own.flatMap((joint) => {
      const [one, other] = joint.fields;
      if (!excluding.has(one) && !excluding.has(other)) return [];
      return [[neverTogether(one, other), isHeld(joint, (a, b) => a !== "yes" || b !== "yes")] as const];
    });
    const isWhole = own.every((joint) => isHeld(joint, (a, b) => reasonOf(a) === reasonOf(b)));
    return own.length === 0 ? [] : [[answeredWhole(question), isWhole] as const, ...apart];
  });
  return new Map([...asked, ...ofItems]);
}
