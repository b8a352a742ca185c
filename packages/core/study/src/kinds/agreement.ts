import { z } from "zod";
import type { Measure } from "../model/indicator.ts";
import { report } from "../problems.ts";
import { identifier } from "../shapes/shared-shapes.ts";

import {
  checkAlong,
  checkEachAlong,
  checkNoSets,
  type IndicatorKind,
  type IndicatorScope,
  indicatorBase,
} from "./indicator-kind.ts";

import type { RatingAgreement } from "./table-content.ts";

const schema = z.strictObject({
  kind: z
    .literal("agreement")
    .describe("Accord entre celles et ceux qui ont noté les mêmes choses : l’alpha de Krippendorff."),
  ...indicatorBase,
  of: identifier.describe("La note : une caractéristique dont la nomenclature est ordonnée."),
  by: identifier.describe("Caractéristique qui fait les groupes."),
  unit: z
    .array(identifier)
    .min(1)
    .describe(
      "Caractéristiques qui, réunies, disent ce qui est noté : deux notes égales en tout s’y comparent.",
    ),
});

export const agreement: IndicatorKind<typeof schema, RatingAgreement> = {
  schema,
  resolve(scope, { of: rating, by, unit }, indicator) {
    checkNoSets(scope, { of: rating, by: [by] });
    checkAlong(scope, by, ["by"]);
    checkEachAlong(scope, unit, "unit");
    if (checkAlong(scope, rating, ["of"])) checkOrdered(scope, rating);
    const occurring = occurringIn(scope, unit);
    return { ...indicator, against: null, of: by, rating, unit, occurring };
  },
  dimensions: ({ of }) => [of],
  // Ratings are compared, not estimated for a population: their weights would be drawn for nobody.
  surveyed: "nothing",
  // No alpha although units were rated twice: every rating was the same.
  measures: () => measures,
  isExact: () => true,
  content: (indicator) => ({ ratings: indicator }),
  figures: ["number-bars"],
};

const measures: readonly Measure[] = [
  { name: "alpha", label: { fr: "Alpha de Krippendorff", en: "Krippendorff’s alpha" } },
  {
    name: "rated_twice",
    label: { fr: "Choses notées au moins deux fois", en: "Things rated twice or more" },
  },
  { name: "ratings", label: { fr: "Notes comparées", en: "Ratings compared" } },
];

/** The obstacles of the grid of tests: each is rated at each step, noted or not. Methods, section 6. */
function occurringIn({ draft }: IndicatorScope, unit: readonly string[]): string | null {
  return draft.source.serviceTest === "ratings" && unit.includes("obstacle") ? "obstacle" : null;
}

function checkOrdered({ draft, place, found }: IndicatorScope, name: string): void {
  if (draft.attributes.known.get(name)?.attribute.ordered === false)
    report(found, "study/ratings-unordered", place("of"), { attribute: name });
}
