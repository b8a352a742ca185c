import { contentOf } from "@vigie/study";
import { numberValue, rateDigits, rateModel, subjectIn } from "@vigie/tables";
import { textValue } from "@vigie/words";
import { cellOf, cellReference } from "../directives/cell-reference.ts";
import type { ReferenceKind } from "../directives/reference.ts";
import { renderedValue, valueFormatAttributes, valueFormatOf } from "../directives/value-format.ts";
import { studyTextProblem } from "../problems.ts";

/** `:rate[structures_rate]{ept=T8}`: units for 100 000 inhabitants of a territory, over the populations that the figure shows. */
export const rateReference: ReferenceKind = {
  read(directive, reading) {
    const cell = cellOf(directive, valueFormatAttributes, reading);
    const valueFormat = valueFormatOf(directive, "number", reading);
    if (cell === null || valueFormat === null) return null;
    const { indicator, at } = cell;
    const [code, ...others] = at.get(indicator.of) ?? [];
    if (contentOf(indicator).rate === null || code === undefined || others.length > 0) {
      reading.found.push(
        studyTextProblem("diagnostic/text-rate-unfit", directive.place, {
          indicator: textValue(indicator.id),
          dimension: textValue(indicator.of),
        }),
      );
      return null;
    }
    return cellReference(directive, cell, (evidence) => {
      const subject = subjectIn(indicator.id, evidence);
      if (subject === null) return { kind: "not_computed" };
      const model = rateModel(subject);
      const found = model.territories.find((territory) => territory.code === code)?.rates[0];
      if (found === undefined) return { kind: "not_computed" };
      if (!found.known) return { kind: found.why === "secret" ? "hidden" : "not_computed" };
      const decimals = directive.attributes.has("decimals") ? valueFormat.decimals : rateDigits(model);
      return renderedValue(numberValue(found.rate), { ...valueFormat, decimals }, evidence.formatter);
    });
  },
};
