import { nearest } from "../reading/nearest.ts";
import { yamlValue } from "../reading/yaml-value.ts";
import { type NamedSort, namedParts } from "./named-part.ts";

/**
 * What a name that a study no longer declares may have become: of the names that nothing uses, the one that is near, longer or
 * shorter, or the only one.
 * @param files as they are, mistakes included
 */
export function renamedTo(name: string, sort: NamedSort, files: ReadonlyMap<string, string>): string | null {
  const declared = [...new Set(namedParts(files, sort).map((part) => part.name.replace(/^[^.]*\./, "")))];
  const names = [...files].flatMap(([path, text]) => namesIn(path, text));
  const unused = declared.filter((one) => names.filter((own) => own === one).length < 2);
  const [only, ...others] = unused;
  const lengthened = unused.find((one) => one.startsWith(name) || name.startsWith(one));
  return lengthened ?? nearest(name, unused) ?? (only !== undefined && others.length === 0 ? only : null);
}

/** Keys and values of a YAML file, words of a text: what may name a part of the study. */
function namesIn(path: string, text: string): readonly string[] {
  if (!path.endsWith(".yaml")) return text.match(/[\w-]+/g) ?? [];
  return scalarsIn(yamlValue(text));
}

function scalarsIn(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null) return [String(value)];
  return Object.entries(value).flatMap(([key, own]) => [key, ...scalarsIn(own)]);
}
