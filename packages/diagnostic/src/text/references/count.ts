import { evaluate } from "../../compare/evaluate.ts";
import type { ReferenceKind } from "../reference.ts";
import { sayingAttributes, sayingOf, toldValue } from "../saying.ts";
import { cellOf, countOfCell, rowOfCell } from "../written-cell.ts";

/** `:count[rsa_groups]`: how many; of a whole population where no code is given. */
export const count: ReferenceKind = {
  read(directive, reading) {
    const cell = cellOf(directive, sayingAttributes, reading);
    const saying = sayingOf(directive, "number", reading);
    if (cell === null || saying === null) return null;
    const { id } = cell.indicator;
    const expression = countOfCell(cell);
    return {
      kind: "reference",
      place: directive.place,
      indicators: [id],
      origin: { kind: "tables", indicators: [id], row: rowOfCell(cell) },
      tell: (evidence) => toldValue(evaluate(expression, evidence), saying, evidence.words),
    };
  },
};
