import { z } from "zod";
import { countedDimension, countedTable, plainTables, wholeBlock } from "../counting/counted-table.ts";
import { code, identifier } from "../shapes/shared-shapes.ts";

import {
  against,
  base,
  checkAlong,
  checkNoSets,
  type IndicatorKind,
  indicatorBase,
} from "./indicator-kind.ts";

const schema = z.strictObject({
  kind: z.literal("distribution").describe("Effectifs d’une caractéristique."),
  ...indicatorBase,
  against,
  base,
  places: identifier
    .optional()
    .describe(
      "Indicateur « rate » qui compte les lieux où ces unités se trouvent : un territoire sans lieu est dit tel, et son effectif n’est pas dit masqué.",
    ),
  by_holder: code
    .optional()
    .describe(
      "Modalité dont la part est montrée détenteur par détenteur (yes, pour oui ou non), si la source est celle d’un groupe.",
    ),
});

/** How many units hold each code of a characteristic. */
export const distribution: IndicatorKind<typeof schema> = {
  schema,
  resolve(scope, written, indicator) {
    if (indicator.against !== null) checkNoSets(scope, written);
    checkAlong(scope, written.of, ["of"]);
    const { places, by_holder: byHolder } = written;
    return {
      ...indicator,
      ...(places === undefined ? {} : { places }),
      ...(byHolder === undefined ? {} : { byHolder }),
    };
  },
  dimensions: ({ of }) => [of],
  surveyed: "shares",
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
  content: () => ({ isSingleLine: true, isTracked: true }),
  figures: [
    "funnel",
    "upset",
    "stacked-bars",
    "diverging-bars",
    "period-series",
    "symbol-map",
    "reference-bars",
  ],
};
