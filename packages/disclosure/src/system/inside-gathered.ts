import type { Region } from "./partition.ts";
import { isItems, type Population } from "./structure.ts";
import { isGathering } from "./views.ts";

type Fields = Population["fields"];

/**
 * What a gathered code covers, beside the rest of its row: no table need show it, but where two tables gather otherwise,
 * or a recoding cuts through, subtraction gives it. Leaves that no table and no relation tell apart are taken together:
 * nobody learns more of one than that it is within their sum.
 */
export function insideGathered(
  regions: ReadonlyMap<string, Region>,
  population: Population,
): readonly Region[] {
  // In order of name, as a bundle's fields are read again.
  return [...population.fields.keys()].toSorted().flatMap((field) => {
    const gathered = gatheredOf(field, population);
    if (gathered.size === 0) return [];
    const alike = alikeIn(field, population);
    return [...regions.values()].flatMap((region) => {
      const leaves = region.get(field);
      if (leaves === undefined || !gathered.has(leaves.join())) return [];
      const parts = [...Map.groupBy(leaves, (leaf) => alike[leaf]).values()];
      return parts.length < 2 ? [] : parts.map((part) => new Map([...region, [field, part]]));
    });
  });
}

/** Positions of the leaves under each gathered code of a field, joined. */
function gatheredOf(field: string, population: Population): ReadonlySet<string> {
  const codes = membersOf(field, population).filter(({ code }) => isGathering(code));
  return new Set(codes.filter(({ leaves }) => leaves.length > 1).map(({ leaves }) => leaves.join()));
}

/** Of each leaf, by position, what tells it apart: the codes that hold it, and what it goes with in other fields. */
function alikeIn(field: string, population: Population): readonly string[] {
  const sets = new Set(membersOf(field, population).map(({ leaves }) => leaves.join()));
  const signs = (population.fields.get(field) ?? []).map((): string[] => []);
  [...sets].forEach((set, at) => {
    for (const leaf of set.split(",")) signs[Number(leaf)]?.push(String(at));
  });
  const positions = positionsOf(field, population.fields);
  for (const { fields, pairs } of population.relations) {
    const side = fields.indexOf(field);
    if (side < 0) continue;
    const images = Map.groupBy(pairs, (pair) => pair[side] ?? "");
    for (const [leaf, own] of images) {
      const others = own.map((pair) => pair[1 - side] ?? "").toSorted();
      signs[positions.get(leaf) ?? -1]?.push(`${fields[1 - side]}=${others.join("|")}`);
    }
  }
  return signs.map((own) => own.join(";"));
}

/** Every code of every view of a field, with the positions of its leaves, ascending. */
function membersOf(field: string, { fields, tables }: Population) {
  const positions = positionsOf(field, fields);
  const views = [...tables.values()]
    .flat()
    .flatMap((view) => (isItems(view) ? [...view.items.values()] : [view]));
  return views
    .filter((view) => view.field === field)
    .flatMap(({ members }) =>
      [...members].map(([code, names]) => ({
        code,
        leaves: names.flatMap((name) => positions.get(name) ?? []).toSorted((a, b) => a - b),
      })),
    );
}

function positionsOf(field: string, fields: Fields): ReadonlyMap<string, number> {
  return new Map((fields.get(field) ?? []).map((leaf, at) => [leaf, at]));
}
