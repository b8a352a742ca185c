export { type Dates, datesIn } from "./dates.ts";
export { type DescribedProblem, describeProblem } from "./described-problem.ts";
export type { Excerpt } from "./excerpt.ts";
export { frenchSpacing } from "./french-spacing.ts";
export { type Language, languages, localeOf } from "./language.ts";
export { capitalised, inSentence } from "./letter-case.ts";
export { listOf } from "./list.ts";
export { type MessageArgument, messageArguments } from "./message-arguments.ts";
export {
  countValue,
  frequentCodeValue,
  linesValue,
  type MessageValue,
  namesValue,
  shapeValue,
  textValue,
} from "./message-value.ts";
export {
  type Catalogues,
  type Messages,
  type MessageValues,
  pageMessages,
  terminalMessages,
} from "./messages.ts";
export { type Numbers, numbersIn } from "./numbers.ts";
export {
  cureOn,
  inputErrorsOf,
  isRefusal,
  joinedProblems,
  type ProblemCatalogue,
  type ProblemTexts,
  problemsOf,
  quotingProblemsOf,
  type Surface,
} from "./problem-catalogue.ts";
export { quotedRowsMin } from "./quote-limit.ts";
export { directionOf } from "./text-direction.ts";
export { type Place, type ProblemValues, VigieError, VigieErrors } from "./vigie-error.ts";
export { visible } from "./visible.ts";
export { withExcerpts } from "./with-excerpts.ts";
export { writtenShape } from "./written-shape.ts";
