export { disk, diskStore, openFileSource } from "./disk-store.ts";
