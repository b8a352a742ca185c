export { guessFromAll, guessFromOneTable } from "./guess-chances.ts";
export type { OutOfRange } from "./out-of-range.ts";
export type { ProtectionChoice, ProtectionChoices } from "./protection-choices.ts";
export { type PartnerRun, type Run, runPartner } from "./run-partner.ts";
export { planOfSource } from "./run-source.ts";
export type { TableSummary } from "./table-summary.ts";
