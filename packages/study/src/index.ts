export { attributeOf } from "./attribute-of.ts";
export * from "./breakdown.ts";
export { coarsening } from "./coarsening.ts";
export { composeStudy } from "./compose/compose-study.ts";
export type { Composition, Piece } from "./compose/piece.ts";
export { contentOf } from "./content-of.ts";
export * from "./counted-table.ts";
export {
  areMeasuresWithheld,
  bearsWeights,
  countedTables,
  hasExactMeasures,
  interiorCells,
} from "./counted-tables.ts";
export { type DayOutside, daysOutsideWindow } from "./days-outside-window.ts";
export { type BreakReview, breakTexts, reviewBreaks } from "./declared-breaks.ts";
export { departementsWithHolidays } from "./departements-with-holidays.ts";
export type {
  AnyOrigin,
  BandsOrigin,
  ContactOrigin,
  DerivedOrigin,
  IntervalOrigin,
  PeriodOrigin,
  RecodeOrigin,
  SetOrigin,
  YearsOrigin,
} from "./derivations/index.ts";
export type { IntervalEnd } from "./derivations/interval.ts";
export { designColumns } from "./design-columns.ts";
export { dimensionsOf, hasShares, shareDimensionOf, testedSides } from "./dimensions-of.ts";
export { looksLikeDirectIdentifier } from "./direct-identifier.ts";
export { type Disclosure, defaultDisclosure } from "./disclosure.ts";
export { changesBetween } from "./edit/changes-between.ts";
export { editedYaml } from "./edit/edited-yaml.ts";
export { mappedBy } from "./edit/mapped-by.ts";
export {
  type NamedPart,
  type NamedSort,
  namedParts,
  partLines,
  partsNamed,
  valueOfPart,
} from "./edit/named-part.ts";
export { type PeriodChange, type PeriodPoint, periodChange } from "./edit/period-change.ts";
export { type Removal, removal } from "./edit/removal.ts";
export { renamedTo } from "./edit/renamed-to.ts";
export { nameWithoutOwner, type RenamedLine, type Renaming, renaming } from "./edit/renaming.ts";
export { type PointToReview, renewal } from "./edit/renewal.ts";
export { type ReviewPoint, reviewAfter } from "./edit/review-after.ts";
export { type EstimateSilence, estimateSilences } from "./estimate-silence.ts";
export * from "./expression.ts";
export { figuresOf } from "./figures-of.ts";
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
export { thousandths } from "./forms/shared-shapes.ts";
export { groupCatalogues, groupLabel, groupsOf } from "./group.ts";
export * from "./indicator.ts";
export { interiorCodes } from "./interior-codes.ts";
export { isPrintable } from "./is-printable.ts";
export { areOfOneKind } from "./kinds/index.ts";
export { loadStudy } from "./load-study.ts";
export { measuresOf } from "./measures-of.ts";
export { type PeriodStep, periodOf, periodsOf } from "./period.ts";
export * from "./population-list.ts";
export { studyProblems } from "./problems.ts";
export { goodFridayByLaw, type PublicHolidays } from "./public-holidays.ts";
export { cachedReader } from "./reading/cached-reader.ts";
export { nearest, suggestion } from "./reading/nearest.ts";
export { readYaml } from "./reading/read-yaml.ts";
export type { Path, Written } from "./reading/written.ts";
export { codesOutsideBase } from "./resolve/codes-outside-base.ts";
export { boundariesIn } from "./resolve/read-boundaries.ts";
export {
  type ServiceTest,
  serviceTestSourceIds,
  severities,
  stepCode,
  type TestedService,
} from "./service-test/service-test.ts";
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
export * from "./source.ts";
export { sourceDefinition } from "./source-definition.ts";
export * from "./study.ts";
export { unreadFiles } from "./study-files.ts";
export { subgroupLabel } from "./subgroup.ts";
export { isWeighted } from "./survey-measures.ts";
export { territoryCodes } from "./territory-codes.ts";
export type { TestFamily } from "./test-family.ts";
export { textIn } from "./text-in.ts";
export { areExclusive, contains, excludes, isNested, universeOf } from "./universes.ts";
export { untranslatedTexts } from "./untranslated-texts.ts";
export { unusedCodelists } from "./unused-codelists.ts";
export { namedByAttribute, namedByIndicator, unusedFields } from "./unused-fields.ts";
