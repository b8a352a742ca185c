import { isMap, parseDocument } from "yaml";

/** Whose mapping a file is, as its first lines say it. */
export interface MappingOwner {
  readonly study: string;
  readonly partner: string;
}

/** Whose mapping some text is; null where it is none: another YAML file is somebody's work too. */
export function mappingOwner(text: string): MappingOwner | null {
  const document = parseDocument(text);
  if (document.errors.length > 0 || !isMap(document.contents) || document.get("mapping") !== 1) return null;
  const study = document.get("study");
  const partner = document.get("partner");
  return typeof study === "string" && typeof partner === "string" ? { study, partner } : null;
}
