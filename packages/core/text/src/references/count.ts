import type { Expression } from "@vigie/study";
import { evaluate } from "@vigie/tables";
import { textValue } from "@vigie/words";
import { type CellReference, cellOf, cellReference, countOfCell } from "../directives/cell-reference.ts";
import type { Directive, Reading, ReferenceKind } from "../directives/reference.ts";
import { renderedValue, valueFormatAttributes, valueFormatOf } from "../directives/value-format.ts";
import { studyTextProblem } from "../problems.ts";

/**
 * `:count[rsa_groups]`: how many; of a whole population where no code is given.
 * `:count[fs_months]{month=2023-09 per=working_day}`: how many per working day of the period.
 */
export const count: ReferenceKind = {
  read(directive, reading) {
    const cell = cellOf(directive, [...valueFormatAttributes, "per"], reading);
    const valueFormat = valueFormatOf(directive, "number", reading);
    const expression = cell && expressionOf(cell, directive, reading);
    if (cell === null || valueFormat === null || expression === null) return null;
    return cellReference(directive, cell, (evidence) =>
      renderedValue(evaluate(expression, evidence), valueFormat, evidence.formatter),
    );
  },
};

function expressionOf(
  cell: CellReference,
  { attributes, place }: Directive,
  { found }: Reading,
): Expression | null {
  const counted = countOfCell(cell);
  const per = attributes.get("per");
  if (per === undefined) return counted;
  if (per === "working_day" && counted.op === "count")
    return { op: "perWorkingDay", indicator: counted.indicator, at: counted.at, departement: null };
  found.push(studyTextProblem("diagnostic/text-per-day", place, { per: textValue(per) }));
  return null;
}
