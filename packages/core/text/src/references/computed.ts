import { type Expression, type PublishedFigure, suggestion } from "@vigie/study";
import { evaluate, indicatorsOf, truthIn } from "@vigie/tables";
import { textValue } from "@vigie/words";
import { onlyAttributes } from "../directives/directive-of.ts";
import type { Directive, Reading, Reference, ReferenceKind } from "../directives/reference.ts";
import { renderedValue, valueFormatAttributes, valueFormatOf } from "../directives/value-format.ts";
import { studyTextProblem } from "../problems.ts";

/**
 * `:computed[rsa.group.mixed]`: what the tables give for a published figure, by its expression;
 * `:computed[digital.minority]{yes="reste minoritaire" no="ne l’est plus"}`: whether what was published still holds.
 */
export const computed: ReferenceKind = {
  read(directive, reading) {
    const figure = reading.study.published.find(({ id }) => id === directive.label);
    const expression = figure?.computed ?? null;
    if (!figure || expression === null) return unknown(directive, reading);
    return figure.precision === "ordinal"
      ? condition(expression, directive, reading)
      : number({ figure, expression }, directive, reading);
  },
};

function number(
  { figure, expression }: { readonly figure: PublishedFigure; readonly expression: Expression },
  directive: Directive,
  reading: Reading,
): Reference | null {
  const valueFormat = valueFormatOf(directive, figure.unit === "%" ? "percent" : "number", reading);
  if (valueFormat === null || !onlyAttributes(directive, valueFormatAttributes, reading.found)) return null;
  return {
    ...drawnFrom(expression, directive),
    render: (evidence) => renderedValue(evaluate(expression, evidence), valueFormat, evidence.formatter),
  };
}

function condition(expression: Expression, directive: Directive, { found }: Reading): Reference | null {
  const { attributes, place } = directive;
  const [yes, no] = [attributes.get("yes"), attributes.get("no")];
  if (!onlyAttributes(directive, ["yes", "no"], found)) return null;
  if (yes === undefined || no === undefined) {
    found.push(studyTextProblem("diagnostic/text-words-of-condition-missing", place));
    return null;
  }
  return {
    ...drawnFrom(expression, directive),
    render: (evidence) => {
      const value = evaluate(expression, evidence);
      if (value.kind === "hidden" || value.kind === "not_computed") return value;
      return { kind: "cited", text: truthIn(value) === true ? yes : no };
    },
  };
}

function drawnFrom(expression: Expression, { place, label }: Directive): Omit<Reference, "render"> {
  const indicators = indicatorsOf(expression);
  return {
    kind: "reference",
    place,
    indicators,
    origin: { kind: "tables", indicators, row: null, published: label },
  };
}

function unknown({ label, place }: Directive, { study, found }: Reading): null {
  const known = study.published.filter((each) => each.computed !== null).map(({ id }) => id);
  found.push(
    studyTextProblem("diagnostic/text-published-unknown", place, {
      figure: textValue(label),
      ...suggestion(label, known),
    }),
  );
  return null;
}
