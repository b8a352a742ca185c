import { type Table, total, unknown } from "@vigie/engine";
import { dimensionsOf, loadStudy, newStudy, type Study } from "@vigie/study";
import type { ProtectedTable } from "../../src/index.ts";

/** Tables counted from persons as an engine counts them, for studies read from their files. */

export async function loaded(given: ReadonlyMap<string, string>): Promise<Study> {
  const found = await loadStudy(given);
  if ("errors" in found)
    throw new Error(found.errors.map(({ code, place }) => `${code} ${place.file}`).join());
  return found.study;
}

/** A study of these files, the rest as `vigie new` writes it. */
export function loadedWith(files: Readonly<Record<string, string>>): Promise<Study> {
  const kept = [...newStudy()].filter(([path]) => path === "study.yaml");
  return loaded(new Map([...kept, ...Object.entries(files)]));
}

/** @param codes each with what else is said of it, as `young, from: 0` */
export const codelist = (id: string, codes: readonly string[]) =>
  `codelist: ${id}\nlabel: Liste\ncodes: [${codes.map((code) => `{ code: ${code}, label: Code }`).join(", ")}]\n`;

export type Person = Readonly<Record<string, string>>;
export const many = (count: number, person: Person): readonly Person[] =>
  Array.from({ length: count }, () => person);

/**
 * Every code of each dimension, margins included, as an engine counts them; the universe compared with after. Of sets
 * of channels, those that someone has: in the universe compared with too, where the last dimension tells them apart.
 */
export function count(indicator: string, people: readonly Person[], of: Study): Table {
  const asked = of.indicators.get(indicator);
  const source = of.sources.get(asked?.source ?? "");
  if (asked === undefined || source === undefined) throw new RangeError("not in the study");
  const items = source.multiples.get(asked.of)?.items;
  const isIn = (person: Person, universe: string) =>
    [...(source.universes.get(universe)?.where ?? [])].every(([field, allowed]) =>
      allowed.includes(person[field] ?? unknown),
    );
  const counted = people.filter((person) =>
    [asked.universe, asked.against ?? asked.universe].some((universe) => isIn(person, universe)),
  );
  const isLast = asked.of === "subgroup";
  const listed = counted.filter((person) => isLast || isIn(person, asked.universe));
  const held = () => [...new Set(listed.flatMap(({ subgroup }) => subgroup ?? []))].toSorted();
  const codes = (name: string): readonly string[] => {
    if (name === asked.of && items !== undefined) return [...items.keys()];
    if (name === "subgroup") return [...held(), total];
    const own = source.attributes.get(name)?.codes.map(({ code }) => code) ?? ["yes", "no"];
    return [...own, unknown, total];
  };
  const dimensions = dimensionsOf(asked).map((name) => ({ name, codes: codes(name) }));
  const holds = (person: Person, row: readonly string[]) =>
    dimensions.every(({ name }, at) => {
      if (name === asked.of && items !== undefined) return true;
      const field = name === "answer" ? (items?.get(row[at - 1] ?? "") ?? "") : name;
      return row[at] === total || (person[field] ?? unknown) === row[at];
    });
  const combinations = (chosen: readonly (readonly string[])[]) =>
    chosen.reduce<readonly (readonly string[])[]>(
      (before, own) => before.flatMap((row) => own.map((code) => [...row, code])),
      [[]],
    );
  const rowsOf = (universe: string, chosen: readonly (readonly string[])[]) =>
    combinations(chosen).map((row) => ({
      codes: [universe, ...row],
      count: people.filter((person) => isIn(person, universe) && holds(person, row)).length,
    }));
  const all = dimensions.map((dimension) => dimension.codes);
  const margin = all.map((own, at) => (at === all.length - 1 ? own : [total]));
  const { universe, against } = asked;
  return {
    indicator,
    dimensions: [
      { name: "universe", codes: against === null ? [universe] : [universe, against] },
      ...dimensions,
    ],
    rows: [...rowsOf(universe, all), ...(against === null ? [] : rowsOf(against, margin))],
  };
}

export const shown = (table: ProtectedTable | undefined) =>
  Object.fromEntries(
    (table?.rows ?? []).map(({ codes, cell }) => [
      codes.slice(1).join(" "),
      cell.status === "free" ? cell.count : null,
    ]),
  );
