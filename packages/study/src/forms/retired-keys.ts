import type { Path } from "../reading/written.ts";

/** Keys of a former version of the language, by where they stood: a study or a mapping may still have them. */
const retired: Readonly<Record<string, readonly string[]>> = {
  disclosure: ["zeros", "all_but", "dominance", "p_percent", "not_sensitive", "masking", "tables"],
  floors: ["zeros", "all_but", "dominance", "p_percent"],
};

/** Keys that have another name now. */
const renamed: Readonly<Record<string, string>> = { total_row: "other_rows" };

/** The new name of a key, where it may be written there. */
export function renamedKey(key: string, allowed: readonly string[]): readonly string[] {
  return allowed.filter((name) => name === renamed[key]);
}

export function isRetired(path: Path, key: string): boolean {
  return path.length === 1 && retired[String(path[0])]?.includes(key) === true;
}
