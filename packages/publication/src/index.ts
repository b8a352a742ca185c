export { type Assets, assemble, assembling, languagesOf } from "./assemble.ts";
export type { PaperExtent } from "./pdf/paper-of.ts";
export { print } from "./print.ts";
