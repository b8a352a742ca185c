import type { Path } from "@vigie/study";
import { datesOf } from "./check-all-drawn.ts";
import type { Span } from "./fiction.ts";
import type { SpanText } from "./fiction-file.ts";
import { checkEvidence, note, noteUnknown, type SourceContext } from "./source-context.ts";

/**
 * The numbers and the dates between two bounds, with their names looked up; what is wrong in them is noted.
 * @param drawn what margins give
 */
export function resolveSpans(
  context: SourceContext,
  {
    spans,
    drawn,
    path,
  }: { readonly spans: readonly SpanText[]; readonly drawn: Iterable<string>; readonly path: Path },
): readonly Span[] {
  const dates = new Set(datesOf(context.source, drawn));
  return spans.flatMap((text, at) => {
    const here = [...path, at];
    checkEvidence(context, here, [text]);
    const span = resolveSpan(context, { text, dates, path: here });
    if (span !== null && span.kind !== "number") dates.add(span.of);
    return span ?? [];
  });
}

function resolveSpan(
  context: SourceContext,
  {
    text,
    dates,
    path,
  }: { readonly text: SpanText; readonly dates: ReadonlySet<string>; readonly path: Path },
): Span | null {
  const { attributes } = context.source;
  const {
    of,
    between: [from, to],
    after,
  } = text;
  const attribute = attributes.get(of);
  const named = { path: [...path, "of"], name: of };
  if (attribute === undefined) {
    noteUnknown(context, named, attributes.keys());
    return null;
  }
  const { type, origin, range } = attribute;
  if (origin.kind !== "field" || (type !== "number" && type !== "date")) {
    note(context, "fiction/not-drawable", named);
    return null;
  }
  if (after !== undefined && !dates.has(after)) {
    if (attributes.has(after))
      note(context, "fiction/margin-order", { path: [...path, "after"], name: after });
    else noteUnknown(context, { path: [...path, "after"], name: after }, attributes.keys());
    return null;
  }
  const base = { of, missing: text.missing / 100 };
  if (typeof from === "number" && typeof to === "number" && from <= to) {
    if (type === "number" && after === undefined)
      return { ...base, kind: "number", from, to, step: range?.grain ?? 1 };
    if (type === "date" && after !== undefined && Number.isInteger(from) && Number.isInteger(to))
      return { ...base, kind: "after", other: after, from, to };
  }
  if (
    typeof from === "string" &&
    typeof to === "string" &&
    from <= to &&
    type === "date" &&
    after === undefined
  )
    if (isDay(from) && isDay(to)) return { ...base, kind: "days", from, to };
  note(context, "fiction/span", named);
  return null;
}

function isDay(text: string): boolean {
  return !Number.isNaN(Date.parse(`${text}T00:00:00Z`));
}
