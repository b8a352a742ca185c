import { shareDimensionOf } from "@vigie/study";
import { evaluate, referenceKindOf } from "@vigie/tables";
import { textValue } from "@vigie/words";
import {
  type CellReference,
  cellOf,
  citedCell,
  hasShare,
  rowOfCell,
  shareOfCell,
  summedCodesOf,
} from "../directives/cell-reference.ts";
import type { Reading, ReferenceKind } from "../directives/reference.ts";
import { renderedValue, valueFormatAttributes, valueFormatOf } from "../directives/value-format.ts";
import { studyTextProblem } from "../problems.ts";

/** `:share[rsa_groups]{group=mixed}`: a share of those whose value is known. */
export const share: ReferenceKind = {
  read(directive, reading) {
    const cell = cellOf(directive, [...valueFormatAttributes, "without"], reading);
    const valueFormat = valueFormatOf(directive, "percent", reading);
    if (cell === null || valueFormat === null) return null;
    const { indicator, source } = cell;
    const { place, attributes } = directive;
    const without = attributes.get("without") ?? null;
    if (!hasShare(cell)) {
      reading.found.push(
        studyTextProblem("diagnostic/text-share-without-code", place, {
          indicator: textValue(indicator.id),
          dimension: textValue(shareDimensionOf(indicator)),
        }),
      );
      return null;
    }
    if (without !== null && !source.universes.has(without)) {
      reading.found.push(
        studyTextProblem("diagnostic/text-code-unknown", place, {
          code: textValue(without),
          dimension: textValue("without"),
          near: textValue("no"),
          nearest: textValue(""),
        }),
      );
      return null;
    }
    if (isOtherReference(cell, without, reading)) {
      reading.found.push(
        studyTextProblem("diagnostic/text-reference-other", place, {
          indicator: textValue(indicator.id),
          side: textValue(reading.study.comparedWith),
        }),
      );
      return null;
    }
    const expression = shareOfCell(cell, without);
    const summedCodes = without === null ? summedCodesOf(cell) : null;
    return {
      kind: "reference",
      place,
      indicators: [indicator.id],
      origin: {
        kind: "tables",
        indicators: [indicator.id],
        row: rowOfCell(cell),
        ...(summedCodes === null ? {} : { summedCodes }),
        ...(without === null ? citedCell(directive, cell) : {}),
      },
      render: (evidence) => renderedValue(evaluate(expression, evidence), valueFormat, evidence.formatter),
    };
  },
};

/** Whether a share of the population compared with is not the one that figures and data compare with. */
function isOtherReference(
  { indicator, source, at }: CellReference,
  without: string | null,
  { study }: Reading,
): boolean {
  if (indicator.against === null || at.get("universe")?.includes(indicator.against) !== true) return false;
  const kind = referenceKindOf({ indicator, source, study });
  return kind === "rest" ? without === null : kind === "whole" && without === indicator.universe;
}
