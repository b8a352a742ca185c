export { type Converted, convertFile, convertFiles } from "./convert-files.ts";
export { type RecognisedFile, recogniseFile } from "./recognise-file.ts";
