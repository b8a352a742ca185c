export { type DayOutside, daysOutsideWindow } from "./checks/days-outside-window.ts";
export { untranslatedTexts } from "./checks/untranslated-texts.ts";
export { namedByAttribute, namedByIndicator, unusedCodelists, unusedFields } from "./checks/unused-parts.ts";
export { composeStudy } from "./compose/compose-study.ts";
export type { Composition, Piece } from "./compose/piece.ts";
export * from "./counting/breakdown.ts";
export * from "./counting/counted-table.ts";
export { isWeighted } from "./counting/survey-measures.ts";
export { type BreakReview, breakTexts, reviewBreaks } from "./definitions/declared-breaks.ts";
export { type Definitions, definitionsOf } from "./definitions/definition.ts";
export { sourceDefinition } from "./definitions/source-definition.ts";
export { changesBetween } from "./edit/changes-between.ts";
export { editedYaml } from "./edit/edited-yaml.ts";
export {
  mappedBy,
  type NamedPart,
  type NamedSort,
  namedParts,
  partLines,
  partsNamed,
  renamedTo,
} from "./edit/named-part.ts";
export { type PeriodChange, type PeriodPoint, periodChange } from "./edit/period-change.ts";
export { type Removal, removal } from "./edit/removal.ts";
export { nameWithoutOwner, type RenamedLine, type Renaming, renaming } from "./edit/renaming.ts";
export { type PointToReview, renewal } from "./edit/renewal.ts";
export { type ReviewPoint, reviewAfter } from "./edit/review-after.ts";
export { reservedNames } from "./forms/attribute-schema.ts";
export { type Form, readForm } from "./forms/form.ts";
export {
  choiceIn,
  codelistForm,
  derivationForms,
  type FormField,
  fieldForms,
  helpIn,
  indicatorForms,
  type NameSort,
  type PartForm,
  partnerForm,
  universeForm,
} from "./forms/form-fields.ts";
export { type FormTexts, formTexts, formValue } from "./forms/form-values.ts";
export { countMin, rho } from "./forms/study-schema.ts";
export { areOfOneKind } from "./kinds/index.ts";
export type { Association, Mentions, Rate, RatingAgreement, Summary } from "./kinds/table-content.ts";
export { loadStudy } from "./load-study.ts";
export { attributeOf, interiorCodes } from "./model/attribute-of.ts";
export { departementsWithHolidays, goodFridayByLaw, type PublicHolidays } from "./model/calendar.ts";
export { type Code, type Codelist, firstName } from "./model/code.ts";
export { looksLikeDirectIdentifier } from "./model/direct-identifier.ts";
export { type EstimateSilence, estimateSilences, isPrintable } from "./model/estimate.ts";
export * from "./model/expression.ts";
export { groupCatalogues, groupLabel, groupsOf, subgroupLabel } from "./model/group.ts";
export * from "./model/indicator.ts";
export type {
  AnyOrigin,
  BandsOrigin,
  ContactOrigin,
  DerivedOrigin,
  IntervalEnd,
  IntervalOrigin,
  PeriodOrigin,
  RecodeOrigin,
  SetOrigin,
  YearsOrigin,
} from "./model/origin.ts";
export { laterWindow, type PeriodStep, periodOf, periodsOf, type Window } from "./model/period.ts";
export {
  type ServiceTest,
  type ServiceTestPart,
  severities,
  stepCode,
  type TestedService,
} from "./model/service-test.ts";
export * from "./model/source.ts";
export * from "./model/study.ts";
export { type Text, textIn } from "./model/text.ts";
export { areExclusive, contains, excludes, isNested, universeOf } from "./model/universes.ts";
export { studyProblems } from "./problems.ts";
export { cachedReader } from "./reading/cached-reader.ts";
export { nearest, suggestion } from "./reading/nearest.ts";
export type { ParsedFile, Path } from "./reading/parsed-file.ts";
export { readYaml } from "./reading/read-yaml.ts";
export { isHolderList, unreadFiles } from "./reading/study-files.ts";
export { valueOfPart } from "./reading/yaml-value.ts";
export { boundariesIn } from "./resolve/resolve-tiles.ts";
export {
  answerWords,
  type QualityColumn,
  qualityColumns,
  remarksColumn,
  type Sheet,
  type StepColumn,
  serviceTestTemplate,
  severityWords,
  stepColumns,
  yesOrNoWords,
} from "./service-test/service-test-template.ts";
export { thousandths } from "./shapes/shared-shapes.ts";
export {
  areMeasuresWithheld,
  bearsWeights,
  countedTables,
  hasExactMeasures,
  interiorCells,
} from "./tables/counted-tables.ts";
export {
  codesOutsideBase,
  contentOf,
  dimensionsOf,
  figuresOf,
  hasShares,
  measuresOf,
  shareDimensionOf,
  testedSides,
} from "./tables/indicator-table.ts";
