import { suggestion } from "@vigie/study";
import { numberValue } from "@vigie/tables";
import { textValue } from "@vigie/words";
import type { ReferenceKind } from "../directives/reference.ts";
import { externalFormatOf, renderedValue } from "../directives/value-format.ts";
import { studyTextProblem } from "../problems.ts";

/** `:elsewhere[offline]`: a value measured by others, as declared in `elsewhere.yaml`. */
export const elsewhere: ReferenceKind = {
  read(directive, reading) {
    const { label, place } = directive;
    const { study, found } = reading;
    const value = study.elsewhere.get(label);
    if (value === undefined) {
      found.push(
        studyTextProblem("diagnostic/text-elsewhere-unknown", place, {
          value: textValue(label),
          ...suggestion(label, study.elsewhere.keys()),
        }),
      );
      return null;
    }
    const valueFormat = externalFormatOf(directive, value, reading);
    if (valueFormat === null) return null;
    const number = value.unit === "%" ? value.value / 100 : value.value;
    return {
      kind: "reference",
      place,
      indicators: [],
      origin: { kind: "elsewhere", id: label },
      render: ({ formatter }) => renderedValue(numberValue(number), valueFormat, formatter),
    };
  },
};
