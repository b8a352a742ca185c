export { untranslated } from "./column-mapping.ts";
export { contactsLost, contactsMisread } from "./contacts-lost.ts";
export type { Engine, Outcome, Progress } from "./engine.ts";
export type { Joint, JointRow } from "./joint.ts";
export {
  type KnownShape,
  type Mapping,
  type PartnerPolicy,
  parseMapping,
  type SourceMapping,
  type UnitsMapping,
} from "./mapping.ts";
export type { InputFile, JointCut, Plan } from "./plan.ts";
export { planSource } from "./plan-source.ts";
export { engineProblems } from "./problems.ts";
export type { ColumnProfile, FileProfile } from "./propose/file-profile.ts";
export { mappingOwner } from "./propose/mapping-owner.ts";
export { type Guess, type Proposal, proposeMapping } from "./propose/propose-mapping.ts";
export { isMapped, withSecret } from "./propose/with-secret.ts";
export { mappedFloor, mappedKey, writeProposal } from "./propose/write-proposal.ts";
export {
  type AttributeQuality,
  type ContactsQuality,
  type FileQuality,
  type LostZeros,
  type Quality,
  type SetAsideReason,
  setAsideReasons,
  type UnknownCode,
  yearsMax,
} from "./quality.ts";
export { RefusedRun } from "./refused-run.ts";
export { type ShapeName, shapeNames } from "./shape-names.ts";
export type { Spike } from "./spike.ts";
export { type Dimension, type Row, type Table, total, unknown } from "./table.ts";
export type { TextRow } from "./text-row.ts";
