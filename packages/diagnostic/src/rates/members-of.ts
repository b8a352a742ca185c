import type { Source } from "@vigie/study";

/**
 * The communes that each code of an attribute is made of: itself where it is one, else those of the codes that it
 * stands above, by the hierarchy of its code list or by the recoding that gives it.
 * @param communesOf those of an official code; none for any other
 */
export function membersOf(
  source: Source,
  attribute: string,
  communesOf: (code: string) => readonly string[],
): ReadonlyMap<string, readonly string[]> {
  const found = source.attributes.get(attribute);
  if (found === undefined) return new Map();
  const { origin, codes } = found;
  const below = (parent: string): readonly string[] =>
    codes.flatMap(({ code, parent: above }) => (above === parent ? inside(code) : []));
  const inside = (code: string): readonly string[] => {
    const communes = communesOf(code);
    return communes.length > 0 ? communes : below(code);
  };
  if (origin.kind !== "recode") return new Map(codes.map(({ code }) => [code, inside(code)]));
  const finer = membersOf(source, origin.of, communesOf);
  return new Map(
    codes.map(({ code }) => [
      code,
      [...new Set([...origin.map].flatMap(([from, to]) => (to === code ? (finer.get(from) ?? []) : [])))],
    ]),
  );
}
