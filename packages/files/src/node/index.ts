export { type FileSource, openFileSource } from "./file-source.ts";
