import { said, shareDimensionOf } from "@vigie/study";
import { evaluate } from "../../compare/evaluate.ts";
import { problem } from "../../problems/problems.ts";
import type { ReferenceKind } from "../reference.ts";
import { sayingAttributes, sayingOf, toldValue } from "../saying.ts";
import { cellOf, hasShare, rowOfCell, shareOfCell } from "../written-cell.ts";

/** `:share[rsa_groups]{group=mixed}`: a share of those whose value is known. */
export const share: ReferenceKind = {
  read(directive, reading) {
    const cell = cellOf(directive, [...sayingAttributes, "without"], reading);
    const saying = sayingOf(directive, "percent", reading);
    if (cell === null || saying === null) return null;
    const { indicator, source } = cell;
    const { place, attributes } = directive;
    const without = attributes.get("without") ?? null;
    if (!hasShare(cell)) {
      reading.found.push(
        problem("diagnostic/text-share-without-code", place, {
          indicator: said(indicator.id),
          dimension: said(shareDimensionOf(indicator)),
        }),
      );
      return null;
    }
    if (without !== null && !source.universes.has(without)) {
      reading.found.push(
        problem("diagnostic/text-code-unknown", place, {
          code: said(without),
          dimension: said("without"),
          near: said("no"),
          nearest: said(""),
        }),
      );
      return null;
    }
    const expression = shareOfCell(cell, without);
    return {
      kind: "reference",
      place,
      indicators: [indicator.id],
      origin: { kind: "tables", indicators: [indicator.id], row: rowOfCell(cell) },
      tell: (evidence) => toldValue(evaluate(expression, evidence), saying, evidence.words),
    };
  },
};
