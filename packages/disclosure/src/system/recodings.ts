import { unknown } from "@vigie/engine";
import {
  type Attribute,
  type Contacts,
  type PeriodStep,
  periodOf,
  periodSteps,
  type Source,
} from "@vigie/study";
import { type Answers, answersIn, flagsAnswered } from "./answers.ts";
import { relationWhere } from "./relation-where.ts";
import type { Relation } from "./structure.ts";

type Fields = ReadonlyMap<string, readonly string[]>;

/** A subgroup decides its group; what gathers the rare ones of a group is named `_O.<group>`. */
export function groupRelation({ contacts }: Source, fields: Fields): readonly Relation[] {
  const [subgroups, groups] = [fields.get("subgroup"), fields.get("group")];
  if (contacts === null || subgroups === undefined || groups === undefined) return [];
  const pairs = subgroups.map((subgroup) => [subgroup, groupOf(subgroup, contacts)] as const);
  return [{ fields: ["subgroup", "group"], pairs }];
}

function groupOf(subgroup: string, { channels }: Contacts): string {
  if (subgroup.startsWith("_O.")) return subgroup.slice(3);
  const families = subgroup.split("+").map((channel) => channels.get(channel)?.family);
  if (families.includes(undefined)) return subgroup;
  const digital = families.includes("digital");
  const elsewhere = families.includes("direct") || families.includes("material");
  return digital && elsewhere ? "mixed" : digital ? "digital" : "direct";
}

/** The group that a set of channels is in; null where the source has no contacts. */
export function subgroupGroup(subgroup: string, { contacts }: Source): string | null {
  return contacts === null ? null : groupOf(subgroup, contacts);
}

/**
 * Attributes made of others: recodings, unions of flags, two sets of bands of one number, periods of one day; and what is
 * recoded from one of them, with all that it goes with.
 */
export function recodingRelations(source: Source, fields: Fields): readonly Relation[] {
  const direct = directRelations(source, fields);
  return [...direct, ...throughRecodings(direct, source, fields)];
}

/** A recoding goes with what its origin goes with: a band of bands with other bands, a zone of towns with districts. */
function throughRecodings(direct: readonly Relation[], source: Source, fields: Fields): readonly Relation[] {
  const found: Relation[] = [];
  const recoded = [...source.attributes.values()].flatMap(({ id, origin }) =>
    origin.kind === "recode" && fields.has(id) && fields.has(origin.of) ? [{ id, origin }] : [],
  );
  for (let before = -1; before < found.length; ) {
    before = found.length;
    for (const { id, origin } of recoded)
      for (const { fields: pair, pairs } of [...direct, ...found]) {
        const [one, other] = pair;
        const beside = one === origin.of ? other : other === origin.of ? one : id;
        // Two recodings of one field go together by that field.
        if (recoded.some((its) => its.id === beside && its.origin.of === origin.of)) continue;
        if (beside === id || [...direct, ...found].some((its) => areOf(its, id, beside))) continue;
        const possible = new Set(
          pairs.map(([a, b]) => {
            const [from, code] = one === origin.of ? [a, b] : [b, a];
            return `${origin.map.get(from) ?? unknown} ${code}`;
          }),
        );
        found.push(relationWhere([beside, id], fields, (code, own) => possible.has(`${own} ${code}`)));
      }
  }
  return found;
}

const areOf = ({ fields }: Relation, one: string, other: string) =>
  fields.includes(one) && fields.includes(other);

function directRelations(source: Source, fields: Fields): readonly Relation[] {
  const attributes = [...source.attributes.values()].filter(({ id }) => fields.has(id));
  return attributes.flatMap((attribute, at): readonly Relation[] => {
    const { origin } = attribute;
    const from = (name: string) => attributes.find(({ id }) => id === name);
    const relate = (other: Attribute, isPossible: (a: string, b: string) => boolean) =>
      relationWhere([other.id, attribute.id], fields, isPossible);
    if (origin.kind === "recode") {
      const other = from(origin.of);
      return other === undefined ? [] : [relate(other, (a, b) => (origin.map.get(a) ?? unknown) === b)];
    }
    if (origin.kind === "any") {
      const inside = attributes.filter((other) => isInside(other, attribute.id, origin.of));
      return inside.map((other) => relate(other, inUnion));
    }
    if (origin.kind === "set")
      return attributes.flatMap((other) => {
        const isPossible = besideSet(other, origin.of);
        return isPossible === null || other.id === attribute.id ? [] : [relate(other, isPossible)];
      });
    if (origin.kind === "period")
      return attributes
        .filter(
          ({ origin: finer }) =>
            finer.kind === "period" && finer.of === origin.of && isFiner(finer.every, origin.every),
        )
        .map((finer) => relate(finer, (a, b) => inPeriod(a, b, origin.every)));
    if (origin.kind !== "bands") return [];
    return attributes
      .slice(0, at)
      .filter((other) => other.origin.kind === "bands" && other.origin.of === origin.of)
      .map((other) => relate(other, (a, b) => overlap(bandOf(a, other), bandOf(b, attribute))));
  });
}

