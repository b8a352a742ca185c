export type { Conversion, ConversionNote } from "./conversion.ts";
export { shapesProblems } from "./problems.ts";
