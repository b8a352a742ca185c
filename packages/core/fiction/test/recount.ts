import type { Contacts, Source } from "@vigie/study";
import type { FictionFile } from "../src/index.ts";

/** The rows of a file, by column; nothing in fictitious files is quoted. */
export function rowsOf(files: readonly FictionFile[], path: string): readonly ReadonlyMap<string, string>[] {
  const [head = "", ...lines] = textOf(files, path).trimEnd().split("\n");
  const names = head.split(",");
  return lines.map((line) => new Map(line.split(",").map((cell, at) => [names[at] ?? "", cell])));
}

export function textOf(files: readonly FictionFile[], path: string): string {
  const file = files.find((candidate) => candidate.path === path);
  if (!file) throw new RangeError(`no file ${path}`);
  return [...file.chunks].join("");
}

export function counted(values: Iterable<string>): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

/** Group and subgroup of each unit, the slow way. Methods, section 1. */
export function classified(
  units: readonly ReadonlyMap<string, string>[],
  contacts: readonly ReadonlyMap<string, string>[],
  { window, contacts: rules }: Source,
): ReadonlyMap<string, { readonly group: string; readonly subgroup: string }> {
  if (!rules) throw new RangeError("the source has no contacts");
  const used = new Map<string, Set<string>>(units.map((unit) => [unit.get("unit") ?? "", new Set()]));
  const routine = new Set<string>();
  for (const contact of contacts) {
    const [unit = "", date = "", channel = ""] = ["unit", "date", "channel"].map((name) => contact.get(name));
    const isCounted =
      date >= window.from && date <= window.to && rules.channels.has(channel) && used.has(unit);
    if (isCounted && isRoutine(rules, channel, contact.get("motive") ?? "")) routine.add(unit);
    else if (isCounted) used.get(unit)?.add(channel);
  }
  return new Map(
    [...used].map(([unit, channels]) => [
      unit,
      {
        group: groupOf(rules, channels) ?? (routine.has(unit) ? "routine_only" : "none"),
        subgroup: [...rules.channels.keys()].filter((channel) => channels.has(channel)).join("+"),
      },
    ]),
  );
}

function isRoutine({ routine }: Contacts, channel: string, motive: string): boolean {
  return routine.some(
    ({ channels, motives }) => (channels?.has(channel) ?? true) && (motives?.has(motive) ?? true),
  );
}

function groupOf(rules: Contacts, channels: ReadonlySet<string>): string | null {
  const families = [...channels].map((channel) => rules.channels.get(channel)?.family);
  if (families.length === 0) return null;
  if (families.every((family) => family === "digital")) return "digital";
  return families.includes("digital") ? "mixed" : "direct";
}
