/** Few examples from a fixed seed on each push; many, from a seed that a failure prints, under `npm run test:long`. */
export const isLong = process.env.VIGIE_LONG !== undefined;

export function runs(onPush: number, long: number) {
  return isLong ? { numRuns: long } : { numRuns: onPush, seed: 2022 };
}
