import { nearest } from "../reading/nearest.ts";
import { type NamedSort, namedParts } from "./named-part.ts";

/**
 * What a name that a study no longer declares may have become: a name that is near, or the only one that nothing uses.
 * @param files as they are, mistakes included
 */
export function renamedTo(name: string, sort: NamedSort, files: ReadonlyMap<string, string>): string | null {
  const declared = [...new Set(namedParts(files, sort).map((part) => part.name.replace(/^[^.]*\./, "")))];
  const near = nearest(name, declared);
  if (near !== null) return near;
  const texts = [...files.values()].map((text) => text.replace(/^\s*#.*$/gm, "")).join("\n");
  const [only, ...others] = declared.filter((one) => usesOf(one, texts) < 2);
  return only !== undefined && others.length === 0 ? only : null;
}

function usesOf(name: string, text: string): number {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return text.match(new RegExp(`(?<![\\w-])${escaped}(?![\\w-])`, "g"))?.length ?? 0;
}
