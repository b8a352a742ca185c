import { unknown } from "@vigie/engine";
import type { Attribute, Contacts, Group, Source } from "@vigie/study";
import type { Relation } from "./structure.ts";

type Fields = ReadonlyMap<string, readonly string[]>;
type Pairs = Relation["pairs"];

/** A subgroup decides its group; what gathers the rare ones of a group is named `_O.<group>`. */
export function groupRelation({ contacts }: Source, fields: Fields): readonly Relation[] {
  const [subgroups, groups] = [fields.get("subgroup"), fields.get("group")];
  if (contacts === null || subgroups === undefined || groups === undefined) return [];
  const pairs = subgroups.map((subgroup) => [subgroup, groupOf(subgroup, contacts)] as const);
  return [{ fields: ["subgroup", "group"], pairs }];
}

function groupOf(subgroup: string, { channels }: Contacts): Group | string {
  if (subgroup.startsWith("_O.")) return subgroup.slice(3);
  const families = subgroup.split("+").map((channel) => channels.get(channel)?.family);
  if (families.includes(undefined)) return subgroup;
  const digital = families.includes("digital");
  const elsewhere = families.includes("direct") || families.includes("material");
  return digital && elsewhere ? "mixed" : digital ? "digital" : "direct";
}

/** Attributes made of others: recodings, unions of flags, and two sets of bands of one number. */
export function recodingRelations(source: Source, fields: Fields): readonly Relation[] {
  const attributes = [...source.attributes.values()].filter(({ id }) => fields.has(id));
  const leaves = ({ id }: Attribute) => fields.get(id) ?? [];
  return attributes.flatMap((attribute, at): Relation[] => {
    const { origin } = attribute;
    const from = (name: string) => attributes.find(({ id }) => id === name);
    const relate = (other: Attribute, isPossible: (a: string, b: string) => boolean): Relation => ({
      fields: [other.id, attribute.id],
      pairs: leaves(other).flatMap(
        (a): Pairs => leaves(attribute).flatMap((b) => (isPossible(a, b) ? [[a, b] as const] : [])),
      ),
    });
    if (origin.kind === "recode") {
      const other = from(origin.of);
      return other === undefined ? [] : [relate(other, (a, b) => (origin.map.get(a) ?? unknown) === b)];
    }
    if (origin.kind === "any")
      return origin.of.flatMap((name) => from(name) ?? []).map((flag) => relate(flag, inUnion));
    if (origin.kind !== "bands") return [];
    return attributes
      .slice(0, at)
      .filter((other) => other.origin.kind === "bands" && other.origin.of === origin.of)
      .map((other) => relate(other, (a, b) => overlap(bandOf(a, other), bandOf(b, attribute))));
  });
}

/** A union is yes where a flag is, else unknown where one is missing, else no. */
function inUnion(flag: string, union: string): boolean {
  if (flag === "yes") return union === "yes";
  return flag === unknown ? union !== "no" : true;
}

function bandOf(code: string, { codes }: Attribute): readonly [number, number] | null {
  const bounds = codes.flatMap(({ from }) => from ?? []).toSorted((a, b) => a - b);
  const low = codes.find((one) => one.code === code)?.from ?? null;
  if (low === null) return null;
  return [low, bounds.find((bound) => bound > low) ?? Number.POSITIVE_INFINITY];
}

function overlap(a: readonly [number, number] | null, b: readonly [number, number] | null): boolean {
  if (a === null || b === null) return a === b;
  return a[0] < b[1] && b[0] < a[1];
}
