export { type Assets, assemble, assembling, languagesOf } from "./assemble.ts";
export { type Comparison, compare } from "./compare/compare.ts";
export type { Verdict } from "./compare/judge.ts";
export { dictionaryProblems } from "./dictionary/dictionary-problems.ts";
export { dictionaryTemplate } from "./dictionary/dictionary-template.ts";
export type { EarlierEdition } from "./editions/earlier-edition.ts";
export { type Gathered, gather } from "./gather.ts";
export type { PaperExtent } from "./pdf/paper-of.ts";
export { print } from "./print.ts";
export { diagnosticProblems } from "./problems/problems.ts";
export {
  asksReferencePopulations,
  withReferencePopulations,
} from "./rates/reference-populations.ts";
export { easyRemarks } from "./text/easy/easy-remarks.ts";
export { easyTextProblems } from "./text/easy/read-easy-text.ts";
export { generatedTitles, textProblems } from "./text/read-text.ts";
