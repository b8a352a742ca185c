export { type Assets, assemble, assembling, languagesOf, preview } from "./assemble.ts";
export { dictionaryProblems } from "./dictionary/dictionary-problems.ts";
export { dictionaryTemplate } from "./dictionary/dictionary-template.ts";
export { type Logo, logoOf, logoSizeMax } from "./logo.ts";
export type { PaperExtent } from "./pdf/paper.ts";
export { print } from "./print.ts";
