import type { Path } from "../reading/parsed-file.ts";
import type { YamlValue } from "../reading/yaml-value.ts";
import type { YamlChange } from "./edited-yaml.ts";

/**
 * The smallest changes that make one value of another: keys that are the same in both are left as they are written, and so are
 * the items of a list of mappings that keep their order, each known by its first key.
 */
export function changesBetween(before: unknown, after: YamlValue, path: Path): readonly YamlChange[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (Array.isArray(before) && Array.isArray(after))
    return changesInList(before, after, path) ?? [{ path, value: after }];
  if (!isMapping(before) || !isMapping(after)) return [{ path, value: after }];
  const gone = Object.keys(before).filter((key) => !Object.hasOwn(after, key));
  return [
    ...Object.entries(after).flatMap(([key, value]) =>
      Object.hasOwn(before, key)
        ? changesBetween(before[key], value, [...path, key])
        : [{ path: [...path, key], value }],
    ),
    ...gone.map((key) => ({ path: [...path, key] })),
  ];
}

function isMapping<Value>(value: Value): value is Value & { readonly [key: string]: YamlValue } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** @returns null where items moved, or are not known by their first keys */
function changesInList(
  before: readonly unknown[],
  after: readonly YamlValue[],
  path: Path,
): readonly YamlChange[] | null {
  const [old, own] = [before.map(nameOf), after.map(nameOf)];
  if ([old, own].some((names) => names.includes(null) || new Set(names).size < names.length)) return null;
  const kept = old.filter((name) => own.includes(name));
  if (kept.join() !== own.filter((name) => old.includes(name)).join()) return null;
  return [
    ...old.flatMap((name, at) => {
      const item = after[own.indexOf(name)];
      return item === undefined ? [] : changesBetween(before[at], item, [...path, at]);
    }),
    ...[...old.keys()]
      .filter((at) => !own.includes(old[at] ?? null))
      .toReversed()
      .map((at) => ({ path: [...path, at] })),
    ...after.flatMap((value, at) =>
      old.includes(own[at] ?? null) ? [] : [{ path: [...path, at], value, isNew: true }],
    ),
  ];
}

/** The value of the first key of an item, as text; null where it has none. */
function nameOf(item: unknown): string | null {
  if (!isMapping(item)) return null;
  const [name] = Object.values(Object(item));
  return typeof name === "string" || typeof name === "number" ? String(name) : null;
}
