import { isMap, parseDocument } from "yaml";

/** The study and the partner of a mapping file. */
export interface MappingOwner {
  readonly study: string;
  readonly partner: string;
}

/** The study and the partner of a mapping file; null for any other YAML file, which must not be overwritten. */
export function mappingOwner(text: string): MappingOwner | null {
  const document = parseDocument(text);
  if (document.errors.length > 0 || !isMap(document.contents) || document.get("mapping") !== 1) return null;
  const study = document.get("study");
  const partner = document.get("partner");
  return typeof study === "string" && typeof partner === "string" ? { study, partner } : null;
}
