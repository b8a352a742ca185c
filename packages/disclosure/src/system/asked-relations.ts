import type { Source } from "@vigie/study";
import type { Joint } from "./dependency.ts";
import type { Relation } from "./structure.ts";

/**
 * A question that was not asked of everyone goes with what decides of whom: who was asked meets its conditions, and who
 * was not does not meet the only one. Told where no person of the data says otherwise, as an answer given unasked would.
 */
export function askedRelations(
  source: Source,
  fields: ReadonlyMap<string, readonly string[]>,
  joints: readonly Joint[],
): readonly Relation[] {
  return [...source.attributes.values()].flatMap(({ id, asked }) =>
    [...(asked?.where ?? [])].flatMap(([condition, codes]): readonly Relation[] => {
      const [conditions, answers] = [fields.get(condition), fields.get(id)];
      const joint = joints.find(({ fields: pair }) => pair.includes(condition) && pair.includes(id));
      if (asked === undefined || !conditions || !answers || !joint) return [];
      const isPossible = (met: string, answer: string) =>
        answer === asked.notAsked ? asked.where.size > 1 || !codes.includes(met) : codes.includes(met);
      const side = joint.fields.indexOf(condition);
      const isSo = joint.rows.every(
        ({ codes: pair, count }) => count === 0 || isPossible(pair[side] ?? "", pair[1 - side] ?? ""),
      );
      const pairs = conditions.flatMap((met) =>
        answers.flatMap((answer) => (isPossible(met, answer) ? [[met, answer] as const] : [])),
      );
      return isSo ? [{ fields: [condition, id], pairs }] : [];
    }),
  );
}
