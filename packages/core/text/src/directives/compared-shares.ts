import { numberValue } from "@vigie/tables";
import { cellOf, cellReference } from "./cell-reference.ts";
import type { ReferenceKind } from "./reference.ts";
import { comparedWithReference, isComparable } from "./reference-comparison.ts";
import { type FormatName, renderedValue, valueFormatAttributes, valueFormatOf } from "./value-format.ts";

/** How a number is made from the share of a cell and the one that it is compared with. */
export interface FromShares {
  readonly format: FormatName;
  /** Decimals where the text asks for none; those of the format without. */
  readonly decimals?: number;
  /** Null where it cannot be computed. */
  readonly numberOf: (share: number, other: number) => number | null;
}

/** A directive that cites a cell, and writes a number made from its share and the one that it is compared with. */
export function comparedShares({ format, decimals, numberOf }: FromShares): ReferenceKind {
  return {
    read(directive, reading) {
      const cell = cellOf(directive, [...valueFormatAttributes, "to"], reading);
      const usual = decimals === undefined ? [] : [["decimals", String(decimals)] as const];
      const attributes = new Map([...usual, ...directive.attributes]);
      const valueFormat = valueFormatOf({ ...directive, attributes }, format, reading);
      const isFit = cell !== null && isComparable(directive, cell, reading);
      if (cell === null || valueFormat === null || !isFit) return null;
      return cellReference(directive, cell, (evidence) => {
        const found = comparedWithReference(cell, evidence);
        if (found.kind !== "compared") return found;
        const number = numberOf(found.share, found.other);
        if (number === null) return { kind: "not_computed" };
        return renderedValue(numberValue(number), valueFormat, evidence.formatter);
      });
    },
  };
}
