export { driftedFiction, type Fiction, movableShares } from "./fiction.ts";
export { fictitiousPlaces } from "./fictitious-places.ts";
export { inventFiction } from "./invent/invent-fiction.ts";
export { type FictionFile, makeFiction } from "./make-fiction.ts";
export { parseFiction } from "./parse-fiction.ts";
export { fictionProblems } from "./problems.ts";
