import type { GuardedTable } from "./protect-all.ts";

/** A number computed from counts of one table: which rows it reads. */
export interface Statistic {
  readonly indicator: string;
  readonly rows: readonly (readonly string[])[];
}

/**
 * Whether a statistic may be printed. A share, a ratio, a chi-square or a p-value is a function of the counts it
 * reads: at full precision it gives a masked one back. So it is printed where every count it reads is published,
 * and then tells nothing that the table does not; else it is withheld. Methods, section 7.
 * @throws {RangeError} when the statistic reads a row that the table has not
 */
export function isPrintable({ indicator, rows }: Statistic, tables: readonly GuardedTable[]): boolean {
  const table = tables.find((each) => each.indicator === indicator);
  const cells = new Map(table?.rows.map(({ codes, cell }) => [codes.join(" "), cell.status]));
  return rows.every((codes) => {
    const status = cells.get(codes.join(" "));
    if (status === undefined) throw new RangeError("a statistic reads a row that is not in its table");
    return table?.treatment.kind !== "withheld" && status === "free";
  });
}
