import { evaluate } from "../../compare/evaluate.ts";
import type { ReferenceKind } from "../reference.ts";
import { renderedValue, valueFormatAttributes, valueFormatOf } from "../value-format.ts";
import { cellOf, cellReference, countOfCell } from "../written-cell.ts";

/** `:count[rsa_groups]`: how many; of a whole population where no code is given. */
export const count: ReferenceKind = {
  read(directive, reading) {
    const cell = cellOf(directive, valueFormatAttributes, reading);
    const valueFormat = valueFormatOf(directive, "number", reading);
    if (cell === null || valueFormat === null) return null;
    const expression = countOfCell(cell);
    return cellReference(directive, cell, (evidence) =>
      renderedValue(evaluate(expression, evidence), valueFormat, evidence.formatter),
    );
  },
};
