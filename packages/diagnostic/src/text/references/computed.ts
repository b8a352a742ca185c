import { said, suggestion } from "@vigie/study";
import { evaluate, indicatorsOf } from "../../compare/evaluate.ts";
import { problem } from "../../problems.ts";
import type { ReferenceKind } from "../reference.ts";
import { sayingOf, toldValue } from "../saying.ts";
import { onlyAttributes } from "./only-attributes.ts";

/** `:computed[rsa.group.mixed]`: what the tables give for a published figure, by its expression. */
export const computed: ReferenceKind = {
  read(directive, reading) {
    const { label, place } = directive;
    const { study, found } = reading;
    const figure = study.published.find(({ id }) => id === label);
    const expression = figure?.computed ?? null;
    const isNumber = figure?.precision !== "ordinal";
    if (!figure || expression === null || !isNumber) {
      const known = study.published.filter((own) => own.computed !== null && own.precision !== "ordinal");
      found.push(
        problem("diagnostic/text-published-unknown", place, {
          figure: said(label),
          ...suggestion(
            label,
            known.map(({ id }) => id),
          ),
        }),
      );
      return null;
    }
    const saying = sayingOf(directive, figure.unit === "%" ? "percent" : "number", reading);
    if (saying === null || !onlyAttributes(directive, ["as", "decimals"], found)) return null;
    const indicators = indicatorsOf(expression);
    return {
      kind: "reference",
      place,
      indicators,
      origin: { kind: "tables", indicators, row: null },
      tell: (evidence) => toldValue(evaluate(expression, evidence), saying, evidence.words),
    };
  },
};
