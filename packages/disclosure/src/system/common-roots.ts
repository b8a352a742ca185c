import { unknown } from "@vigie/engine";
import type { Attribute, Source } from "@vigie/study";
import { isUniverseField } from "./universes.ts";
import { leavesOf } from "./views.ts";

type Fields = ReadonlyMap<string, readonly string[]>;

/** Flags told apart in one field at most: their sets are twice as many with each. */
const flagsMax = 10;

/**
 * Fields that no table shows and that several fields of the tables are made of: how these go together is only told by
 * what they come from. Three groupings of the same countries, two flags and their union, which may be a universe.
 * @param fields of the tables
 */
export function commonRoots(source: Source, fields: Fields): Fields {
  const shown = attributesOf(source, fields);
  return new Map(
    [...rootsOfRecodings(shown, source), ...rootsOfUnions(shown, source)].filter(
      ([name]) => !fields.has(name),
    ),
  );
}

/** Attributes that tables are told apart by, those that their universes are defined by included. */
function attributesOf({ attributes, universes }: Source, fields: Fields): readonly Attribute[] {
  const memberships = [...fields].flatMap(([field, leaves]) => (isUniverseField(field) ? leaves : []));
  const inTables = new Set(memberships.flatMap((membership) => membership.split("+")));
  const ofUniverses = [...inTables].flatMap((id) => [...(universes.get(id)?.where.keys() ?? [])]);
  return [...new Set([...fields.keys(), ...ofUniverses])].flatMap((name) => attributes.get(name) ?? []);
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

/** For unions with two flags of theirs, or other unions, the sets of flags that one may answer yes to. */
function rootsOfUnions(shown: readonly Attribute[], source: Source): Fields {
  const unions = shown.flatMap((attribute) => (attribute.origin.kind === "any" ? [attribute] : []));
  return new Map(
    families(unions).flatMap((own) => {
      const flags = [...new Set(own.flatMap(flagsOf))];
      const inSets = shown.filter(({ origin }) => origin.kind === "set").flatMap(flagsOf);
      const alone = shown.map(({ id }) => id).filter((id) => flags.includes(id));
      if (own.length + alone.length < 3) return [];
      const told = [...Map.groupBy(flags, (flag) => signOf(flag, own, [...alone, ...inSets])).values()];
      const ones = told.flatMap((same) => same.slice(0, 1)).toSorted();
      if (ones.length > flagsMax) return [];
      const members = [...own, ...shown.filter(({ id }) => alone.includes(id))];
      const more = members.map((member) => [member.id, allLeaves(member, source)] as const);
      return [[yesTo(ones), setsOf(ones)] as const, ...more];
    }),
  );
}

const flagsOf = ({ origin }: Attribute): readonly string[] =>
  origin.kind === "any" || origin.kind === "set" ? origin.of : [];

/** Flags that no table shows alone and that the same unions hold are one. */
function signOf(flag: string, unions: readonly Attribute[], alone: readonly string[]): string {
  if (alone.includes(flag)) return flag;
  return `in ${unions.filter((union) => flagsOf(union).includes(flag)).map(({ id }) => id)}`;
}

/** Unions that have a flag in common, directly or through others. */
function families(unions: readonly Attribute[]): readonly (readonly Attribute[])[] {
  return unions.reduce<readonly (readonly Attribute[])[]>((found, union) => {
    const touches = (own: readonly Attribute[]) =>
      own.some((other) => flagsOf(other).some((flag) => flagsOf(union).includes(flag)));
    return [...found.filter((own) => !touches(own)), [...found.filter(touches).flat(), union]];
  }, []);
}

const before = "yes to ";
const yesTo = (flags: readonly string[]) => `${before}${flags.join(" ")}`;

/** The flags that a field of `commonRoots` tells who answers yes to; null for any other field. */
export function flagsAnswered(field: string): readonly string[] | null {
  return field.startsWith(before) ? field.slice(before.length).split(" ") : null;
}

function setsOf(flags: readonly string[]): readonly string[] {
  let sets: readonly string[] = ["none"];
  for (const flag of flags)
    sets = [...sets, ...sets.map((set) => (set === "none" ? flag : `${set}+${flag}`))];
  return sets;
}
