import type { Path, Source } from "@vigie/study";
import { bandedOf } from "./draw-banded.ts";
import { birthFieldOf } from "./draw-births.ts";
import { periodFieldOf } from "./draw-days.ts";
import type { Span } from "./fiction.ts";
import { freeMotives } from "./free-motives.ts";
import { itemsOf } from "./items-text.ts";
import { note, type SourceContext } from "./source-context.ts";

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
    const items = itemsOf(source, id);
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
export function datesOf(source: Source, drawn: Iterable<string>): readonly string[] {
  return [...drawn].flatMap((name) => {
    const attribute = source.attributes.get(name);
    if (attribute === undefined) return [];
    return birthFieldOf(attribute, source)?.field ?? periodFieldOf(attribute) ?? [];
  });
}
