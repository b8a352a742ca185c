export {
  type ColumnMapping,
  type CountedDate,
  columnMapping,
  countedDates,
  type DateFormat,
  dateFormats,
  type ItemColumns,
  identityEntries,
  isCounted,
  listCodes,
  type Pad,
  type TextDateFormat,
  type Translation,
  translation,
  truthValues,
  unreadableShareMax,
  untranslated,
} from "./column-mapping.ts";
export { commentProblems, directIdentifierProblem, resemblesDirectIdentifier } from "./direct-identifier.ts";
export { type DoubtRule, doubtRules, type RuledDoubt } from "./doubt-rules.ts";
export {
  askedFields,
  type DraftChange,
  draftChanges,
  untranslatedValues,
  type ValueRows,
} from "./draft/draft-changes.ts";
export { filesOfInput, pooledProfile } from "./draft/pooled-profile.ts";
export { draftedColumn, proposedDraft, type SeveralFiles } from "./draft/proposed-draft.ts";
export { addedUpColumns, isCount, isCountName } from "./guess/added-up-columns.ts";
export {
  type ColumnProfile,
  type FileProfile,
  formatOfProfile,
  type KeyForms,
  type MissingKind,
  type OddKeys,
  valuesMax,
} from "./guess/file-profile.ts";
export type { GuessedCodes } from "./guess/guess-codes.ts";
export { isNamedKey } from "./guess/guess-key.ts";
export { nameSimilarity, normalized } from "./guess/name-similarity.ts";
export {
  type FileRole,
  type Guess,
  guessFieldCodes,
  type Proposal,
  proposeMapping,
} from "./guess/propose-mapping.ts";
export { usualFields, withUsual } from "./guess/usual.ts";
export {
  type FileParts,
  fileKindOf,
  filesIn,
  firstLine,
  hasLines,
  type InputDraft,
  type InputFile,
  type InputFormat,
  inputFile,
  type ListedFile,
  partNames,
  partsMax,
  placedBy,
  unsupportedFile,
} from "./input-file.ts";
export { type ListedFolders, mappedFolders, systemFiles } from "./listed-folders.ts";
export {
  type ContactsMapping,
  type KnownShape,
  locatedMapping,
  type Mapping,
  type PartnerPolicy,
  parseMapping,
  readDraft,
  type SourceMapping,
  sourcesSharingFile,
  type UnitsMapping,
} from "./mapping.ts";
export { mappingDefinition } from "./mapping-definition.ts";
export {
  type ContactsDraft,
  type MappingDraft,
  newDraft,
  type ShapeDraft,
  type SourceMappingDraft,
  type UnitsDraft,
} from "./mapping-draft.ts";
export { mappingProblems } from "./problems.ts";
export { withSecret } from "./secret.ts";
export {
  type DecidedField,
  decidedFields,
  mappedFileColumn,
  mappedFiles,
  mappedFloor,
  mappedKey,
  mappingOwner,
  shareFile,
} from "./text/existing-text.ts";
export { mappingText } from "./text/mapping-text.ts";
export { writeProposal } from "./text/write-proposal.ts";
