import { z } from "zod";
import { countedDimension, countedTable, plainTables, wholeBlock } from "../counted-table.ts";
import { checkAlong, checkNoSets } from "./check-names.ts";
import type { IndicatorBase, IndicatorKind } from "./indicator-kind.ts";
import { against, base, indicatorBase } from "./indicator-shapes.ts";

/** How many units hold each code of a characteristic. */
export interface Distribution extends IndicatorBase {
  readonly kind: "distribution";
}

const schema = z.strictObject({
  kind: z.literal("distribution").describe("Effectifs d’une caractéristique."),
  ...indicatorBase,
  against,
  base,
});

export const distribution: IndicatorKind<typeof schema, Distribution> = {
  schema,
  resolve(scope, written, own) {
    if (own.against !== null) checkNoSets(scope, written);
    checkAlong(scope, written.of, ["of"]);
    return { ...own, kind: "distribution" };
  },
  dimensions: ({ of }) => [of],
  surveyed: "shares",
  measures: () => [],
  isExact: () => false,
  counted(indicator, source) {
    const { id, universe, of } = indicator;
    if (of !== "subgroup") return plainTables(indicator, [of], source);
    // The sets that occur, and the groups that the others are gathered in.
    return [
      countedTable(indicator, [wholeBlock(universe, [])], { from: "sets", openList: true }),
      countedTable(indicator, [wholeBlock(universe, [countedDimension(source, "group")])], {
        id: `${id}/groups`,
        from: "sets",
      }),
    ];
  },
};
