export { type DayOutside, daysOutsideWindow } from "./checks/days-outside-window.ts";
export { untranslatedTexts } from "./checks/untranslated-texts.ts";
export { unusedCodelists } from "./checks/unused-codelists.ts";
export { namedByAttribute, namedByIndicator, unusedFields } from "./checks/unused-fields.ts";
export { composeStudy } from "./compose/compose-study.ts";
export type { Composition, Piece } from "./compose/piece.ts";
export * from "./counting/breakdown.ts";
export { coarsening } from "./counting/coarsening.ts";
export * from "./counting/counted-table.ts";
export { isWeighted } from "./counting/survey-measures.ts";
export { type BreakReview, breakTexts, reviewBreaks } from "./definitions/declared-breaks.ts";
export { sourceDefinition } from "./definitions/source-definition.ts";
export { changesBetween } from "./edit/changes-between.ts";
export { editedYaml } from "./edit/edited-yaml.ts";
export { mappedBy } from "./edit/mapped-by.ts";
export { type NamedPart, type NamedSort, namedParts, partLines, partsNamed } from "./edit/named-part.ts";
export { type PeriodChange, type PeriodPoint, periodChange } from "./edit/period-change.ts";
export { type Removal, removal } from "./edit/removal.ts";
export { renamedTo } from "./edit/renamed-to.ts";
export { nameWithoutOwner, type RenamedLine, type Renaming, renaming } from "./edit/renaming.ts";
export { type PointToReview, renewal } from "./edit/renewal.ts";
export { type ReviewPoint, reviewAfter } from "./edit/review-after.ts";
export { reservedNames } from "./forms/attribute-schema.ts";
export { countMin, rho } from "./forms/disclosure-schema.ts";
export { type Form, readForm } from "./forms/form.ts";
export {
  codelistForm,
  derivationForms,
  type FormField,
  fieldForms,
  indicatorForms,
  type NameSort,
  type PartForm,
  partnerForm,
  universeForm,
} from "./forms/form-fields.ts";
export { choiceIn, helpIn } from "./forms/form-help.ts";
export { type FormTexts, formTexts, formValue } from "./forms/form-values.ts";
export { areOfOneKind } from "./kinds/index.ts";
export type { Association, Mentions, Rate, RatingAgreement, Summary } from "./kinds/table-content.ts";
export { loadStudy } from "./load-study.ts";
export { attributeOf } from "./model/attribute-of.ts";
export type { Code, Codelist } from "./model/code.ts";
export { designColumns } from "./model/design-columns.ts";
export { looksLikeDirectIdentifier } from "./model/direct-identifier.ts";
export { type Disclosure, defaultDisclosure } from "./model/disclosure.ts";
export { type EstimateSilence, estimateSilences } from "./model/estimate-silence.ts";
export * from "./model/expression.ts";
export { groupCatalogues, groupLabel, groupsOf } from "./model/group.ts";
export * from "./model/indicator.ts";
export { interiorCodes } from "./model/interior-codes.ts";
export { isPrintable } from "./model/is-printable.ts";
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
export { type PeriodStep, periodOf, periodsOf } from "./model/period.ts";
export * from "./model/population-list.ts";
export { departementsWithHolidays, goodFridayByLaw, type PublicHolidays } from "./model/public-holidays.ts";
export {
  type ServiceTest,
  type ServiceTestPart,
  severities,
  stepCode,
  type TestedService,
} from "./model/service-test.ts";
export * from "./model/source.ts";
export * from "./model/study.ts";
export { subgroupLabel } from "./model/subgroup.ts";
export { territoryCodes } from "./model/territory-codes.ts";
export { type Text, textIn } from "./model/text.ts";
export { areExclusive, contains, excludes, isNested, universeOf } from "./model/universes.ts";
export type { Window } from "./model/window.ts";
export { studyProblems } from "./problems.ts";
export { cachedReader } from "./reading/cached-reader.ts";
export { nearest, suggestion } from "./reading/nearest.ts";
export { readYaml } from "./reading/read-yaml.ts";
export { unreadFiles } from "./reading/study-files.ts";
export type { Path, Written } from "./reading/written.ts";
export { valueOfPart } from "./reading/yaml-value.ts";
export { boundariesIn } from "./resolve/read-boundaries.ts";
export {
  answerWords,
  type QualityColumn,
  qualityColumns,
  remarksColumn,
  type StepColumn,
  severityWords,
  stepColumns,
  yesOrNoWords,
} from "./service-test/service-test-results.ts";
export {
  type Sheet,
  serviceTestTemplate,
} from "./service-test/service-test-template.ts";
export { thousandths } from "./shapes/shared-shapes.ts";
export { codesOutsideBase } from "./tables/codes-outside-base.ts";
export { contentOf } from "./tables/content-of.ts";
export {
  areMeasuresWithheld,
  bearsWeights,
  countedTables,
  hasExactMeasures,
  interiorCells,
} from "./tables/counted-tables.ts";
export { dimensionsOf, hasShares, shareDimensionOf, testedSides } from "./tables/dimensions-of.ts";
export { figuresOf } from "./tables/figures-of.ts";
export { measuresOf } from "./tables/measures-of.ts";