/** The same source, where a union of unions is one of all their flags: it is yes, no or unknown for the same persons. */
export function withPlainUnions(source: Source): Source {
  const flagsOf = (name: string): readonly string[] => {
    const origin = source.attributes.get(name)?.origin;
    return origin?.kind === "any" ? origin.of.flatMap(flagsOf) : [name];
  };
  const attributes = [...source.attributes].map(([name, attribute]) => {
    const { origin } = attribute;
    if (origin.kind !== "any") return [name, attribute] as const;
    const of = [...new Set(origin.of.flatMap(flagsOf))];
    return [name, { ...attribute, origin: { kind: "any" as const, of } }] as const;
  });
  return { ...source, attributes: new Map(attributes) };
}

/** What one answers to flags decides those flags, their unions, and their sets where all of them are told. */
export function answersRelations(source: Source, fields: Fields): readonly Relation[] {
  return [...fields.keys()].flatMap((field) => {
    const told = flagsAnswered(field);
    if (told === null) return [];
    return [...source.attributes.values()].flatMap((attribute) => {
      const isPossible = besideAnswers(attribute, told);
      if (!fields.has(attribute.id) || isPossible === null) return [];
      return [
        relationWhere([field, attribute.id], fields, (leaf, code) => isPossible(answersIn(leaf, told), code)),
      ];
    });
  });
}

/**
 * What a flag, a union or a set may be beside the answers to some flags.
 * @returns null where it is made of none of them
 */
function besideAnswers(
  { id, origin }: Attribute,
  told: readonly string[],
): ((answers: Answers, code: string) => boolean) | null {
  const of = origin.kind === "any" || origin.kind === "set" ? origin.of : [id];
  const own = of.filter((flag) => told.includes(flag));
  if (own.length === 0) return null;
  const within = (flags: readonly string[]) => own.filter((flag) => flags.includes(flag)).join();
  return ({ yes, unanswered }, code) => {
    const isUnanswered = unanswered === null ? null : within(unanswered) !== "";
    if (origin.kind === "set") {
      if (code === unknown) return isUnanswered !== false || own.length < of.length;
      return isUnanswered !== true && within(code.split("+")) === within(yes);
    }
    if (within(yes) !== "") return code === "yes";
    return code !== "yes" && (isUnanswered === null || isUnanswered === (code !== "no"));
  };
}

function isFiner(one: PeriodStep, other: PeriodStep): boolean {
  return periodSteps.indexOf(one) < periodSteps.indexOf(other);
}

/** A month lies in its quarter and its year; a day out of the window is in no period at all. */
function inPeriod(finer: string, period: string, every: PeriodStep): boolean {
  if (finer === unknown || period === unknown) return finer === period;
  const [year = "", part = "01"] = finer.split("-");
  const month = part.startsWith("Q") ? String((Number(part.slice(1)) - 1) * 3 + 1).padStart(2, "0") : part;
  return periodOf(`${year}-${month}-01`, every) === period;
}

/** One of the flags of a union, or the union of fewer of them: of two of the same flags, the first is inside. */
function isInside({ id, origin }: Attribute, union: string, flags: readonly string[]): boolean {
  if (flags.includes(id)) return true;
  if (origin.kind !== "any" || !origin.of.every((flag) => flags.includes(flag))) return false;
  return origin.of.length < flags.length || id < union;
}

/**
 * What a flag, a union of flags or another set of them may be beside a set, which is known where all its flags are.
 * @returns null where they have no flag in common
 */
function besideSet(
  { id, origin }: Attribute,
  flags: readonly string[],
): ((code: string, set: string) => boolean) | null {
  const held = (set: string) => (set === "none" ? [] : set.split("+"));
  if (flags.includes(id))
    return (flag, set) => set === unknown || flag === (held(set).includes(id) ? "yes" : "no");
  if (origin.kind !== "any" && origin.kind !== "set") return null;
  const common = origin.of.filter((flag) => flags.includes(flag));
  if (common.length === 0) return null;
  const inCommon = (set: string) =>
    held(set)
      .filter((flag) => common.includes(flag))
      .join("+");
  const [isWhole, isAll] = [common.length === origin.of.length, common.length === flags.length];
  if (origin.kind === "set")
    return (other, set) => {
      if (other === unknown) return set === unknown || !isWhole;
      return set === unknown ? !isAll : inCommon(other) === inCommon(set);
    };
  return (union, set) => {
    if (set === unknown) return union !== "no" || !isAll;
    if (inCommon(set) !== "") return union === "yes";
    return !isWhole || union === "no";
  };
}

/** A union is yes where a flag is, else unknown where one is missing for whatever reason, else no. */
function inUnion(flag: string, union: string): boolean {
  if (flag === "yes") return union === "yes";
  return flag === "no" || union !== "no";
}

type Band = readonly [number, number];

/** Numbers that a code stands for; an unknown one, and those below the first band, have no code. */
function bandOf(code: string, { codes }: Attribute): { readonly band: Band; readonly unknown: boolean } {
  const bounds = codes.flatMap(({ from }) => from ?? []).toSorted((a, b) => a - b);
  const low = codes.find((one) => one.code === code)?.from ?? null;
  if (low === null) return { band: [Number.NEGATIVE_INFINITY, bounds[0] ?? 0], unknown: true };
  return { band: [low, bounds.find((bound) => bound > low) ?? Number.POSITIVE_INFINITY], unknown: false };
}

function overlap(a: ReturnType<typeof bandOf>, b: ReturnType<typeof bandOf>): boolean {
  return (a.unknown && b.unknown) || (a.band[0] < b.band[1] && b.band[0] < a.band[1]);
}
