export type { Conversion, ConversionNote, ConversionPair } from "./conversion.ts";
export { englishNotes } from "./notes.en.ts";
export { shapesProblems } from "./problems.ts";
