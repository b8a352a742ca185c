/** Whether a number is a whole number of steps; both have three decimals at most, and thousandths are counted. */
export function isMultiple(value: number, step: number): boolean {
  return Math.round(value * 1000) % Math.round(step * 1000) === 0;
}
