export { disk, diskStore } from "./disk-store.ts";
export { openFileSource } from "./file-source.ts";
