export { type Assets, assemble, assembling, languagesOf, preview } from "./assemble.ts";
export { dictionaryProblems, dictionaryTemplate } from "./dictionary.ts";
export { type Logo, logoOf, logoSizeMax } from "./logo.ts";
export type { PaperExtent } from "./pdf/paper.ts";
export { print } from "./pdf/print.ts";
