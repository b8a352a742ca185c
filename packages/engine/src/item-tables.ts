import type { Table } from "@vigie/table";
import type { Tabulation } from "./plan.ts";

/** The tabulation of one item of a question of several answers: along its flag, as along any other. */
export function tabulationOfItem(tabulation: Tabulation, flag: string): Tabulation {
  return { ...tabulation, dimensions: [...tabulation.dimensions.slice(0, -2), flag], items: null };
}

/**
 * The table of a question: its items' tables, each under the code of its item. Items have no total, since a unit
 * may give several.
 * @param tables by item, in order, all of one tabulation
 * @throws {RangeError} when there is none
 */
export function joinItems(tabulation: Tabulation, tables: ReadonlyMap<string, Table>): Table {
  const [first] = tables.values();
  const answer = first?.dimensions.at(-1);
  if (first === undefined || answer === undefined) throw new RangeError("a question without items");
  const [question = "", name = ""] = tabulation.dimensions.slice(-2);
  const width = answer.codes.length;
  const blocks = first.rows.length / width;
  return {
    ...first,
    dimensions: [
      ...first.dimensions.slice(0, -1),
      { name: question, codes: [...tables.keys()] },
      { name, codes: answer.codes },
    ],
    rows: Array.from({ length: blocks }, (_, block) => block * width).flatMap((start) =>
      [...tables].flatMap(([item, { rows }]) =>
        rows.slice(start, start + width).map((row) => ({
          ...row,
          codes: [...row.codes.slice(0, -1), item, ...row.codes.slice(-1)],
        })),
      ),
    ),
  };
}
