/**
 * Whether the exact lower bound at 99.9 % of a chance, seen this often, is at most so much: whether so many or more would be
 * seen at least once in a thousand times.
 * @see Clopper & Pearson (1934)
 */
export function isAtMost(
  chance: number,
  { seen, draws }: { readonly seen: number; readonly draws: number },
): boolean {
  let tail = 0;
  let logarithm = 0;
  for (let count = 0; count <= draws; count++) {
    if (count >= seen)
      tail += Math.exp(logarithm + count * Math.log(chance) + (draws - count) * Math.log1p(-chance));
    // From one binomial coefficient to the next.
    logarithm += Math.log(draws - count) - Math.log(count + 1);
  }
  return tail >= 0.001;
}
