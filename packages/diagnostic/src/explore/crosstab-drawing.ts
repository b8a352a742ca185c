import { bothSizes, type Drawing, equalSteps, type HeatTable, heatTable } from "@vigie/drawing";
import { labelOf } from "../labels.ts";
import { type Crosstab, crosstabId } from "./crosstab.ts";

/** Past these, a drawing is read no better than its table. */
const drawnMax = { columns: 10, rows: 14 } as const;

/** Shares along `b` in each code of `a`, in percent, where they are few enough to be drawn; else null. */
export function crosstabDrawing(
  crosstab: Crosstab,
): { readonly wide: Drawing; readonly narrow: Drawing } | null {
  const { subject, a, b, along } = crosstab;
  const { formatter, fictitious } = subject;
  const isUpright = crosstab.bCodes.length <= drawnMax.columns && crosstab.aCodes.length <= drawnMax.rows;
  if (!isUpright || !crosstab.sides.includes("a")) return null;
  const rows = crosstab.aCodes.map((aCode) => ({ aCode, line: along("a", aCode) }));
  const values = rows.flatMap(({ line }) => crosstab.bCodes.flatMap((code) => line.cell(code).share ?? []));
  const drawn: HeatTable = {
    columns: crosstab.bCodes.map((code) => ({ label: labelOf(subject, b, code), isApart: false })),
    rows: rows.map(({ aCode, line }) => ({
      label: labelOf(subject, a, aCode),
      isApart: false,
      cells: crosstab.bCodes.map((code) => {
        if (line.base === 0) return "nothing";
        const { share } = line.cell(code);
        return share === null ? "secret" : { value: share, wording: formatter.number(share * 100, 0) };
      }),
    })),
    steps: equalSteps(values.filter((value) => value > 0)),
    nothingName: formatter.message("heat.nothing"),
    hiddenName: formatter.message("cell.notShownShort"),
  };
  return bothSizes({ id: crosstabId(crosstab), fictitious, formatter }, (canvas) => heatTable(canvas, drawn));
}
