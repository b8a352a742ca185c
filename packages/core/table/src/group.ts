export const families = ["digital", "direct", "material"] as const;
export type Family = (typeof families)[number];

export const groups = ["digital", "mixed", "direct", "routine_only", "none"] as const;
export type Group = (typeof groups)[number];

export function isGroup(code: string): code is Group {
  return groups.some((group) => group === code);
}

/**
 * The group of a unit, by the families of the channels that it used: at least one. Methods, section 1.
 * @example
 * groupOf(["digital"]) // "digital"
 * groupOf(["direct", "digital"]) // "mixed"
 * groupOf(["material"]) // "direct"
 */
export function groupOf(used: readonly Family[]): "digital" | "mixed" | "direct" {
  if (!used.includes("digital")) return "direct";
  return used.every((family) => family === "digital") ? "digital" : "mixed";
}
