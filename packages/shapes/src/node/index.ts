export { type Converted, convertFiles } from "./convert-files.ts";
