import type { Markable } from "@vigie/findings";
import { suggestion } from "@vigie/study";
import type { MarkKind, MarkTarget } from "@vigie/tables";
import { type FilePlace, textValue } from "@vigie/words";
import type { LeafDirective } from "mdast-util-directive";
import type { TextInlines } from "../block.ts";
import type { Cited } from "../claims/claim.ts";
import { attributesOf, onlyAttributes } from "../directives/directive-of.ts";
import { placeOf, type Scope } from "../directives/scope.ts";
import { studyTextProblem } from "../problems.ts";
import type { ParsedMark } from "./parsed-text.ts";
import { readInlines } from "./read-inlines.ts";

/** A figure as its marks are read against it. */
export interface MarkedFigure {
  readonly indicator: string;
  readonly universe: string;
  readonly markable: Markable;
}

interface Around {
  readonly place: FilePlace;
  readonly figure: MarkedFigure;
  readonly scope: Scope;
}

/**
 * `::mark[First lockdown]{from=2020-03 to=2020-05}`, on a line under its figure: a period; also `{at="2022-08 2023-08"}`, moments;
 * `{level=mean}`; `{row=debt}`; and without an attribute, the cells that the number in its label adds up.
 * @returns null where a mistake was found
 */
export function readMark(node: LeafDirective, figure: MarkedFigure, scope: Scope): ParsedMark | null {
  const place = placeOf(node, scope);
  const label = readInlines(node.children, scope);
  const attributes = attributesOf(node);
  if (!onlyAttributes({ attributes, place }, ["from", "to", "at", "level", "row"], scope.found)) return null;
  const target = targetOf(attributes, label, figure);
  if (target === null) {
    scope.found.push(studyTextProblem("diagnostic/text-mark-unread", place));
    return null;
  }
  return isDrawable(target, { place, figure, scope }) ? { target, label } : null;
}

function targetOf(
  attributes: ReadonlyMap<string, string>,
  label: TextInlines<Cited>,
  figure: MarkedFigure,
): MarkTarget | null {
  const codes = [...attributes.values()].flatMap((value) => value.split(/\s+/).filter(Boolean));
  const target = (kind: MarkKind, named = codes) =>
    named.length === 0 ? null : { kind, codes: named, before: [] };
  switch ([...attributes.keys()].toSorted().join(" ")) {
    case "from to":
      return target("period", [attributes.get("from") ?? "", attributes.get("to") ?? ""]);
    case "at":
      return target("moments");
    case "level":
      return target("level");
    case "row":
      return target("row");
    case "":
      return sumIn(label, figure);
    default:
      return null;
  }
}

/** The cells of its figure that the first number of a label adds up; null where it cites none. */
function sumIn(label: TextInlines<Cited>, { indicator, universe }: MarkedFigure): MarkTarget | null {
  const [cells] = label.flatMap((inline) => {
    if (inline.kind !== "reference" || inline.origin.kind !== "tables") return [];
    const { row, summedCodes } = inline.origin;
    if (!inline.indicators.includes(indicator)) return [];
    if (summedCodes !== undefined) return [summedCodes];
    return row === null ? [] : [{ before: row.slice(0, -1), codes: row.slice(-1) }];
  });
  return cells?.before[0] === universe ? { kind: "sum", ...cells } : null;
}

function isDrawable({ kind, codes }: MarkTarget, { place, figure, scope }: Around): boolean {
  const { markable } = figure;
  const known = markable[kind];
  if (known === undefined) {
    const kinds = Object.keys(markable);
    scope.found.push(
      studyTextProblem("diagnostic/text-mark-unfit", place, {
        indicator: textValue(figure.indicator),
        mark: textValue(kind),
        some: textValue(kinds.length === 0 ? "no" : "yes"),
        marks: textValue(kinds.join(", ")),
      }),
    );
    return false;
  }
  const foreign = codes.find((code) => !known.includes(code));
  if (foreign !== undefined)
    scope.found.push(
      studyTextProblem("diagnostic/text-mark-outside", place, {
        code: textValue(foreign),
        indicator: textValue(figure.indicator),
        known: textValue(endsOf(known)),
        ...suggestion(foreign, known),
      }),
    );
  const [from = "", to = ""] = codes;
  const isReversed = kind === "period" && known.indexOf(from) > known.indexOf(to);
  if (foreign === undefined && isReversed)
    scope.found.push(studyTextProblem("diagnostic/text-mark-reversed", place));
  return foreign === undefined && !isReversed;
}

/** All of a few codes; of many, the first and the last. */
function endsOf(known: readonly string[]): string {
  return known.length <= 8 ? known.join(", ") : `${known[0]} … ${known.at(-1)}`;
}
