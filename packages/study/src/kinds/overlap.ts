import { z } from "zod";
import { plainTables } from "../counted-table.ts";
import { identifier } from "../forms/shared-shapes.ts";
import { problem } from "../problems/problems.ts";
import { said } from "../reading/vigie-error.ts";
import { checkAlong, checkNoSets } from "./check-names.ts";
import type { IndicatorBase, IndicatorKind } from "./indicator-kind.ts";
import { indicatorBase } from "./indicator-shapes.ts";

/** How many units hold each exact set of flags. */
export interface Overlap extends IndicatorBase {
  readonly kind: "overlap";
  readonly against: null;
}

const schema = z.strictObject({
  kind: z
    .literal("overlap")
    .describe("Effectifs de chaque ensemble exact de oui : les difficultés qui vont ensemble."),
  ...indicatorBase,
  of: identifier.describe("Caractéristique calculée par « set »."),
});

export const overlap: IndicatorKind<typeof schema, Overlap> = {
  schema,
  resolve(scope, { of }, own) {
    checkNoSets(scope, { of });
    checkAlong(scope, of, ["of"]);
    const attribute = scope.draft.attributes.known.get(of)?.attribute;
    if (attribute !== undefined && attribute.origin.kind !== "set") {
      const place = scope.form.written.place([...scope.path, "of"]);
      scope.found.push(problem("study/set-expected", place, { attribute: said(of) }));
    }
    return { ...own, against: null, kind: "overlap" };
  },
  dimensions: ({ of }) => [of],
  surveyed: "shares",
  measures: () => [],
  isExact: () => false,
  counted: (indicator, source) => plainTables(indicator, [indicator.of], source),
};
