export { type Letters, readLetters } from "./letters.ts";
export { openZeroFile } from "./open-zero.ts";
