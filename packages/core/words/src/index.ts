export { type DescribedProblem, describeProblem } from "./described-problem.ts";
export { frenchSpacing } from "./french-spacing.ts";
export {
  capitalised,
  directionOf,
  inSentence,
  type Language,
  languages,
  listOf,
  localeOf,
} from "./language.ts";
export { type Dates, datesIn, type Numbers, numbersIn } from "./locale-formats.ts";
export { type MessageArgument, messageArguments } from "./message-arguments.ts";
export {
  countValue,
  frequentCodeValue,
  linesValue,
  type MessageValue,
  namesValue,
  quotedRowsMin,
  shapeValue,
  textValue,
  writtenShape,
} from "./message-value.ts";
export {
  type Catalogues,
  type Messages,
  type MessageValues,
  pageMessages,
  terminalMessages,
} from "./messages.ts";
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
export {
  type Excerpt,
  type FilePlace,
  type ProblemValues,
  VigieError,
  VigieErrors,
  visible,
  withExcerpts,
} from "./vigie-error.ts";
