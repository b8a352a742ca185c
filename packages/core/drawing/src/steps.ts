/** Classes of an ordered scale, from the least to the greatest: at most five. */
export interface Steps {
  /** Upper limits of all classes but the last, each belonging to the class under it. */
  readonly limits: readonly number[];
  readonly count: number;
}

const countMax = 5;

/**
 * Classes that hold as many values each, as near as equal values allow.
 * @param values at least one is not null
 */
export function quantileSteps(values: readonly (number | null)[]): Steps {
  const sorted = values.filter((value) => value !== null).toSorted((a, b) => a - b);
  const last = sorted.at(-1) ?? 0;
  const limits = Array.from({ length: countMax - 1 }, (_, at) => {
    const position = Math.ceil(((at + 1) * sorted.length) / countMax) - 1;
    return sorted[Math.max(0, position)] ?? 0;
  });
  return declaredSteps([...new Set(limits)].filter((limit) => limit < last));
}

/** Classes as wide as each other, from the least to the greatest value. */
export function equalSteps(values: readonly number[]): Steps {
  const [least, greatest] = [Math.min(...values), Math.max(...values)];
  if (values.length === 0 || least === greatest) return declaredSteps([]);
  const width = (greatest - least) / countMax;
  return declaredSteps(Array.from({ length: countMax - 1 }, (_, at) => least + (at + 1) * width));
}

/** @param limits ascending, at most four */
export function declaredSteps(limits: readonly number[]): Steps {
  return { limits, count: limits.length + 1 };
}

/** From 0 to `count - 1`. */
export function stepOf(value: number, { limits }: Steps): number {
  const above = limits.findIndex((limit) => value <= limit);
  return above < 0 ? limits.length : above;
}

/** Colour of a class: the last is always the darkest, and so is one alone. */
export function stepClass(step: number, { count }: Steps): string {
  const spread = count === 1 ? countMax - 1 : Math.round((step * (countMax - 1)) / (count - 1));
  return `step-${spread + 1}`;
}
