export { definitionHash } from "./draw-key.ts";
export { errorTable } from "./error-table.ts";
export {
  type ExactMeasures,
  type ExactSource,
  jointTabulationsOf,
  type Respondents,
} from "./exact-source.ts";
export {
  epsilonOf,
  type Guarantee,
  guaranteeOf,
  type SourceGuarantee,
  type TableGuarantee,
  totalRho,
} from "./guarantee.ts";
export {
  chancesInHundred,
  guessChance,
  guessChanceOfTables,
  guessFromAll,
  guessFromOneTable,
  undeclaredRowsOf,
} from "./guess-chances.ts";
export {
  guessCatalogues,
  guessInHundred,
  guessSentence,
  undeclaredRowsSentence,
} from "./guess-sentence.ts";
export { type ReleasedLayout, releasedLayouts } from "./layouts.ts";
export * from "./noise/fraction.ts";
export { normalDistribution } from "./normal-distribution.ts";
export { effectivePolicy, type Policy } from "./policy.ts";
export { type HolderDraw, leavingDraw, type PooledRelease, pool } from "./pool.ts";
export {
  designProtection,
  drawnCells,
  type ProtectedRelease,
  type ProtectedTable,
  type ProtectionDesign,
  protect,
} from "./protect.ts";
export { type JudgedSize, unmetIn } from "./public-sizes.ts";
export type { UnmetSize } from "./unmet-size.ts";
