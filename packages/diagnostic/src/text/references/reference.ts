import { numberValue } from "../../compare/value.ts";
import { apart, isComparable } from "../apart.ts";
import type { ReferenceKind } from "../reference.ts";
import { sayingAttributes, sayingOf, toldValue } from "../saying.ts";
import { cellOf, rowOfCell } from "../written-cell.ts";

/** `:reference[rsa_age]{group=direct age_band=50-plus}`: the share that of the cell is compared with. */
export const reference: ReferenceKind = {
  read(directive, reading) {
    const cell = cellOf(directive, [...sayingAttributes, "to"], reading);
    const saying = sayingOf(directive, "percent", reading);
    const isFit = cell !== null && isComparable(directive, cell, reading);
    if (cell === null || saying === null || !isFit) return null;
    const { id } = cell.indicator;
    return {
      kind: "reference",
      place: directive.place,
      indicators: [id],
      origin: { kind: "tables", indicators: [id], row: rowOfCell(cell) },
      tell: (evidence) => {
        const found = apart(cell, evidence);
        if (found.kind !== "apart") return found;
        return toldValue(numberValue(found.other), saying, evidence.words);
      },
    };
  },
};
