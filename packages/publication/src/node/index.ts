export { readAssets } from "./fonts.ts";
export { readRasteriser } from "./rasteriser.ts";
export { readTypesetter, type Typeset } from "./typeset.ts";
