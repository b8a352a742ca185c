import { z } from "zod";
import type { Indicator } from "../model/indicator.ts";
import { identifier } from "../shapes/shared-shapes.ts";

import {
  checkAlong,
  checkDistinct,
  checkEachAlong,
  checkNoSets,
  type IndicatorKind,
  indicatorBase,
} from "./indicator-kind.ts";

/** Units at the crossing of several characteristics, along one more. */
interface Crossing extends Indicator {
  readonly against: null;
  readonly by: readonly string[];
}

const schema = z.strictObject({
  kind: z.literal("cross").describe("Effectifs d’une caractéristique au croisement de plusieurs autres."),
  ...indicatorBase,
  by: z.array(identifier).min(2).max(3).describe("Caractéristiques croisées, deux ou trois."),
});

export const cross: IndicatorKind<typeof schema, Crossing> = {
  schema,
  resolve(scope, { of, by }, indicator) {
    checkNoSets(scope, { of, by });
    checkEachAlong(scope, by, "by");
    checkAlong(scope, of, ["of"]);
    checkDistinct(scope, [...by, of]);
    return { ...indicator, against: null, by };
  },
  dimensions: ({ of, by: [first = of, ...others] }) => [first, ...others, of],
  surveyed: "shares",
  content: ({ by }) => ({ crossed: by }),
  figures: ["answer-grid", "heat-table"],
};
