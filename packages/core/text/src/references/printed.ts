import { suggestion } from "@vigie/study";
import { numberValue } from "@vigie/tables";
import { textValue } from "@vigie/words";
import type { ReferenceKind } from "../directives/reference.ts";
import { externalFormatOf, renderedValue } from "../directives/value-format.ts";
import { studyTextProblem } from "../problems.ts";

/** `:printed[rsa.group.mixed]`: a figure as it was printed elsewhere, declared in `published.yaml`. */
export const printed: ReferenceKind = {
  read(directive, reading) {
    const { label, place, attributes } = directive;
    const { study, found } = reading;
    const figure = study.published.find(({ id }) => id === label);
    const value = figure?.value ?? null;
    if (!figure || value === null || figure.printed === "deduced") {
      const known = study.published.filter((each) => each.value !== null && each.printed !== "deduced");
      found.push(
        studyTextProblem("diagnostic/text-published-unknown", place, {
          figure: textValue(label),
          ...suggestion(
            label,
            known.map(({ id }) => id),
          ),
        }),
      );
      return null;
    }
    const { printed: printedText } = figure;
    const valueFormat = externalFormatOf(directive, figure, reading);
    if (valueFormat === null) return null;
    return {
      kind: "reference",
      place,
      indicators: [],
      origin: { kind: "printed", id: label },
      render: ({ formatter }) =>
        printedText !== null && !attributes.has("as")
          ? { kind: "cited", text: formatter.text(printedText) }
          : renderedValue(numberValue(figure.unit === "%" ? value / 100 : value), valueFormat, formatter),
    };
  },
};
