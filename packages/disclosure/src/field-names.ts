import { dimensionsOf, type Indicator, type Source } from "@vigie/study";

/** What persons are told apart by in an indicator's table: its dimensions, or the flag of each item of a question. */
export function fieldNames(
  indicator: Indicator,
  { attributes, contacts, multiples }: Source,
): readonly string[] {
  return dimensionsOf(indicator).flatMap((name) => {
    if (name === "group" || name === "subgroup") return contacts === null ? [] : [name];
    const items = multiples.get(name)?.items;
    if (items !== undefined) return [...items.values()];
    return (attributes.get(name)?.codes.length ?? 0) > 0 ? [name] : [];
  });
}
