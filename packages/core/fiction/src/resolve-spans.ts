import type { Path, Source } from "@vigie/study";
import { columnsOfItems } from "./csv-text.ts";
import { birthFieldOf, periodFieldOf } from "./draw-days.ts";
import { bandedOf } from "./draw-spans.ts";
import type { Span } from "./fiction.ts";
import type { SpanText } from "./fiction-file.ts";
import { freeMotives } from "./resolve-contacts.ts";
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

/** Every field must be written, every unit have its group and its channels. */
export function checkAllDrawn(
  context: SourceContext,
  { drawn, spans }: { readonly drawn: ReadonlyMap<string, unknown>; readonly spans: readonly Span[] },
  path: Path,
): void {
  const { source } = context;
  const given = [...source.attributes.values()].filter(({ id }) => drawn.has(id));
  const dates = datesOf(source, drawn.keys());
  const banded = given.map(
    (attribute) => bandedOf(attribute, source, (field) => dates.includes(field))?.field,
  );
  const isAnswered = (id: string) => {
    const items = columnsOfItems(source, id);
    return items !== null && [...items.values()].every((flag) => drawn.has(flag));
  };
  const inSets = new Set(
    [...source.attributes.values()].flatMap(({ id, origin }) =>
      origin.kind === "set" && drawn.has(id) ? origin.of : [],
    ),
  );
  const isDrawn = (id: string) =>
    spans.some(({ of }) => of === id) ||
    drawn.has(id) ||
    dates.includes(id) ||
    banded.includes(id) ||
    inSets.has(id) ||
    isAnswered(id);
  for (const { id, origin } of source.attributes.values())
    if (origin.kind === "field" && !isDrawn(id)) note(context, "fiction/margin-missing", { path, name: id });
  const { contacts } = source;
  if (contacts === null) return;
  const isUsable = [...contacts.channels.keys()].some((channel) => freeMotives(contacts, channel) !== null);
  for (const name of ["group", ...(isUsable ? ["subgroup"] : [])])
    if (!drawn.has(name)) note(context, "fiction/margin-missing", { path, name });
}

/** The date fields that margins of age bands and of periods give. */
function datesOf(source: Source, drawn: Iterable<string>): readonly string[] {
  return [...drawn].flatMap((name) => {
    const attribute = source.attributes.get(name);
    if (attribute === undefined) return [];
    return birthFieldOf(attribute, source)?.field ?? periodFieldOf(attribute) ?? [];
  });
}
