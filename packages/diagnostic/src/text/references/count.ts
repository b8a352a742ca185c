import { evaluate } from "../../compare/evaluate.ts";
import type { ReferenceKind } from "../reference.ts";
import { renderedValue, valueFormatAttributes, valueFormatOf } from "../value-format.ts";
import { cellOf, countOfCell, rowOfCell } from "../written-cell.ts";

/** `:count[rsa_groups]`: how many; of a whole population where no code is given. */
export const count: ReferenceKind = {
  read(directive, reading) {
    const cell = cellOf(directive, valueFormatAttributes, reading);
    const valueFormat = valueFormatOf(directive, "number", reading);
    if (cell === null || valueFormat === null) return null;
    const { id } = cell.indicator;
    const expression = countOfCell(cell);
    return {
      kind: "reference",
      place: directive.place,
      indicators: [id],
      origin: { kind: "tables", indicators: [id], row: rowOfCell(cell) },
      render: (evidence) => renderedValue(evaluate(expression, evidence), valueFormat, evidence.formatter),
    };
  },
};
