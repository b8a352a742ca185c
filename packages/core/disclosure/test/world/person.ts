import type { Attribute, Source } from "@vigie/study";

/** One unit as its file has it. */
export interface Person {
  /** A code, a number, a day, or the items given of a question of several answers; null where nothing is known. */
  readonly values: Readonly<Record<string, string | number | readonly string[] | null>>;
  readonly channels: readonly string[];
  /** Whether it made a declaration of routine, which tells nothing of its channels. */
  readonly routine: boolean;
}

const unknown = "_U";

/** The code that tables count a unit under. */
export function codeOf(person: Person, name: string, source: Source): string {
  if (name === "group") return groupOf(person, source);
  if (name === "subgroup")
    return person.channels.length > 0 ? channelsOf(person, source).join("+") : routineOf(person);
  const attribute = attributeIn(source, name);
  const code = derivedCode(person, attribute, source);
  if (code !== unknown || attribute.asked === undefined) return code;
  return meets(person, attribute.asked.where, source)
    ? (attribute.asked.noAnswer ?? unknown)
    : attribute.asked.notAsked;
}

/** The number of a unit as it is, whatever its range; null where it is unknown. */
export function numberOf({ values }: Person, name: string, source: Source): number | null {
  const { origin } = attributeIn(source, name);
  const value = values[origin.kind === "years" ? origin.of : name] ?? null;
  if (origin.kind !== "years") return typeof value === "number" ? value : null;
  if (typeof value !== "string") return null;
  const years = Number(origin.at.slice(0, 4)) - Number(value.slice(0, 4));
  return origin.at.slice(5) < value.slice(5) ? years - 1 : years;
}

export function isIn(person: Person, universe: string, source: Source): boolean {
  const where = source.universes.get(universe)?.where;
  if (where === undefined) throw new RangeError("no such universe");
  return meets(person, where, source);
}

function meets(person: Person, where: ReadonlyMap<string, readonly string[]>, source: Source): boolean {
  return [...where].every(([name, codes]) => codes.includes(codeOf(person, name, source)));
}

function attributeIn({ attributes }: Source, name: string): Attribute {
  const attribute = attributes.get(name);
  if (attribute === undefined) throw new RangeError("no such attribute");
  return attribute;
}

function derivedCode(person: Person, { id, origin, codes }: Attribute, source: Source): string {
  const flags = (names: readonly string[]) => names.map((name) => codeOf(person, name, source));
  switch (origin.kind) {
    case "recode":
      return origin.map.get(codeOf(person, origin.of, source)) ?? unknown;
    case "bands": {
      const number = numberOf(person, origin.of, source);
      return (
        codes.findLast(({ from }) => number !== null && from !== null && from <= number)?.code ?? unknown
      );
    }
    case "any": {
      const held = flags(origin.of);
      return held.includes("yes") ? "yes" : held.every((flag) => flag === "no") ? "no" : unknown;
    }
    case "set": {
      const held = flags(origin.of);
      if (held.some((flag) => flag !== "yes" && flag !== "no")) return unknown;
      return origin.of.filter((_, at) => held[at] === "yes").join("+") || "none";
    }
    case "item": {
      const items = person.values[origin.of] ?? null;
      if (!Array.isArray(items) || items.length === 0) return unknown;
      return items.includes(origin.item) ? "yes" : "no";
    }
    case "field": {
      const value = person.values[id] ?? null;
      return typeof value === "string" ? value : unknown;
    }
    default:
      throw new RangeError("no code of this kind is used here");
  }
}

function channelsOf({ channels }: Person, { contacts }: Source): readonly string[] {
  return [...(contacts?.channels.keys() ?? [])].filter((channel) => channels.includes(channel));
}

function routineOf({ routine }: Person): string {
  return routine ? "routine_only" : "none";
}

/** Methods, section 1. */
function groupOf(person: Person, { contacts }: Source): string {
  const families = new Set(person.channels.map((channel) => contacts?.channels.get(channel)?.family));
  const isElsewhere = families.has("direct") || families.has("material");
  if (families.has("digital")) return isElsewhere ? "mixed" : "digital";
  return isElsewhere ? "direct" : routineOf(person);
}
