import type { Source } from "@vigie/study";
import type { Respondents } from "../survey/respondents.ts";
import { countBy } from "./crossing-tells.ts";

/**
 * Respondents who weigh the same and were drawn alike: a number cannot tell them apart. Anyone knows weights that the
 * study's margins or sizes make. Those of a partner's file may be known where `min` respondents or more share each, on
 * average, or each to a hundredth but for fewer than `min`; so are the few that stand out. Where there are more of them,
 * nobody knows them: null. Strata are known in any case.
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
  const near = nearWeights(weights, min);
  const apart = standingOut(weights, min);
  if (near === null && apart.size === 0) return null;
  return drawn(weights.map((weight, i) => (apart.has(weight) ? "apart" : (near?.[i] ?? ""))));
}

/**
 * Weights in order, cut where one is over a hundredth above the one before. Groups of fewer than `min` go with the one
 * before; null where they hold `min` respondents or more.
 */
function nearWeights(weights: readonly number[], min: number): readonly string[] | null {
  const groups = new Map<number, number>();
  let [group, before] = [0, 0];
  for (const weight of [...new Set(weights)].toSorted((a, b) => a - b)) {
    if (weight > 1.01 * before) group++;
    groups.set(weight, group);
    before = weight;
  }
  const sizes = countBy(weights.map((weight) => String(groups.get(weight))));
  const isSmall = (one: number) => (sizes.get(String(one)) ?? 0) < min;
  if (weights.filter((weight) => isSmall(groups.get(weight) ?? 0)).length >= min) return null;
  const large = [...new Set(groups.values())].filter((one) => !isSmall(one));
  return weights.map((weight) => {
    const own = groups.get(weight) ?? 0;
    return String(large.findLast((one) => one <= own) ?? large[0]);
  });
}

/**
 * Weights of fewer than `min` respondents that are further from the mean than all the others are spread around it, added
 * up at random: whatever these answer, a share then tells what those did.
 */
function standingOut(weights: readonly number[], min: number): ReadonlySet<number> {
  const middle = meanOf(weights);
  const inOrder = weights.toSorted((a, b) => Math.abs(a - middle) - Math.abs(b - middle));
  const rest = inOrder.slice(0, inOrder.length - min + 1);
  const mean = meanOf(rest);
  const spread = Math.sqrt(rest.reduce((sum, weight) => sum + (weight - mean) ** 2, 0));
  return new Set(inOrder.slice(rest.length).filter((weight) => Math.abs(weight - mean) > spread));
}

function meanOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}
