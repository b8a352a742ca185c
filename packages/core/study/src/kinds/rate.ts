import { z } from "zod";
import { isWeighted } from "../counting/survey-measures.ts";
import { lookUp } from "../drafts/names.ts";
import { type PopulationList, referencePopulations } from "../model/study.ts";
import { report } from "../problems.ts";
import { suggestion } from "../reading/nearest.ts";
import { day, identifier } from "../shapes/shared-shapes.ts";

import {
  checkAlong,
  checkNoSets,
  type IndicatorKind,
  type IndicatorScope,
  indicatorBase,
} from "./indicator-kind.ts";

import type { Rate } from "./table-content.ts";

const schema = z.strictObject({
  kind: z
    .literal("rate")
    .describe("Unités pour 100 000 habitants de chaque territoire, et leur écart à la moyenne."),
  ...indicatorBase,
  of: identifier.describe("Caractéristique dont les codes sont des territoires d’une même maille."),
  date: day.describe("Jour que décrit la liste des unités, montré à côté du taux."),
  populations: z
    .array(identifier)
    .min(1)
    .optional()
    .describe(
      "Populations à mettre au dénominateur : de populations.yaml, ou reference, les populations officielles. À défaut, reference.",
    ),
  reach_km: z
    .number()
    .positive()
    .max(200)
    .optional()
    .describe(
      "Distance à vol d’oiseau, en kilomètres, en deçà de laquelle un lieu est à portée : seconde lecture, par commune.",
    ),
});

export const rate: IndicatorKind<typeof schema, Rate> = {
  schema,
  resolve(scope, written, indicator) {
    const { of, date, populations = [referencePopulations], reach_km: reachKm = null } = written;
    checkNoSets(scope, { of });
    checkAlong(scope, of, ["of"]);
    checkCountsUnits(scope);
    for (const [position, name] of populations.entries()) checkPopulations(scope, of, { name, position });
    return { ...indicator, against: null, date, populations, reachKm };
  },
  dimensions: ({ of }) => [of],
  surveyed: "nothing",
  content: (indicator) => ({ rate: indicator, isTracked: true }),
  figures: ["rates"],
};

/** Respondents of a sample are as many as were drawn: their number by inhabitant says nothing of the territory. */
function checkCountsUnits({ draft: { source }, place, found }: IndicatorScope): void {
  if (isWeighted(source)) report(found, "study/rate-of-sample", place("source"), { source: source.id });
}

function checkPopulations(
  scope: IndicatorScope,
  of: string,
  { name, position }: { readonly name: string; readonly position: number },
): void {
  if (name === referencePopulations) return;
  const { place, populations, found } = scope;
  const list = lookUp(populations, name, (known) =>
    report(found, "study/populations-unknown", place("populations", position), {
      populations: name,
      ...suggestion(name, [...known, referencePopulations]),
    }),
  );
  if (list !== null) checkCodes(scope, of, { list, position });
}

/** One code at least must be of these territories: the others are of another level. */
function checkCodes(
  { draft, place, found }: IndicatorScope,
  of: string,
  { list, position }: { readonly list: PopulationList; readonly position: number },
): void {
  const attribute = draft.attributes.known.get(of)?.attribute;
  if (attribute === undefined || attribute.codes.some(({ code }) => list.inhabitants.has(code))) return;
  report(found, "study/populations-of-other-codes", place("populations", position), {
    populations: list.id,
    attribute: of,
  });
}
