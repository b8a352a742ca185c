import { total } from "@vigie/table";
import { type FigureTable, oneGroup } from "../figure-kind.ts";
import { dimensionLabel, labelOf } from "../labels.ts";
import { countCell, shareCell } from "../tables/shares-table.ts";
import type { Crosstab } from "./crosstab.ts";

/** Counts, codes of `a` down and those of `b` across, with both totals. */
export function countsTable({ subject, a, b, aCodes, bCodes, along, isUnknownAt }: Crosstab): FigureTable {
  const { formatter } = subject;
  const rowOf = (heading: string, code?: string) => {
    const line = along("a", code);
    const cells = [...bCodes, total].map((own) =>
      code !== undefined && isUnknownAt(code, own)
        ? formatter.message("cell.unknown")
        : countCell(line, own, formatter),
    );
    return { heading, cells };
  };
  return {
    columns: [
      { head: dimensionLabel(subject, a) },
      {
        head: dimensionLabel(subject, b),
        under: [...bCodes.map((code) => labelOf(subject, b, code)), formatter.message("code.total")],
      },
    ],
    groups: oneGroup([
      ...aCodes.map((code) => rowOf(labelOf(subject, a, code), code)),
      rowOf(formatter.message("code.total")),
    ]),
  };
}

/** Shares of one side in each code of the other: rows are the codes of `side`, and add up to 100 %. */
export function sharesOfSide(crosstab: Crosstab, side: "a" | "b"): FigureTable {
  const { subject, along } = crosstab;
  const { formatter } = subject;
  const [down, across] = side === "a" ? (["a", "b"] as const) : (["b", "a"] as const);
  const codes = { a: crosstab.aCodes, b: crosstab.bCodes };
  const names = { a: crosstab.a, b: crosstab.b };
  const rowOf = (heading: string, code?: string) => {
    const line = along(side, code);
    return { heading, cells: codes[across].map((own) => shareCell(line, own, formatter)) };
  };
  return {
    columns: [
      { head: dimensionLabel(subject, names[down]) },
      {
        head: dimensionLabel(subject, names[across]),
        under: codes[across].map((code) => labelOf(subject, names[across], code)),
      },
    ],
    groups: oneGroup([
      ...codes[down].map((code) => rowOf(labelOf(subject, names[down], code), code)),
      rowOf(formatter.message("code.total")),
    ]),
  };
}
