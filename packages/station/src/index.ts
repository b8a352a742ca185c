export type { Alternative } from "./alternatives.ts";
export {
  type ProtectedOutcomes,
  type ProtectionProgress,
  protectOutcomes,
  readyToProtect,
  type ToProtect,
} from "./protect-outcomes.ts";
export { type PartnerRun, type Run, runPartner } from "./run-partner.ts";
export type { Losses, TableLoss } from "./table-losses.ts";
