import { figureFor } from "@vigie/findings";
import { answersOf, suggestion } from "@vigie/study";
import { textValue } from "@vigie/words";
import type { LeafDirective } from "mdast-util-directive";
import { attributesOf, onlyAttributes } from "../directives/directive-of.ts";
import { placeOf, register, type Scope } from "../directives/scope.ts";
import { studyTextProblem } from "../problems.ts";
import { grouped } from "./grouped.ts";
import type { ParsedFigure } from "./parsed-text.ts";
import { readInlines } from "./read-inlines.ts";
import { type MarkedFigure, readMark } from "./read-mark.ts";

/**
 * `::figure[Title]{indicator=rsa_groups}`, its title left out where the figure gives its own, or
 * `::figure[Title]{indicators="pro_time pro_rights"}`, several opinions or yes-or-no questions drawn together.
 * @param marks directives on the lines under it
 */
export function readFigure(
  node: LeafDirective,
  marks: readonly LeafDirective[],
  scope: Scope,
): ParsedFigure | null {
  const { study, found } = scope;
  const place = placeOf(node, scope);
  const attributes = attributesOf(node);
  const several = attributes.get("indicators");
  onlyAttributes(
    { attributes, place },
    [several === undefined ? "indicator" : "indicators", "synthesis"],
    found,
  );
  const indicators =
    several === undefined ? [attributes.get("indicator") ?? ""] : several.split(/\s+/).filter(Boolean);
  const foreign = indicators.filter((id) => !study.indicators.has(id));
  for (const id of foreign)
    found.push(
      studyTextProblem("diagnostic/text-indicator-unknown", place, {
        indicator: textValue(id),
        ...suggestion(id, study.indicators.keys()),
      }),
    );
  if (foreign.length > 0) return null;
  const as = several === undefined ? "alone" : grouped(indicators, place, scope);
  if (as === null) return null;
  const id = indicators.join("-");
  register(id, place, scope);
  const inSynthesis = attributes.has("synthesis");
  return {
    kind: "figure",
    id,
    as,
    inSynthesis,
    indicators,
    title: readInlines(node.children, scope),
    marks: marks.flatMap((mark) => readMark(mark, markedFigure(as, indicators, scope), scope) ?? []),
    place,
  };
}

/** Marks a figure of several indicators: rates alone have rows that can be pointed at, their territories. */
function markedFigure(as: ParsedFigure["as"], indicators: readonly string[], { study }: Scope): MarkedFigure {
  const id = indicators.join("-");
  const indicator = study.indicators.get(indicators[0] ?? "");
  const source = indicator && study.sources.get(indicator.source);
  if (!indicator || !source || as === "opinions" || as === "yes-no")
    return { indicator: id, universe: "", markable: {} };
  const context = { indicator, source, study };
  return {
    indicator: id,
    universe: indicator.universe,
    markable:
      as === "rates"
        ? { row: answersOf(source, indicator.of) }
        : (figureFor(context).markable?.(context) ?? {}),
  };
}
