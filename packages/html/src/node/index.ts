export { type Letters, readLetters } from "./letters.ts";
