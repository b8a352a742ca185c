import type { Path } from "../reading/written.ts";
import type { YamlChange } from "./edited-yaml.ts";
import type { YamlValue } from "./yaml-value.ts";

/** The smallest changes that make one value of another: keys that are the same in both are left as they are written. */
export function changesBetween(before: unknown, after: YamlValue, path: Path): readonly YamlChange[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
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
