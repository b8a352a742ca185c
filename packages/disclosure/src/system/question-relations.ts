import type { Source } from "@vigie/study";
import type { Joint } from "./dependency.ts";
import { relationWhere } from "./relation-where.ts";
import type { Relation } from "./structure.ts";

type Fields = ReadonlyMap<string, readonly string[]>;

/** The field of who gave no answer to a question of several. */
export const noAnswerTo = (question: string) => `no answer to ${question}`;
const answered = "answered";
const answers: readonly string[] = ["yes", "no"];

/**
 * Fields that no table shows: of a question of several answers, who gave none, and for which reason. Where it is read in
 * one column, or in boxes, whoever has no answer to one item has none to the others. Told where no person of the data
 * says otherwise.
 */
export function unansweredFields(source: Source, fields: Fields, joints: readonly Joint[]): Fields {
  return new Map(
    [...source.multiples].flatMap(([question, { items }]) => {
      const told = [...items.values()].filter((item) => fields.has(item));
      if (told.length < 2 || !areTogether(told, joints)) return [];
      const reasons = new Set(told.flatMap((item) => (fields.get(item) ?? []).filter(isReason)));
      return [[noAnswerTo(question), [answered, ...reasons]] as const];
    }),
  );
}

const isReason = (code: string) => !answers.includes(code);

/** Whether everyone has the same reason for no answer to all the items, or none. */
function areTogether(items: readonly string[], joints: readonly Joint[]): boolean {
  const reasonOf = (code: string) => (isReason(code) ? code : answered);
  return items.every((one, at) =>
    items.slice(at + 1).every((other) => {
      const joint = jointOf([one, other], joints);
      return joint?.rows.every(({ codes: [a, b], count }) => count === 0 || reasonOf(a) === reasonOf(b));
    }),
  );
}

/**
 * What the answers to a question of several say of one another: none to one is none to all, see `unansweredFields`; and one
 * that the study says to exclude the others does, where no person of the data says otherwise.
 */
export function questionRelations(
  source: Source,
  fields: Fields,
  joints: readonly Joint[],
): readonly Relation[] {
  return [...source.multiples].flatMap(([question, { items, exclusive }]) => {
    const told = [...items].filter(([, flag]) => fields.has(flag));
    const reasons = fields.get(noAnswerTo(question)) ?? [];
    const withNone = told.flatMap(([, flag]): readonly Relation[] => {
      const isPossible = (reason: string, answer: string) =>
        reason === answered ? !isReason(answer) : reason === answer;
      return reasons.length === 0 ? [] : [relationWhere([noAnswerTo(question), flag], fields, isPossible)];
    });
    const excluding = told.flatMap(([item, flag], at) =>
      told.slice(at + 1).flatMap(([other, beside]): readonly Relation[] => {
        if (!exclusive.has(item) && !exclusive.has(other)) return [];
        const joint = jointOf([flag, beside], joints);
        const isPossible = (a: string, b: string) => a !== "yes" || b !== "yes";
        const isSo = joint?.rows.every(({ codes: [a, b], count }) => count === 0 || isPossible(a, b));
        return isSo === true ? [relationWhere([flag, beside], fields, isPossible)] : [];
      }),
    );
    return [...withNone, ...excluding];
  });
}

function jointOf(pair: readonly string[], joints: readonly Joint[]): Joint | undefined {
  return joints.find(({ fields }) => pair.every((name) => fields.includes(name)));
}
