import { unknown } from "@vigie/table";
import { z } from "zod";
import {
  type CountedDimension,
  countedDimension,
  countedTable,
  sumSuffix,
  wholeBlock,
} from "../counting/counted-table.ts";
import { bases, errorMeasures, isWeighted, weightMeasures } from "../counting/survey-measures.ts";
import { listedNames, lookUp } from "../drafts/names.ts";
import type { Measure } from "../model/indicator.ts";
import type { NumberRange, Source } from "../model/source.ts";
import { report } from "../problems.ts";
import { suggestionByLabel } from "../reading/nearest.ts";
import { identifier, thousandths } from "../shapes/shared-shapes.ts";

import {
  checkAlong,
  checkNoSets,
  type IndicatorKind,
  type IndicatorScope,
  indicatorBase,
} from "./indicator-kind.ts";

import type { Summary } from "./table-content.ts";

const schema = z.strictObject({
  kind: z.literal("summary").describe("Médiane ou moyenne d’un nombre dans chaque groupe."),
  ...indicatorBase,
  of: identifier.describe("Nombre résumé."),
  by: identifier.describe("Caractéristique qui fait les groupes."),
  statistic: z
    .enum(["median", "mean"])
    .describe("median : la moitié des unités au-dessous ; mean : la moyenne."),
  bands: z
    .array(thousandths(z.number()))
    .min(3)
    .optional()
    .describe(
      "Bornes basses des tranches dont se déduit une médiane de personnes, en ordre croissant ; la première est le début de l’étendue du nombre.",
    ),
});

export const summary: IndicatorKind<typeof schema, Summary> = {
  schema,
  resolve(scope, { of: number, by, statistic, bands = null }, indicator) {
    checkNoSets(scope, { of: number, by: [by] });
    checkAlong(scope, by, ["by"]);
    checkNumber(scope, number);
    checkSummary(scope, { number, statistic, bands });
    return { ...indicator, against: null, of: by, number, statistic, bands };
  },
  dimensions: ({ of }) => [of],
  surveyed: "bases",
  measures: ({ statistic }, source) => [
    ...basesOf(source),
    known,
    statistics[statistic],
    ...(isUncertain(source) ? errorMeasures : []),
  ],
  isExact: ({ protects }) => protects === "nothing",
  counted(indicator, source) {
    const { id, universe, of, number, bands, statistic } = indicator;
    const group = countedDimension(source, of);
    const numbers = { from: "numbers", number: { name: number, bands } } as const;
    if (source.protects === "nothing")
      return [countedTable(indicator, [wholeBlock(universe, [group])], numbers)];
    // A median is read from counts by bands; a mean, from a sum beside the number of units whose number is known.
    const codes = [...(bands === null ? ["known"] : bands.map(String)), unknown];
    const banded: CountedDimension = { name: number, attribute: null, codes };
    const counts = countedTable(indicator, [wholeBlock(universe, [group, banded])], numbers);
    if (statistic === "median") return [counts];
    const sums = { ...numbers, id: `${id}${sumSuffix}`, measure: "sum" } as const;
    return [counts, countedTable(indicator, [wholeBlock(universe, [group])], sums)];
  },
  content: (indicator) => ({ number: indicator, isTracked: true }),
  figures: ["number-bars"],
};

/** Respondents weighed; where they leave as they are, their number is that of those whose number is known. */
function basesOf(source: Source): readonly Measure[] {
  if (!isWeighted(source)) return [];
  return source.protects === "nothing" ? weightMeasures : bases;
}

/** Whether noise or sampling moves its numbers. */
function isUncertain(source: Source): boolean {
  return source.protects === "persons" || (isWeighted(source) && source.inferenceTarget !== null);
}

const known: Measure = {
  name: "known",
  label: { fr: "Unités dont le nombre est connu", en: "Units whose number is known" },
};
const statistics = {
  median: { name: "median", label: { fr: "Médiane", en: "Median" } },
  mean: { name: "mean", label: { fr: "Moyenne", en: "Mean" } },
} as const satisfies Record<string, Measure>;

