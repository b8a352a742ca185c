export type { Conversion, ConversionNote } from "./conversion.ts";
export { englishNotes } from "./notes.en.ts";
export { shapesProblems } from "./problems.ts";
