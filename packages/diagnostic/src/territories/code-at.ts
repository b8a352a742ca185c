import type { Source } from "@vigie/study";
import { leavesOf, type Territory } from "./territory.ts";

/**
 * The code of an attribute that a territory is counted under: its own, or for a commune that of the one which holds it
 * today; null where the attribute knows neither, or knows greater territories only.
 * @param groups codes of the greater territories of the study
 */
export function codeAt(
  source: Source,
  name: string,
  { territory, groups }: { readonly territory: Territory; readonly groups: ReadonlySet<string> },
): string | null {
  const attribute = source.attributes.get(name);
  if (attribute === undefined) return null;
  if (leavesOf(attribute).some(({ code }) => code === territory.code)) return territory.code;
  const { origin } = attribute;
  const into = origin.kind === "recode" ? origin.map.get(territory.code) : undefined;
  return into === undefined || groups.has(into) ? null : into;
}
