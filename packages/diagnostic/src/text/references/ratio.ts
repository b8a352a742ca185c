import { numberValue } from "../../compare/value.ts";
import { apart, isComparable } from "../apart.ts";
import type { ReferenceKind } from "../reference.ts";
import { sayingAttributes, sayingOf, toldValue } from "../saying.ts";
import { cellOf, rowOfCell } from "../written-cell.ts";

/** `:ratio[rsa_age]{group=direct age_band=50-plus}`: « 2,4 fois », a share over another. */
export const ratio: ReferenceKind = {
  read(directive, reading) {
    const cell = cellOf(directive, [...sayingAttributes, "to"], reading);
    const attributes = new Map([["decimals", "1"], ...directive.attributes]);
    const saying = sayingOf({ ...directive, attributes }, "times", reading);
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
        if (found.other === 0) return { kind: "not_computed" };
        return toldValue(numberValue(found.share / found.other), saying, evidence.words);
      },
    };
  },
};
