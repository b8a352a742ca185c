import type { ProtectedTable } from "@vigie/disclosure";
import { total } from "@vigie/engine";
import { dimensionsOf, type Source, type Study } from "@vigie/study";

/** Of each count of a source that secrecy hides, the fields that it tells persons apart by. */
export type HiddenCells = readonly (readonly string[])[];

/** By source. Of a table that stays, the cells that are the cause: the others may leave elsewhere. */
export function hiddenCells(
  tables: readonly ProtectedTable[],
  study: Study,
): ReadonlyMap<string, HiddenCells> {
  const bySource = new Map<string, Map<string, readonly string[]>>();
  for (const table of tables) {
    const indicator = study.indicators.get(table.indicator);
    const source = study.sources.get(indicator?.source ?? "");
    if (indicator === undefined || source === undefined) throw new RangeError("a table is not of this study");
    const own = bySource.get(source.id) ?? new Map<string, readonly string[]>();
    bySource.set(source.id, own);
    const names = dimensionsOf(indicator);
    for (const { codes, cell } of table.rows) {
      if (cell.status === "free" || (table.treatment.kind === "withheld" && cell.status !== "primary"))
        continue;
      const fields = fieldsOf(codes.slice(1), names, source);
      own.set(fields.join(" "), fields);
    }
  }
  return new Map([...bySource].map(([source, own]) => [source, [...own.values()]]));
}

function fieldsOf(codes: readonly string[], names: readonly string[], source: Source): readonly string[] {
  return names.flatMap((name, at) => {
    const items = source.multiples.get(name)?.items;
    if (items !== undefined) return items.get(codes[at] ?? "") ?? [];
    const isAnswer = source.multiples.has(names[at - 1] ?? "");
    return codes[at] === total || isAnswer ? [] : [name];
  });
}

/**
 * Whether a number made from the joint counts of some fields could say something of a hidden count: where every field
 * of that count is among them, or made of what they are made of. Counts of other fields it says nothing of, once their
 * margins are known. Methods, section 7.
 */
export function couldTell(fields: readonly string[], hidden: HiddenCells, source: Source): boolean {
  const known = new Set(fields.flatMap((field) => rootsOf(field, source)));
  if (known.size === 0) return false;
  return hidden.some((cell) => cell.every((field) => rootsOf(field, source).some((root) => known.has(root))));
}

/** What a field is made of in the end; sets of channels and groups, of the contacts. */
function rootsOf(field: string, source: Source): readonly string[] {
  if (field === "group" || field === "subgroup") return ["contacts"];
  const origin = source.attributes.get(field)?.origin;
  if (origin === undefined || origin.kind === "field" || origin.kind === "item") return [field];
  return [origin.of].flat().flatMap((one) => rootsOf(one, source));
}
