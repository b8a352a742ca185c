import { unknown } from "@vigie/engine";
import type { Attribute } from "@vigie/study";
import { type Definitions, decidedBy, itemsOf, variablesAmong } from "./definitions.ts";
import { readerOf, type Values } from "./derived-code.ts";
import { answeredWhole, askedAsSaid, neverTogether, reasonOf } from "./respected-rules.ts";

/** What holds of every person. */
export interface Rule {
  /** What it reads in the end. */
  readonly of: readonly string[];
  readonly holds: (values: Values) => boolean;
}

/** What no person of the data denies of the answers to questions: see `respectedRules`. */
export function rulesOfAnswers(reached: readonly Attribute[], definitions: Definitions): readonly Rule[] {
  const { source, respected } = definitions;
  const reader = readerOf(definitions);
  const asked = reached.flatMap(({ id, asked }): readonly Rule[] => {
    if (asked === undefined || !respected.has(askedAsSaid(id))) return [];
    const [own, isMet] = [reader.read(id), reader.meets(asked.where)];
    const of = variablesAmong(decidedBy([id, ...asked.where.keys()], definitions)).map((one) => one.id);
    return [{ of, holds: (values) => (own(values) !== asked.notAsked) === isMet(values) }];
  });
  const ofQuestions = [...source.multiples.keys()].flatMap((question): readonly Rule[] => {
    const items = itemsOf(reached, question, source);
    const [first, ...others] = items;
    if (first === undefined) return [];
    const reason = (item: string) => (values: Values) => reasonOf(values.get(item) ?? unknown);
    const whole = respected.has(answeredWhole(question))
      ? others.map((item) => ({
          of: [first, item],
          holds: (values: Values) => reason(first)(values) === reason(item)(values),
        }))
      : [];
    const apart = items.flatMap((one) =>
      items.flatMap((other) =>
        respected.has(neverTogether(one, other))
          ? [
              {
                of: [one, other],
                holds: (values: Values) => values.get(one) !== "yes" || values.get(other) !== "yes",
              },
            ]
          : [],
      ),
    );
    return [...whole, ...apart];
  });
  return [...asked, ...ofQuestions];
}
