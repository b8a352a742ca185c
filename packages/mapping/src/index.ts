export {
  type ColumnMapping,
  type CountedDate,
  columnMapping,
  countedDates,
  type DateFormat,
  dateFormats,
  type ItemColumns,
  isCounted,
  type Pad,
  unreadableShareMax,
  untranslated,
  type WrittenDate,
} from "./column-mapping.ts";
export { commentProblems, directIdentifierProblem, resemblesDirectIdentifier } from "./direct-identifier.ts";
export { type DoubtRule, doubtRules, type RuledDoubt } from "./doubt-rules.ts";
export { askedFields, type DraftChange, draftChanges } from "./draft/draft-changes.ts";
export { draftedColumn } from "./draft/drafted-column.ts";
export { proposedDraft } from "./draft/proposed-draft.ts";
export { readDraft } from "./draft/read-draft.ts";
export { unknownValues, type ValueRows } from "./draft/unknown-values.ts";
export { addedUpColumns, isCount, isCountName } from "./guess/added-up-columns.ts";
export {
  type ColumnProfile,
  type FileProfile,
  type KeyForms,
  type MissingKind,
  type OddKeys,
  valuesMax,
} from "./guess/file-profile.ts";
export type { GuessedCodes } from "./guess/guess-codes.ts";
export { isNamedKey } from "./guess/guess-key.ts";
export { nameSimilarity, normalized } from "./guess/name-similarity.ts";
export {
  type Guess,
  guessFieldCodes,
  type Proposal,
  proposeMapping,
  type Role,
} from "./guess/propose-mapping.ts";
export { usualFields, withUsual } from "./guess/usual-names.ts";
export { formatOfProfile } from "./guess/written-format.ts";
export {
  fileKindOf,
  firstLine,
  hasLines,
  type InputFile,
  type InputFormat,
  inputFile,
  placedBy,
  unsupportedFile,
} from "./input-file.ts";
export {
  type ContactsMapping,
  type KnownShape,
  locatedMapping,
  type Mapping,
  type PartnerPolicy,
  type SourceMapping,
  type UnitsMapping,
} from "./mapping.ts";
export { mappingDefinition } from "./mapping-definition.ts";
export {
  type ContactsDraft,
  type InputDraft,
  type MappingDraft,
  newDraft,
  type ShapeDraft,
  type SourceDraft,
  type UnitsDraft,
} from "./mapping-draft.ts";
export { parseMapping } from "./parse-mapping.ts";
export { mappingProblems } from "./problems.ts";
export { withSecret } from "./secret.ts";
export { sourcesSharingFile } from "./shared-files.ts";
export {
  type DecidedField,
  decidedFields,
  isSameFile,
  mappedFiles,
  mappedFloor,
  mappedKey,
  mappingOwner,
} from "./text/existing-text.ts";
export { mappingText } from "./text/mapping-text.ts";
export { writeProposal } from "./text/write-proposal.ts";
export { identityEntries, listCodes, type Translation, translation, truthValues } from "./translation.ts";
