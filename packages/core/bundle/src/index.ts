// What whoever receives bundles needs to say their guarantee: receivers do not import disclosure.
export {
  asNumber,
  epsilonOf,
  guessCatalogues,
  guessSentence,
  type SourceGuarantee,
  totalRho,
} from "@vigie/disclosure";
export {
  accountingProblems,
  type Budget,
  budgetsOf,
  defaultCap,
  peakOf,
  senderOf,
  totalsOf,
} from "./budgets.ts";
export type { Bundle, ReceivedBundle } from "./bundle.ts";
export type { Manifest, ManifestTable } from "./data-package.ts";
export { type SizesUse, sizesUseOf, unmetSizesOf } from "./data-package.ts";
export { columnTitles } from "./description.ts";
export { fromBase64url, jsonOf, toBase64url } from "./encodings.ts";
export {
  type BudgetAfter,
  budgetsAfter,
  budgetsOver,
  budgetsSpent,
  capProblems,
  contradictedSources,
  firstIndicatorsOf,
  type Ledger,
  type LedgerLine,
  ledgerText,
  lineOf,
  plannedLine,
  readLedger,
  totalSpent,
  withLine,
  withoutLine,
} from "./ledger.ts";
export { dateProblems, originProblems, type Reception, signingKeysOf } from "./origin.ts";
export { pack } from "./pack.ts";
export { pooledBundle } from "./pooled-bundle.ts";
export { bundleProblems } from "./problems.ts";
export { readBundle } from "./read-bundle.ts";
export { isRequestSignedBy, readRequestSignature, signedHeaders } from "./request-signature.ts";
export { makeKey, readSigner, type Signer } from "./signature.ts";
export { zipStored } from "./zip.ts";
