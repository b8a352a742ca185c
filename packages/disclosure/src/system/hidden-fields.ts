import type { Source } from "@vigie/study";
import { flagsAnswered } from "./answers.ts";
import { conditionsToBeAsked } from "./asked-relations.ts";
import { noAnswerTo } from "./question-relations.ts";
import { conditionsOf } from "./universes.ts";

/**
 * Whether a field may tie tables of a source though none of them shows it: an attribute, or what is made of some. The data
 * decide of some of these, as where filters of questions are followed.
 */
export function isHiddenField(name: string, { attributes, multiples, universes }: Source): boolean {
  const made = [
    ...[...multiples.keys()].map(noAnswerTo),
    ...[...attributes.keys()].map(conditionsToBeAsked),
    ...[...universes.keys()].map(conditionsOf),
  ];
  return (
    attributes.has(name) ||
    made.includes(name) ||
    flagsAnswered(name)?.every((flag) => attributes.has(flag)) === true
  );
}
