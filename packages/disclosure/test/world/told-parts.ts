import { total } from "@vigie/engine";
import type { PublishedTable } from "../../src/protection/published-audit.ts";
import { inCell, kindsOf } from "./brute-force.ts";
import { codesOf, readsOf, type World } from "./world.ts";

/** Persons that no table counts apart, and that adding and subtracting cells may tell. */
export interface ToldPart {
  readonly says: string;
  readonly kinds: readonly number[];
}

interface Shown {
  readonly name: string;
  readonly kinds: readonly number[];
  /** Code wanted of each field that the cell does not take whole. */
  readonly reads: ReadonlyMap<string, string>;
}

/**
 * Of two cells that differ by a code of fields which go together, related or both related to another, those that both
 * count and those that one alone counts; and each leaf of a gathered code, with the rest of its row.
 */
export function toldParts(tables: readonly PublishedTable[], world: World): readonly ToldPart[] {
  const kinds = kindsOf(world);
  const cells = tables.flatMap((table) =>
    table.rows.map(({ codes }): Shown => {
      const reads = readsOf(world.tables[table.indicator] ?? [], codes).filter(({ code }) => code !== total);
      return {
        name: `${table.indicator} ${codes}`,
        kinds: inCell(table, codes, world, kinds),
        reads: new Map(reads.map(({ field, code }) => [field, code])),
      };
    }),
  );
  const known = new Set(cells.map((cell) => cell.kinds.join()));
  const found = [...ofPairs(cells, world), ...ofGathered(cells, world)];
  const apart = new Map(found.map((part) => [part.kinds.join(), part]));
  return [...apart].flatMap(([name, part]) => (name === "" || known.has(name) ? [] : [part]));
}

function ofPairs(cells: readonly Shown[], world: World): readonly ToldPart[] {
  return cells.flatMap((one, at) =>
    cells.slice(at + 1).flatMap((other): readonly ToldPart[] => {
      const own = [...one.reads].filter(([field, code]) => other.reads.get(field) !== code);
      const beside = [...other.reads].filter(([field, code]) => one.reads.get(field) !== code);
      const [[mine] = [], [its] = []] = [own[0] ?? [], beside[0] ?? []];
      if (own.length !== 1 || beside.length !== 1 || mine === undefined || its === undefined) return [];
      if (!goTogether(mine, its, world)) return [];
      const both = one.kinds.filter((kind) => other.kinds.includes(kind));
      const [left, right] = [
        one.kinds.filter((kind) => !other.kinds.includes(kind)),
        other.kinds.filter((kind) => !one.kinds.includes(kind)),
      ];
      if ([both, left, right].some(({ length }) => length === 0)) return [];
      return [
        { says: `${one.name} and ${other.name}`, kinds: both },
        { says: `${one.name} without ${other.name}`, kinds: left },
        { says: `${other.name} without ${one.name}`, kinds: right },
      ];
    }),
  );
}

function goTogether(one: string, other: string, { relations }: World): boolean {
  const around = (name: string) =>
    new Set(relations.flatMap(({ fields }) => (fields.includes(name) ? fields : [])));
  return one === other || [...around(one)].some((name) => around(other).has(name));
}

function ofGathered(cells: readonly Shown[], world: World): readonly ToldPart[] {
  const kinds = kindsOf(world);
  return cells.flatMap((cell) =>
    [...cell.reads].flatMap(([field, code]) => {
      if (!code.startsWith("_O")) return [];
      const leaves = codesOf(world.fields[field] ?? { leaves: [] }).get(code) ?? [];
      return leaves.map((leaf) => ({
        says: `${leaf} of ${cell.name}`,
        kinds: cell.kinds.filter((kind) => kinds[kind]?.[field] === leaf),
      }));
    }),
  );
}
