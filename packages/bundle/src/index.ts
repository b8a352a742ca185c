export type { AttackedBundle, AuditedBundle, Bundle, PublishedRow, PublishedTable } from "./bundle.ts";
export type { Manifest, ManifestTable } from "./data-package.ts";
export { firstIndicators } from "./first-indicators.ts";
export { originProblems, previousProblem } from "./origin.ts";
export { pack } from "./pack.ts";
export { bundleProblems } from "./problems.ts";
export { attackBundle, readBundle } from "./read-bundle.ts";
export { makeKey, readSigner, type Signer } from "./signer.ts";
export { auditTogether, earlierTables, type Together } from "./successive.ts";
