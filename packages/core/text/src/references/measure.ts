import { measuresOf, suggestion } from "@vigie/study";
import { indexRows } from "@vigie/table";
import {
  centerColumns,
  isCenterUncertain,
  measureOf,
  numberValue,
  responseCount,
  responseText,
} from "@vigie/tables";
import { textValue } from "@vigie/words";
import { cellOf, cellReference, rowOfCell } from "../directives/cell-reference.ts";
import type { ReferenceKind } from "../directives/reference.ts";
import { renderedValue, valueFormatAttributes, valueFormatOf } from "../directives/value-format.ts";
import { studyTextProblem } from "../problems.ts";

/** Measures that are made of the units whose number is known alone. */
const summarised: ReadonlySet<string> = new Set(["median", "mean"]);

/** `:measure[minutes]{measure=median service=rsa}`: a column of a table besides its count. */
export const measure: ReferenceKind = {
  read(directive, reading) {
    const cell = cellOf(directive, [...valueFormatAttributes, "measure"], reading);
    const valueFormat = valueFormatOf(directive, "number", reading);
    if (cell === null || valueFormat === null) return null;
    const { place, attributes } = directive;
    const { id } = cell.indicator;
    const names = measuresOf(cell.indicator, cell.source).map(({ name }) => name);
    const name = attributes.get("measure") ?? "";
    const row = rowOfCell(cell);
    if (!names.includes(name) || row === null) {
      reading.found.push(
        studyTextProblem("diagnostic/text-measure-unknown", place, {
          measure: textValue(name),
          indicator: textValue(id),
          measures: textValue(names.join(", ")),
          ...suggestion(name, names),
        }),
      );
      return null;
    }
    return cellReference(directive, cell, ({ gathered, formatter }) => {
      const held = gathered.get(id);
      if (held?.state !== "published") return { kind: "not_computed" };
      const { table } = held;
      const { indicator, source } = cell;
      const found = indexRows(table.rows)(row);
      if (found === undefined) return { kind: "not_computed" };
      const value = measureOf(table, found, name);
      const error = found.errors[table.measures.indexOf(name)] ?? 0;
      // A measure may be absent where the count is not: too few to compute it.
      if (value === null && found.count !== null) return { kind: "not_computed" };
      const isCenter = centerColumns.has(name);
      if (isCenter && isCenterUncertain({ indicator, source, table }, found)) return { kind: "uncertain" };
      const rendered = renderedValue(numberValue(value, error), valueFormat, formatter);
      const response = summarised.has(name) ? responseCount(table, found) : null;
      return rendered.kind === "cited" && response !== null
        ? {
            ...rendered,
            suffix: formatter.message("numbers.detail", { of: responseText(response, formatter) }),
          }
        : rendered;
    });
  },
};
