import { unknown } from "@vigie/engine";
import type { Attribute, Source } from "@vigie/study";
import { answersOf, answersTo, unansweredMax } from "./answers.ts";
import { withoutEnds } from "./asked-relations.ts";
import { recodingRelations } from "./recodings.ts";
import { definingAttributes, universesOf, universeTies } from "./universes.ts";
import { leavesOf } from "./views.ts";

type Fields = ReadonlyMap<string, readonly string[]>;

/** Flags told apart in one field at most: their sets are twice as many with each. */
const flagsMax = 10;

/**
 * Fields that no table shows and that several fields of the tables are made of: how these go together is only told by
 * what they come from. Three groupings of the same countries, two flags and their union, which may be a universe.
 * @param fields of the tables, and those of `definingFields`
 */
export function commonRoots(source: Source, fields: Fields): Fields {
  const shown = attributesOf(source, fields);
  return new Map(
    [...rootsOfRecodings(shown, source), ...rootsOfAnswers(shown, source)].filter(
      ([name]) => !fields.has(name),
    ),
  );
}

/**
 * Attributes that stand in no table and that its universes are defined by, where they go together with one that does or
 * with that of another universe: those of 20 years and more are not told from those of 25 by the name of a universe. And
 * where several conditions of one universe are told, each by a table or by another universe: whoever meets them is in it.
 * @param fields of the tables
 */
export function definingFields(source: Source, fields: Fields): Fields {
  const defining = new Map(
    attributesOf(source, fields).flatMap((attribute) =>
      fields.has(attribute.id) ? [] : [[attribute.id, allLeaves(attribute, source)] as const],
    ),
  );
  const related = new Set(
    recodingRelations(source, new Map([...fields, ...defining])).flatMap(({ fields: pair }) => pair),
  );
  const together = new Set(toldTogether(source, fields));
  return new Map([...defining].filter(([name]) => related.has(name) || together.has(name)));
}

/**
 * Attributes that no table shows and that others are recoded from, where they go together with more: bands of which
 * larger ones are made beside other bands, a flag given other words beside a union of it.
 * @param fields of the tables
 */
export function recodedFields(source: Source, fields: Fields): Fields {
  const started = attributesOf(source, fields);
  const above = started.flatMap((attribute) => recodedFrom(attribute, source));
  // The root of several recodings is a field of its own, with fewer leaves: see `commonRoots`.
  const isRoot = ({ origin, type }: Attribute) => origin.kind === "field" && type !== "flag";
  if (above.every(isRoot)) return new Map();
  const hidden = new Map(
    [...started, ...above].flatMap((attribute) =>
      fields.has(attribute.id) || isRoot(attribute)
        ? []
        : [[attribute.id, allLeaves(attribute, source)] as const],
    ),
  );
  return withoutEnds(hidden, [
    ...recodingRelations(source, new Map([...fields, ...hidden])).map((relation) => relation.fields),
    ...universeTies(source, fields),
  ]);
}

/** Conditions of the universes of which two at least are told apart by a table, or by another universe. */
function toldTogether(source: Source, fields: Fields): readonly string[] {
  const universes = universesOf(source, fields);
  const isTold = (name: string) =>
    fields.has(name) || universes.filter(({ where }) => where.has(name)).length > 1;
  return universes.flatMap(({ where }) => {
    const told = [...where.keys()].filter(isTold);
    return told.length < 2 ? [] : told;
  });
}

/** Attributes that tables are told apart by, those that their universes are defined by included. */
function attributesOf(source: Source, fields: Fields): readonly Attribute[] {
  const names = new Set([...fields.keys(), ...definingAttributes(source, fields)]);
  return [...names].flatMap((name) => source.attributes.get(name) ?? []);
}

