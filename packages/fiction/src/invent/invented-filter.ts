import type { Attribute, Source, Where } from "@vigie/study";

/**
 * A condition of the study on what is drawn: a translated attribute is brought back to the one that it is made from. What
 * cannot be brought back is left out, and the condition is wider.
 * @param isDrawn whether a margin gives this attribute
 */
export function onDrawn(
  where: Where,
  { attributes }: Source,
  isDrawn: (name: string) => boolean,
): Record<string, string[]> {
  const filter: Record<string, string[]> = {};
  for (const [name, codes] of where) {
    const drawn = broughtBack({ name, codes }, attributes, isDrawn);
    if (drawn === null) continue;
    const before = filter[drawn.name];
    const both =
      before === undefined ? [...drawn.codes] : before.filter((code) => drawn.codes.includes(code));
    if (both.length > 0) filter[drawn.name] = both;
  }
  return filter;
}

interface Condition {
  readonly name: string;
  readonly codes: readonly string[];
}

function broughtBack(
  condition: Condition,
  attributes: ReadonlyMap<string, Attribute>,
  isDrawn: (name: string) => boolean,
): Condition | null {
  if (isDrawn(condition.name)) return condition;
  const origin = attributes.get(condition.name)?.origin;
  if (origin?.kind !== "recode") return null;
  const codes = [...origin.map].flatMap(([from, to]) => (condition.codes.includes(to) ? [from] : []));
  return codes.length === 0 ? null : broughtBack({ name: origin.of, codes }, attributes, isDrawn);
}
