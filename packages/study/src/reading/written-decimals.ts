/** The decimals of a number as written: `28.0` has one, which its value has lost. */
export function decimalsOf(characters: string): number {
  return /^[-+]?\d*\.(\d+)$/.exec(characters)?.[1]?.length ?? 0;
}
