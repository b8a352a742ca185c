import type { Attribute, Source } from "@vigie/study";

/** Flags of a union that are said together with it; of more, it is said step by step. */
const flagsMax = 4;

/** A union made of another one and of one flag more. */
export interface Step {
  readonly name: string;
  readonly reads: readonly [string, string];
}

export interface PartialUnions {
  /** With the unions of some flags that no table shows, as attributes. */
  readonly source: Source;
  /** By union of many flags, from the first two to all of them. */
  readonly steps: ReadonlyMap<string, readonly Step[]>;
}

/**
 * Unions of many flags, one flag after another: who has one of the first, and the next, is who has one of the first and the
 * next. Flags that no table shows come first, together; then those of the most unions, so that unions share their steps.
 * @param fields those that tables show
 */
export function partialUnions(source: Source, fields: ReadonlyMap<string, unknown>): PartialUnions {
  const unions = [...fields.keys()].flatMap((name) => {
    const union = source.attributes.get(name);
    return union?.origin.kind === "any" ? [{ union, flags: union.origin.of }] : [];
  });
  const timesOf = (flag: string) => unions.filter(({ flags }) => flags.includes(flag)).length;
  const shown = new Map(unions.map(({ union, flags }) => [keyOf(flags), union.id]));
  const nameOf = (flags: readonly string[]) => {
    const [only = ""] = flags;
    return flags.length === 1 && fields.has(only) ? only : (shown.get(keyOf(flags)) ?? keyOf(flags));
  };
  const attributes = new Map(source.attributes);
  const steps = new Map<string, readonly Step[]>();
  for (const { union, flags } of unions) {
    if (flags.length <= flagsMax) continue;
    const hidden = flags.filter((flag) => !fields.has(flag));
    const seen = flags
      .filter((flag) => fields.has(flag))
      .toSorted((a, b) => timesOf(b) - timesOf(a) || (a < b ? -1 : 1));
    const parts = [...(hidden.length > 0 ? [hidden] : []), ...seen.map((flag) => [flag])];
    const upTo = parts.map((_, at) => parts.slice(0, at + 1).flat());
    for (const some of upTo) {
      const id = nameOf(some);
      if (!attributes.has(id)) attributes.set(id, madeOf(union, id, some));
    }
    const names = upTo.map(nameOf).with(-1, union.id);
    steps.set(
      union.id,
      parts.slice(1).map((part, at) => ({
        name: names[at + 1] ?? "",
        reads: [names[at] ?? "", nameOf(part)],
      })),
    );
  }
  return { source: { ...source, attributes }, steps };
}

const keyOf = (flags: readonly string[]) => `any of ${flags.toSorted().join(", ")}`;

const madeOf = (union: Attribute, id: string, of: readonly string[]): Attribute => ({
  ...union,
  id,
  origin: { kind: "any", of },
});
