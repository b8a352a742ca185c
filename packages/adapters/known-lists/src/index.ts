export { knownShapes } from "./convert-file.ts";
export { shapesProblems } from "./problems.ts";
export { readPlaceLists } from "./read-place-lists.ts";
export { type RecognisedFile, recogniseFile, shapeFinder } from "./recognise-file.ts";
export { shapeNames } from "./shape.ts";
