import type { Source } from "@vigie/study";
import type { Respondents } from "../survey/respondents.ts";
import { countBy } from "./crossing-tells.ts";

/**
 * Respondents who weigh the same and were drawn alike: a number cannot tell them apart. Anyone knows weights that the
 * study's margins or sizes make. Those of a partner's file may be known where `min` respondents or more share each, on
 * average, or each to a hundredth; where there are more of them, nobody knows them: null. Strata are known in any case.
 */
export function weightClasses(
  { design, values }: Respondents,
  { survey }: Source,
  min: number,
): readonly string[] | null {
  const { weights } = design;
  const strata = values.get(survey?.strata?.attribute ?? "") ?? [];
  const drawn = (ones: readonly string[]) => ones.map((one, i) => `${one} ${strata[i] ?? ""}`);
  const exact = drawn(weights.map((weight) => weight.toPrecision(9)));
  if (survey?.weight === null || min * new Set(exact).size <= exact.length) return exact;
  const near = nearWeights(weights);
  return [...countBy(near).values()].every((size) => size >= min) ? drawn(near) : null;
}

/** Weights in order, cut where one is over a hundredth above the one before. */
function nearWeights(weights: readonly number[]): readonly string[] {
  const groups = new Map<number, number>();
  let [group, before] = [0, 0];
  for (const weight of [...new Set(weights)].toSorted((a, b) => a - b)) {
    if (weight > 1.01 * before) group++;
    groups.set(weight, group);
    before = weight;
  }
  return weights.map((weight) => String(groups.get(weight)));
}
