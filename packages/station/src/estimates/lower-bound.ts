/**
 * The greatest bound under a count among those that tell nothing: multiples by 1, 2 or 5 of powers of ten, `min` apart
 * at least, the last one `min` under what anyone knows the count not to pass. Which bounds there are depends on
 * `ceiling` alone, so that the one chosen leaves `min` possible values.
 * @param value whole, 0 ≤ value ≤ ceiling
 * @param per counts for one unit of the bound: 3 for a bound on a third of the count
 * @returns 0 where no bound stands under it
 */
export function lowerBound(
  value: number,
  { ceiling, min, per }: { readonly ceiling: number; readonly min: number; readonly per: number },
): number {
  let found = 0;
  for (const bound of bounds(ceiling / per)) {
    if (bound * per > Math.min(value, ceiling - min + 1)) break;
    if ((bound - found) * per >= min) found = bound;
  }
  return found;
}

/** 1, 2, 5, 10, 20, 50… */
function bounds(last: number): readonly number[] {
  const exponents = Array.from({ length: Math.ceil(Math.log10(Math.max(last, 1))) + 1 }, (_, at) => at);
  return exponents.flatMap((exponent) => [1, 2, 5].map((digit) => digit * 10 ** exponent));
}
