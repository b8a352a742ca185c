export type { ColumnMapping, ItemColumns } from "./column-mapping.ts";
export { untranslated } from "./column-mapping.ts";
export { commentProblems } from "./comment-problems.ts";
export { type ContactsLost, contactsLost, contactsMisread, reasonsOfFile } from "./contacts-lost.ts";
export { type Converted, convertFiles } from "./convert-files.ts";
export type { Dialect } from "./dialects/dialect.ts";
export { type DialectName, dialects } from "./dialects/index.ts";
export { type DoubtRule, doubtRules, type RuledDoubt } from "./doubt-rules.ts";
export { askedFields, type DraftChange, draftChanges } from "./draft/draft-changes.ts";
export { draftText } from "./draft/draft-text.ts";
export { draftedColumn } from "./draft/drafted-column.ts";
export type {
  ContactsDraft,
  InputDraft,
  MappingDraft,
  ShapeDraft,
  SourceDraft,
  UnitsDraft,
} from "./draft/mapping-draft.ts";
export { newDraft } from "./draft/new-draft.ts";
export { proposedDraft } from "./draft/proposed-draft.ts";
export { readDraft } from "./draft/read-draft.ts";
export { unknownValues, type ValueRows } from "./draft/unknown-values.ts";
export type { Engine, Outcome, Progress } from "./engine.ts";
export { locatedMapping } from "./located-mapping.ts";
export {
  type KnownShape,
  type Mapping,
  type PartnerPolicy,
  parseMapping,
  type SourceMapping,
  type UnitsMapping,
} from "./mapping.ts";
export { mappingDefinition } from "./mapping-definition.ts";
export { type Oddity, oddityThresholds } from "./oddities.ts";
export type { InputFile, JointTabulation, Plan } from "./plan.ts";
export { planSource } from "./plan-source.ts";
export { engineProblems } from "./problems.ts";
export { addedUpColumns } from "./propose/added-up-columns.ts";
export { type DecidedField, decidedFields } from "./propose/decided-values.ts";
export { type ColumnProfile, type FileProfile, valuesMax } from "./propose/file-profile.ts";
export type { GuessedCodes } from "./propose/guess-codes.ts";
export { isSameFile, mappedFiles } from "./propose/mapped-files.ts";
export { mappingOwner } from "./propose/mapping-owner.ts";
export { type FileToProfile, type Profiling, profileFile } from "./propose/profile-file.ts";
export {
  type Guess,
  guessFieldCodes,
  type Proposal,
  proposeMapping,
  type Role,
} from "./propose/propose-mapping.ts";
export { proposedOtherRows } from "./propose/proposed-other-rows.ts";
export { withSecret } from "./propose/with-secret.ts";
export { mappedFloor, mappedKey, writeProposal } from "./propose/write-proposal.ts";
export { formatOfProfile } from "./propose/written-format.ts";
export {
  type AttributeQuality,
  type ContactsQuality,
  type FileQuality,
  type KeyShapes,
  type LostZeros,
  type MissingKind,
  type Quality,
  type SetAsideReason,
  setAsideReasons,
  type UnknownCode,
  unreadableShareMax,
  yearsMax,
} from "./quality.ts";
export { RefusedRun } from "./refused-run.ts";
export { type PlannedStatement, type Purpose, plannedStatements } from "./run/planned-statements.ts";
export { sourcesSharingFile } from "./shared-files.ts";
export type { Spike } from "./spike.ts";
export { type Sql, writeWhole } from "./sql.ts";
