export { codeMeaning, codeText } from "./code-text.ts";
export type {
  ComparedCenter,
  ComparedRow,
  ComparedShare,
  ComparedTable,
} from "./compared-table.ts";
export { conversionSection } from "./conversion-section.ts";
export { type Doubt, isUnaccepted } from "./doubts/doubt.ts";
export { doubtExplanation, doubtSentence } from "./doubts/doubt-sentence.ts";
export { DoubtedRun } from "./doubts/doubts.ts";
export { type ColumnToFill, columnsToFill, emptyWorkbooks } from "./empty-workbooks.ts";
export { readExactTables } from "./exact-table-csv.ts";
export { type OfficerReport, officerSheet } from "./officer-sheet.ts";
export type { OutOfRange } from "./out-of-range.ts";
export { ownPages } from "./own-page.ts";
export { type PageFormatter, pageFormatter, pageFormatterWith } from "./page-formatter.ts";
export { policyAt } from "./policy-at.ts";
export { partnerProblems, runProblems } from "./problems.ts";
export type { ProtectionChoice, ProtectionChoices } from "./protection-choices.ts";
export {
  type PartnerRunRequest,
  type PartnerRunResult,
  type RunPlace,
  runAtPartner,
  signerProblems,
} from "./run-at-partner.ts";
export { type PartnerRun, type Run, type RunPhase, runPartner } from "./run-partner.ts";
export { planOfSource } from "./run-source.ts";
export { readStudyZip, readZippedLogo, studyZip } from "./study-zip.ts";
export type { TableSummary } from "./table-summary.ts";