function checkNumber({ draft, place, found }: IndicatorScope, name: string): void {
  const attributeOf = (id: string) => draft.attributes.known.get(id)?.attribute;
  const read = lookUp(draft.attributes, name, (names) => {
    const numbers = names.filter((id) => (attributeOf(id)?.type ?? "number") === "number");
    report(found, "study/dimension-unknown", place("of"), {
      attribute: name,
      source: draft.source.id,
      known: listedNames(numbers),
      ...suggestionByLabel(name, names, (id) => attributeOf(id)?.label.fr),
    });
  });
  if (read !== null && read.attribute.type !== "number")
    report(found, "study/number-expected", place("of"), { attribute: name });
}

/** What a median or a mean needs to be computed from noisy counts and sums. Methods, section 7.13. */
function checkSummary(
  scope: IndicatorScope,
  { number, statistic, bands }: Pick<Summary, "number" | "statistic" | "bands">,
): void {
  const { draft, place, found } = scope;
  const attribute = draft.attributes.known.get(number)?.attribute;
  if (attribute?.type !== "number") return;
  const { range, origin } = attribute;
  const isPersonal = draft.source.protects === "persons";
  if (isPersonal && range === undefined)
    report(found, "study/range-missing", place("of"), {
      number,
      source: draft.source.id,
      statistic,
      part: origin.kind === "field" ? "fields" : "derive",
    });
  if (isPersonal && statistic === "mean" && range !== undefined) checkSum(scope, range, number);
  if (bands === null) {
    if (isPersonal && statistic === "median")
      report(found, "study/bands-missing", place("of"), {
        bands: `bands: [${evenBands(range ?? percentRange).join(", ")}]`,
      });
  } else if (statistic === "mean") report(found, "study/bands-of-mean", scope.placeOfKey("bands"));
  else checkBands(scope, { bands, range: range ?? null });
}

/** Steps of a range, times those of a weight: above it, the sum over a million units would not be exact (2^53). */
const sumStepsMax = 9e9;

/** Noise is exact where what it is added to is: a sum that floating point rounds would depend on the order of rows. */
function checkSum(
  { draft, place, found }: IndicatorScope,
  { from, to, grain }: NumberRange,
  number: string,
): void {
  const { weightMax, weightGrain } = draft.source.survey ?? { weightMax: null, weightGrain: 1 };
  const weightSteps = (weightMax ?? weightGrain) / weightGrain;
  if (((to - from) / grain) * weightSteps <= sumStepsMax) return;
  report(found, "study/grain-too-fine", place("of"), {
    number,
    width: to - from,
    grain,
    least: 10 ** Math.ceil(Math.log10(((to - from) * weightSteps) / sumStepsMax)),
  });
}

function checkBands(
  { place, placeOfKey, found }: IndicatorScope,
  { bands, range }: { readonly bands: readonly number[]; readonly range: NumberRange | null },
): void {
  const descent = bands.findIndex((bound, at) => at > 0 && bound <= (bands[at - 1] ?? bound));
  if (descent > 0) report(found, "study/median-bands-unordered", place("bands", descent));
  else if (range !== null && (bands[0] !== range.from || (bands.at(-1) ?? range.to) >= range.to))
    report(found, "study/median-bands-outside", placeOfKey("bands"), { from: range.from, to: range.to });
}

const percentRange: NumberRange = { from: 0, to: 100, grain: 1 };

/** Twenty bands at most, whose width is 1, 2 or 5 times a power of ten. */
function evenBands({ from, to, grain }: NumberRange): readonly number[] {
  const least = Math.max((to - from) / 20, grain);
  const power = 10 ** Math.floor(Math.log10(least));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((width) => width >= least) ?? to - from;
  const count = Math.ceil((to - from) / step);
  return Array.from({ length: count }, (_, at) => Math.round((from + at * step) * 1000) / 1000);
}
