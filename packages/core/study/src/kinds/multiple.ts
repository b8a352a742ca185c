import { z } from "zod";
import { countedDimension, countedTable, wholeBlock } from "../counting/counted-table.ts";
import { report } from "../problems.ts";
import { identifier } from "../shapes/shared-shapes.ts";

import { base, checkAlong, checkNoSets, type IndicatorKind, indicatorBase } from "./indicator-kind.ts";

import type { Mentions } from "./table-content.ts";

const schema = z.strictObject({
  kind: z
    .literal("multiple")
    .describe("Mentions de chaque réponse d’une question à plusieurs réponses (donnée de type multiple)."),
  ...indicatorBase,
  of: identifier.describe("Question à plusieurs réponses."),
  by: identifier.optional().describe("Caractéristique qui fait les groupes. À défaut, aucun."),
  base,
});

export const multiple: IndicatorKind<typeof schema, Mentions> = {
  schema,
  resolve(scope, { of, by = null }, indicator) {
    const { draft, place, found } = scope;
    checkNoSets(scope, { of, by: by === null ? [] : [by] });
    const question = draft.attributes.known.get(of);
    if (!question) checkAlong(scope, of, ["of"]);
    else if (!question.multiple) report(found, "study/multiple-expected", place("of"), { attribute: of });
    if (by !== null) checkAlong(scope, by, ["by"]);
    if (by !== null && question?.multiple && [...question.multiple.items.values()].includes(by))
      report(found, "study/profile-of-itself", place("of"), { attribute: by });
    return { ...indicator, against: null, by };
  },
  dimensions: ({ by, of }) => (by === null ? [of, "answer"] : [by, of, "answer"]),
  surveyed: "shares",
  counted(indicator, source) {
    const { id, universe, of, by } = indicator;
    const split = by === null ? [] : [countedDimension(source, by)];
    return [...(source.multiples.get(of)?.items ?? [])].map(([item, flag]) => {
      const answer = { ...countedDimension(source, flag), name: "answer" };
      return countedTable(indicator, [wholeBlock(universe, [...split, answer])], {
        id: `${id}/${item}`,
        item,
      });
    });
  },
  content: (indicator) => ({ answers: indicator, isTracked: true }),
  figures: ["multiple-answers"],
};
