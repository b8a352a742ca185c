export { readAssets } from "./fonts.ts";
export { type Typeset, typeset } from "./typeset.ts";
