/** Ticks of an axis of shares that starts at zero: at most five steps, of a round size. */
export function shareTicks(greatest: number): readonly number[] {
  const step =
    [0.01, 0.02, 0.05, 0.1, 0.2, 0.25].find((size) => Math.ceil(greatest / size - 1e-9) <= 4) ?? 0.25;
  const count = Math.max(1, Math.ceil(greatest / step - 1e-9));
  return Array.from({ length: count + 1 }, (_, position) => position * step);
}
