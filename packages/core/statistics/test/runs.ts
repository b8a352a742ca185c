/** Few examples from a fixed seed on each push; many, from a seed that a failure prints, under `npm run test:long`. */
export const runs = process.env.VIGIE_LONG ? { numRuns: 5000 } : { numRuns: 100, seed: 2022 };
