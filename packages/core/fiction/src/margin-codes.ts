import type { Contacts, Source } from "@vigie/study";
import { channelSetCode, groupOfSet, groups, membersOf } from "@vigie/table";
import { birthFieldOf } from "./draw-days.ts";
import { bandedOf } from "./draw-spans.ts";
import type { MarginText } from "./fiction-file.ts";

/**
 * Every code that margins of one attribute may give, in order; null where no margin can give it.
 * @param margins all those of the source: the subgroups are those that they name
 */
export function marginCodes(
  of: string,
  source: Source,
  margins: readonly MarginText[],
): readonly string[] | null {
  const { contacts } = source;
  if (of === "group") return contacts ? groups : null;
  if (of === "subgroup") return contacts ? subgroupsNamed(margins, contacts) : null;
  const attribute = source.attributes.get(of);
  if (!attribute || attribute.codes.length === 0 || attribute.type === "multiple") return null;
  const { kind } = attribute.origin;
  const drawable =
    ["field", "item", "recode", "period", "any", "set"].includes(kind) ||
    birthFieldOf(attribute, source) !== null ||
    bandedOf(attribute, source, () => false) !== null;
  return drawable ? attribute.codes.map(({ code }) => code) : null;
}

function subgroupsNamed(margins: readonly MarginText[], contacts: Contacts): readonly string[] {
  const names = margins
    .filter(({ of }) => of === "subgroup")
    .flatMap(({ total, rows = [] }) => [total, ...rows])
    .flatMap((distribution) => Object.keys(distribution?.shares ?? distribution?.counts ?? {}));
  return [...new Set(names.map((name) => subgroupNamed(name, contacts)))];
}

/** Attributes among those drawn that this one decides, with the translation of its codes. */
export function impliedBy(
  { of, codes }: { readonly of: string; readonly codes: readonly string[] },
  source: Source,
  drawn: ReadonlyMap<string, unknown>,
): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const { contacts } = source;
  if (of === "subgroup" && contacts)
    return new Map([
      ["group", new Map(codes.map((code) => [code, groupOfSet(contacts.channels, code) ?? code]))],
    ]);
  const implied = new Map<string, ReadonlyMap<string, string>>();
  for (const { id, origin } of source.attributes.values())
    if (origin.kind === "recode" && origin.of === of && drawn.has(id)) implied.set(id, origin.map);
  const set = source.attributes.get(of)?.origin;
  if (set?.kind === "set")
    for (const { id, origin } of source.attributes.values())
      if (origin.kind === "any" && drawn.has(id) && origin.of.every((flag) => set.of.includes(flag)))
        implied.set(id, new Map(codes.map((code) => [code, holdsAny(code, origin.of) ? "yes" : "no"])));
  return implied;
}

/** Whether a set of flags, as its code writes it, holds one of these. */
function holdsAny(code: string, flags: readonly string[]): boolean {
  return membersOf(code).some((flag) => flags.includes(flag));
}

/** A set of channels written in any order, as the tables write it; as it is written where one is not a channel. */
export function subgroupNamed(text: string, contacts: Contacts): string {
  return channelSetCode(contacts.channels, new Set(membersOf(text))) ?? text;
}
