export { readAssets } from "./fonts.ts";
export { readRasteriser } from "./rasteriser.ts";
export { readTypesetter } from "./typeset.ts";