/** What two at least of the attributes shown are recodings of, or are, and what lies between; those of universes too. */
function rootsOfRecodings(shown: readonly Attribute[], source: Source): Fields {
  const lines = shown.map((attribute) => ({ attribute, above: recodedFrom(attribute, source) }));
  const isShared = (root: Attribute) =>
    lines.filter(({ attribute, above }) => attribute === root || above.includes(root)).length > 1;
  const linked = lines.filter(({ above }) => above.some(isShared));
  const roots = new Set(linked.flatMap(({ attribute, above }) => [...above, attribute]));
  const defining = new Set([...source.universes.values()].flatMap(({ where }) => [...where.keys()]));
  return new Map(
    [...roots].map((root) => {
      const isReadElsewhere = root.origin.kind !== "field" || defining.has(root.id);
      const leaves = allLeaves(root, source);
      return [root.id, isReadElsewhere ? leaves : apart(root, leaves, roots)];
    }),
  );
}

function allLeaves({ id, codes }: Attribute, source: Source): readonly string[] {
  return leavesOf(id, new Set([...codes.map(({ code }) => code), unknown]), source);
}

/** What an attribute is a recoding of, one after the other. */
function recodedFrom({ origin }: Attribute, source: Source): readonly Attribute[] {
  const above = origin.kind === "recode" ? source.attributes.get(origin.of) : undefined;
  return above === undefined ? [] : [above, ...recodedFrom(above, source)];
}

/** One leaf for all those that the recodings in question treat alike. */
function apart(
  root: Attribute,
  leaves: readonly string[],
  recodings: ReadonlySet<Attribute>,
): readonly string[] {
  const maps = [...recodings].flatMap(({ origin }) =>
    origin.kind === "recode" && origin.of === root.id ? [origin.map] : [],
  );
  const alike = Map.groupBy(leaves, (leaf) => maps.map((map) => map.get(leaf) ?? unknown).join(" "));
  return [...alike.values()].flatMap((same) => same.slice(0, 1));
}

/** For unions and sets with two flags of theirs, or others, what one may answer to these flags. */
function rootsOfAnswers(shown: readonly Attribute[], source: Source): Fields {
  const made = shown.filter((attribute) => flagsOf(attribute).length > 0);
  return new Map(
    families(made).flatMap((own) => {
      const flags = [...new Set(own.flatMap(flagsOf))];
      const inSets = own.filter(({ origin }) => origin.kind === "set").flatMap(flagsOf);
      const alone = shown.map(({ id }) => id).filter((id) => flags.includes(id));
      if (own.length + alone.length < 3) return [];
      const told = [...Map.groupBy(flags, (flag) => signOf(flag, own, [...alone, ...inSets])).values()];
      const ones = told.flatMap((same) => same.slice(0, 1)).toSorted();
      // A set says by itself what was answered, but where an answer is missing.
      const most = own.some(({ origin }) => origin.kind === "any") ? flagsMax : unansweredMax;
      if (ones.length > most) return [];
      const members = [...own, ...shown.filter(({ id }) => alone.includes(id))];
      const more = members.map((member) => [member.id, allLeaves(member, source)] as const);
      return [[answersTo(ones), answersOf(ones)] as const, ...more];
    }),
  );
}

const flagsOf = ({ origin }: Attribute): readonly string[] =>
  origin.kind === "any" || origin.kind === "set" ? origin.of : [];

/** Flags that no table shows alone, nor in a set, and that the same unions hold are one. */
function signOf(flag: string, unions: readonly Attribute[], alone: readonly string[]): string {
  if (alone.includes(flag)) return flag;
  return `in ${unions.filter((union) => flagsOf(union).includes(flag)).map(({ id }) => id)}`;
}

/** Unions and sets that have a flag in common, directly or through others. */
function families(made: readonly Attribute[]): readonly (readonly Attribute[])[] {
  return made.reduce<readonly (readonly Attribute[])[]>((found, one) => {
    const touches = (own: readonly Attribute[]) =>
      own.some((other) => flagsOf(other).some((flag) => flagsOf(one).includes(flag)));
    return [...found.filter((own) => !touches(own)), [...found.filter(touches).flat(), one]];
  }, []);
}
