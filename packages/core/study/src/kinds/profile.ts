import { z } from "zod";
import type { Indicator } from "../model/indicator.ts";
import { identifier } from "../shapes/shared-shapes.ts";

import {
  against,
  base,
  checkAlong,
  checkDistinct,
  checkNoSets,
  type IndicatorKind,
  indicatorBase,
} from "./indicator-kind.ts";

/** Profile of those in each group that another characteristic makes. */
interface Profile extends Indicator {
  readonly by: string;
}

const schema = z.strictObject({
  kind: z.literal("profile").describe("Effectifs d’une caractéristique dans chaque groupe."),
  ...indicatorBase,
  by: identifier.optional().describe("Caractéristique qui fait les groupes. À défaut, group."),
  against,
  base,
});

export const profile: IndicatorKind<typeof schema, Profile> = {
  schema,
  resolve(scope, { of, by = "group" }, indicator) {
    checkNoSets(scope, { of, by: [by] });
    checkAlong(scope, of, ["of"]);
    checkAlong(scope, by, ["by"]);
    checkDistinct(scope, [by, of]);
    return { ...indicator, by };
  },
  dimensions: ({ by, of }) => [by, of],
  surveyed: "tested_shares",
  content: ({ by }) => ({ groupedBy: by, isTracked: true }),
  figures: ["journey", "heat-table", "trends", "territory-groups", "diverging-bars", "dot-plot"],
};
