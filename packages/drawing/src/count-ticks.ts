/** Ticks of an axis of numbers that starts at zero: at most `max` steps, of a size that is 1, 2 or 5 times a power of ten. */
export function countTicks(greatest: number, max = 4): readonly number[] {
  const least = Math.max(greatest, 1e-9) / max;
  const power = 10 ** Math.floor(Math.log10(least));
  const step =
    [1, 2, 5, 10].map((digit) => digit * power).find((size) => size >= least * (1 - 1e-9)) ?? power * 10;
  const count = Math.max(1, Math.ceil(greatest / step - 1e-9));
  return Array.from({ length: count + 1 }, (_, position) => Number((position * step).toPrecision(12)));
}
