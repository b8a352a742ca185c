/**
 * Amounts of which some are hidden, from their sum: the hidden ones share what the others leave, as some sizes do, equally
 * where no size of theirs is known.
 * @returns as many amounts ≥ 0
 */
export function filled(
  amounts: readonly (number | null)[],
  sum: number,
  sizes: readonly number[] = amounts.map(() => 1),
): readonly number[] {
  const known = amounts.reduce<number>((total, amount) => total + (amount ?? 0), 0);
  const sizeOf = (at: number) => Math.max(0, sizes[at] ?? 0);
  const hidden = amounts.reduce<number>((total, amount, at) => total + (amount === null ? sizeOf(at) : 0), 0);
  const left = Math.max(0, sum - known);
  const hiddenAmounts = amounts.filter((amount) => amount === null).length;
  return amounts.map(
    (amount, at) => amount ?? (hidden === 0 ? left / hiddenAmounts : (left * sizeOf(at)) / hidden),
  );
}
