export { attributeOf, type DescribedAttribute } from "./attribute-of.ts";
export { codesOutsideBase } from "./codes-outside-base.ts";
export { contains } from "./contains.ts";
export { type BrokenPart, brokenParts } from "./definition.ts";
export { dimensionsOf, shareDimensionOf } from "./dimensions-of.ts";
export { looksLikeDirectIdentifier } from "./direct-identifier.ts";
export {
  type Disclosure,
  type DisclosureRule,
  type DisclosureRules,
  defaultDisclosure,
  defaultRules,
  loosened,
  rulesOf,
  type TableTreatment,
} from "./disclosure.ts";
export { rulesFile } from "./disclosure-schema.ts";
export { type EstimateSilence, estimateSilences } from "./estimate-silence.ts";
export { type Form, readForm } from "./form.ts";
export { groupLabel } from "./group.ts";
export { loadStudy } from "./load-study.ts";
export { type Measure, measuresOf } from "./measures-of.ts";
export { nearest, suggestion } from "./nearest.ts";
export { newStudy } from "./new-study.ts";
export { type PeriodStep, periodOf, periodSteps, periodsOf } from "./period.ts";
export { studyProblems } from "./problems.ts";
export type { Boundary } from "./read-boundaries.ts";
export { boundariesIn } from "./read-boundaries.ts";
export { readYaml } from "./read-yaml.ts";
export { isRefusal, type Rendered, render } from "./render.ts";
export {
  type Entry,
  type ServiceTest,
  serviceTestSourceIds,
  severities,
  stepCode,
  type TestedService,
  topicAnswers,
} from "./service-test.ts";
export {
  answerWords,
  type QualityColumn,
  qualityColumns,
  remarksColumn,
  type StepColumn,
  severityWords,
  stepColumns,
  yesOrNoWords,
} from "./service-test-results.ts";
export { type ServiceTestTemplate, type Sheet, serviceTestTemplate } from "./service-test-template.ts";
export * from "./study.ts";
export { subgroupCode, subgroupLabel } from "./subgroup.ts";
export { isWeighted } from "./survey-measures.ts";
export * from "./vigie-error.ts";
export type { Path, Written } from "./written.ts";
