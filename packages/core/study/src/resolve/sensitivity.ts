import type { FilePlace, VigieError } from "@vigie/words";
import { codesOfUnion } from "../derivations/any.ts";
import type { Association } from "../kinds/table-content.ts";
import type { Indicator } from "../model/indicator.ts";
import type { Attribute, Source } from "../model/source.ts";
import { report } from "../problems.ts";
import { contentOf } from "../tables/indicator-table.ts";

interface Parts {
  readonly sources: ReadonlyMap<string, Source>;
  readonly indicators: ReadonlyMap<string, Indicator>;
}

/**
 * Study where each association whose outcome is a union of flags is followed by itself without each flag
 * in turn: a characteristic close to one of the flags is associated with the union by construction. Methods,
 * section 3.
 * @param place where an association is written, for a name that is already taken
 */
export function withSensitivity(
  { sources, indicators }: Parts,
  place: (association: string) => FilePlace,
  found: VigieError[],
): Parts {
  const attributes = new Map([...sources].map(([id, source]) => [id, new Map(source.attributes)]));
  const every: [string, Indicator][] = [];
  for (const [id, indicator] of indicators) {
    every.push([id, indicator]);
    const own = attributes.get(indicator.source);
    const { association } = contentOf(indicator);
    if (association === null || own === undefined) continue;
    for (const flag of unitedIn(own, association.outcome.attribute)) {
      const reduced = reducedOutcome(own, association, flag);
      const name = `${id}_without_${flag}`;
      const taken = [...(indicators.has(name) ? [name] : []), ...(isTaken(own, reduced) ? [reduced.id] : [])];
      for (const already of taken)
        report(found, "study/sensitivity-name-taken", place(id), { name: already, association: id, flag });
      own.set(reduced.id, reduced);
      const other = withoutFlag(association, { name, flag, outcome: reduced.id });
      every.push([name, { ...indicator, ...other }]);
    }
  }
  return {
    sources: new Map(
      [...sources].map(([id, source]) => [id, { ...source, attributes: attributes.get(id) ?? new Map() }]),
    ),
    indicators: new Map(every),
  };
}

/** The flags that a union unites, those of a union inside it included; none where it is not a union. */
function unitedIn(attributes: ReadonlyMap<string, Attribute>, name: string): readonly string[] {
  const origin = attributes.get(name)?.origin;
  if (origin?.kind !== "any") return [];
  const flags = origin.of.flatMap((of) => {
    const inner = unitedIn(attributes, of);
    return inner.length === 0 ? [of] : inner;
  });
  return [...new Set(flags)];
}

/** The union of the other flags. */
function reducedOutcome(
  attributes: ReadonlyMap<string, Attribute>,
  { outcome }: Association,
  flag: string,
): Attribute {
  const label = (name: string) => attributes.get(name)?.label ?? { fr: name };
  const [whole, less] = [label(outcome.attribute), label(flag)];
  const of = unitedIn(attributes, outcome.attribute).filter((other) => other !== flag);
  return {
    id: `${outcome.attribute}_without_${flag}`,
    label: {
      fr: `${whole.fr}, sans « ${less.fr} »`,
      ...(whole.en && less.en ? { en: `${whole.en}, without “${less.en}”` } : {}),
    },
    type: "flag",
    codes: codesOfUnion(of.flatMap((name) => attributes.get(name) ?? [])),
    ordered: false,
    origin: { kind: "any", of },
  };
}

/** Several associations share one reduced outcome; anything else of that name was in the study. */
function isTaken(attributes: ReadonlyMap<string, Attribute>, reduced: Attribute): boolean {
  const before = attributes.get(reduced.id);
  return before !== undefined && JSON.stringify(before) !== JSON.stringify(reduced);
}

function withoutFlag(
  association: Association,
  { name, flag, outcome }: { name: string; flag: string; outcome: string },
): Association {
  return {
    ...association,
    id: name,
    outcome: { attribute: outcome, code: association.outcome.code },
    family: null,
    without: { association: association.id, flag },
  };
}
