import type { Relation } from "../compile/relation.ts";
import { isTotalRow } from "../other-rows.ts";
import type { Plan, UnitsInput } from "../plan.ts";
import { type Sql, sql } from "../sql.ts";
import type { OpenedFile } from "./opened-file.ts";

export interface LastTotal {
  /** Rows under it, which hold nothing. */
  readonly below: number;
  readonly isSetAside: boolean;
  /** True of every other row. */
  readonly others: Sql;
}

/** The last row of the units where it sums the others; null where it is a unit, or in a file made by Vigie. */
export async function lastTotal(
  { attributes }: Plan,
  { key, otherRows, file: { lines } }: UnitsInput,
  units: OpenedFile,
): Promise<LastTotal | null> {
  const last = lines === undefined ? await units.lastRow() : null;
  if (last === null) return null;
  const nodes = [...attributes.values()].flatMap((node) => (node.kind === "code" ? [node] : []));
  const isValue = (text: string, at: number) =>
    nodes.some(({ column, translate }) => column === units.names[at] && translate.has(text));
  if (!isTotalRow(last.cells, units.names.indexOf(key), isValue)) return null;
  return { below: last.below, isSetAside: otherRows === "set_aside", others: last.others };
}

/** The same file without its last row, after which no other is numbered. */
export function withoutLast(file: OpenedFile, others: Sql): OpenedFile {
  const kept = ({ from, columns }: Relation): Relation => ({
    from: sql`(SELECT * FROM ${from} WHERE ${others}) AS kept`,
    columns,
  });
  const { relation, number } = file.numbered;
  return { ...file, relation: kept(file.relation), numbered: { relation: kept(relation), number } };
}
