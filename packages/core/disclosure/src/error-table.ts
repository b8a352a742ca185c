import type { ReleasedTable } from "@vigie/table";
import { listTable } from "./open-list.ts";
import type { ProtectionDesign } from "./protect.ts";
import { type Estimates, releasedTableRows } from "./rows.ts";

/**
 * A table of persons as the design makes it of nobody: no count changes a standard error, so its error columns are those of
 * the table that leaves. Methods, section 7, point 8.
 * @param left a table that left by this design: a list of sets of channels depends on which sets it has
 * @throws {RangeError} when the design has no table of persons of this name
 */
export function errorTable(
  { sources }: ProtectionDesign,
  { name, dimensions }: Pick<ReleasedTable, "name" | "dimensions">,
): ReleasedTable {
  for (const { source, drawnTableOf, agreement, released } of sources) {
    const designed = released.find(({ layout }) => layout.name === name);
    if (designed === undefined || agreement === null) continue;
    const nobody: Estimates = (table) => new Float64Array(drawnTableOf(table).impossible.length);
    const values = { estimates: nobody, truth: nobody, min: 0, errorsOf: agreement.errorsOf };
    const { rows, layout, indicator } = designed;
    if (rows !== null) return releasedTableRows({ rows, layout, indicator }, values).exact;
    const always = layout.dimensions[1]?.codes ?? [];
    const counts = { sets: new Map<string, number>(), values: nobody };
    const listed = dimensions[1]?.codes.filter((code) => !always.includes(code)) ?? [];
    const list = { ...values, drawnTableOf, listed, noisy: counts, exact: counts };
    return listTable({ layout, indicator, source }, list).exact;
  }
  throw new RangeError("no table of persons of this design");
}
