import { z } from "zod";
import { report } from "../problems.ts";
import { identifier } from "../shapes/shared-shapes.ts";

import { checkAlong, checkNoSets, type IndicatorKind, indicatorBase } from "./indicator-kind.ts";

const schema = z.strictObject({
  kind: z
    .literal("overlap")
    .describe("Effectifs de chaque ensemble exact de oui : les difficultés qui vont ensemble."),
  ...indicatorBase,
  of: identifier.describe("Caractéristique calculée par « set »."),
});

/** How many units hold each exact set of flags. */
export const overlap: IndicatorKind<typeof schema> = {
  schema,
  resolve(scope, { of }, indicator) {
    checkNoSets(scope, { of });
    checkAlong(scope, of, ["of"]);
    const attribute = scope.draft.attributes.known.get(of)?.attribute;
    if (attribute !== undefined && attribute.origin.kind !== "set")
      report(scope.found, "study/set-expected", scope.place("of"), { attribute: of });
    return indicator;
  },
  dimensions: ({ of }) => [of],
  surveyed: "shares",
  content: () => ({ isTracked: true }),
  figures: ["overlap"],
};
