import { type Indicator, namedByAttribute, namedByIndicator, type Source, type Study } from "@vigie/study";

/** The indicators that a field serves, by itself or by what is derived from it, in the order of the study. */
export function indicatorsOfField(
  { indicators }: Pick<Study, "indicators">,
  source: Source,
  field: string,
): readonly Indicator[] {
  const reached = attributesFrom(source, field);
  const narrows = (universe: string | null) =>
    [...(source.universes.get(universe ?? "")?.where.keys() ?? [])].some((name) => reached.has(name));
  return [...indicators.values()].filter(
    (indicator) =>
      indicator.source === source.id &&
      (namedByIndicator(indicator).some((name) => reached.has(name)) ||
        narrows(indicator.universe) ||
        narrows(indicator.against)),
  );
}

/** The field, the flags of its items, and all that is derived from them. */
function attributesFrom({ attributes, multiples }: Source, field: string): ReadonlySet<string> {
  const reached = new Set([field, ...(multiples.get(field)?.items.values() ?? [])]);
  // A derivation comes after what it reads.
  for (const attribute of attributes.values())
    if (attribute.origin.kind !== "field" && namedByAttribute(attribute).some((name) => reached.has(name)))
      reached.add(attribute.id);
  return reached;
}
