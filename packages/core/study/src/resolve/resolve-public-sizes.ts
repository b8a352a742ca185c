import type { FilePlace, VigieError } from "@vigie/words";
import type { SourceDraft } from "../drafts/drafts.ts";
import { lookUp, type Names } from "../drafts/names.ts";

import type { Form } from "../forms/form.ts";
import type { DisclosureFile, StudyFile } from "../forms/study-schema.ts";
import type { Attribute, Source, Universe } from "../model/source.ts";
import type { Disclosure, PublicSize } from "../model/study.ts";
import { textOf } from "../model/text.ts";
import { contains, excludes } from "../model/universes.ts";
import { report } from "../problems.ts";
import { suggestion } from "../reading/nearest.ts";

interface PublicScope {
  readonly form: Form<StudyFile>;
  readonly sources: Names<SourceDraft>;
  readonly found: VigieError[];
}

type SizesFile = NonNullable<DisclosureFile["public"]>[string];

/** Sizes of universes that were published before, by source: they leave without noise. Methods, section 7.7. */
export function resolvePublicSizes(scope: PublicScope): Disclosure["public"] {
  const written = scope.form.value.disclosure?.public ?? {};
  return new Map(Object.entries(written).map(([id, sizes]) => [id, sizesOf(scope, id, sizes)]));
}

function sizesOf(scope: PublicScope, id: string, written: SizesFile): ReadonlyMap<string, PublicSize> {
  const { form, sources, found } = scope;
  const path = ["disclosure", "public", id];
  const place = form.written.placeOfKey(path);
  const draft = lookUp(sources, id, (known) =>
    report(found, "study/source-unknown", place, { source: id, ...suggestion(id, known) }),
  );
  const sizes = new Map(
    Object.entries(written).map(([universe, { size, publication }]) => [
      universe,
      { size, publication: textOf(publication) },
    ]),
  );
  if (draft === null) return sizes;
  if (draft.source.protects === "nothing") report(found, "study/public-size-needless", place, { source: id });
  const universes = [...sizes.keys()].flatMap(
    (name) =>
      lookUp(draft.universes, name, (known) =>
        report(found, "study/universe-unknown", form.written.placeOfKey([...path, name]), {
          universe: name,
          source: id,
          ...suggestion(name, known),
        }),
      ) ?? [],
  );
  const sized: SizedUniverses = { universes, sizeOf: (universe) => sizes.get(universe.id)?.size ?? 0, found };
  for (const universe of universes) {
    checkNesting(sized, universe, form.written.place([...path, universe.id]));
    checkParts(sized, universe, form.written.place([...path, universe.id]));
    for (const filter of unmetFilters(draft.source, universe))
      report(found, "study/public-size-under-filter", form.written.placeOfKey([...path, universe.id]), {
        universe: universe.id,
        attribute: filter.attribute,
        source: id,
        condition: `${filter.condition}: [${filter.codes.join(", ")}]`,
      });
  }
  return sizes;
}

/** The universes of a source whose sizes are public. */
interface SizedUniverses {
  readonly universes: readonly Universe[];
  readonly sizeOf: (universe: Universe) => number;
  readonly found: VigieError[];
}

/** A part is not larger than what contains it. */
function checkNesting(
  { universes, sizeOf, found }: SizedUniverses,
  universe: Universe,
  place: FilePlace,
): void {
  const size = sizeOf(universe);
  for (const outer of universes) {
    const whole = sizeOf(outer);
    if (outer !== universe && contains(outer, universe) && size > whole)
      report(found, "study/public-sizes-contradict", place, {
        inner: universe.id,
        size,
        outer: outer.id,
        whole,
      });
  }
}

/** Parts that no unit is in two of are not larger together than what contains them; the largest are taken first. */
function checkParts(
  { universes, sizeOf, found }: SizedUniverses,
  universe: Universe,
  place: FilePlace,
): void {
  const parts: Universe[] = [];
  for (const inner of universes.toSorted((a, b) => sizeOf(b) - sizeOf(a)))
    if (inner !== universe && contains(universe, inner) && parts.every((part) => excludes(part, inner)))
      parts.push(inner);
  const total = parts.reduce((sum, part) => sum + sizeOf(part), 0);
  if (parts.length < 2 || total <= sizeOf(universe)) return;
  report(found, "study/public-parts-contradict", place, {
    parts: parts.map(({ id }) => id).join(", "),
    total,
    outer: universe.id,
    whole: sizeOf(universe),
  });
}

/**
 * A universe chosen by the answer to a question is within those whom it was asked of: where their condition is not its
 * own, the size published is that of a part of it which nothing names.
 */
function unmetFilters({ attributes }: Source, { where }: Universe): readonly Filter[] {
  return [...where.keys()]
    .flatMap((name) => filtersOf(attributes, name))
    .filter(({ condition, codes }) => !where.get(condition)?.every((code) => codes.includes(code)));
}

interface Filter {
  readonly attribute: string;
  readonly condition: string;
  readonly codes: readonly string[];
}

/** Conditions under which an attribute, or one that it is made from, is asked. */
function filtersOf(attributes: ReadonlyMap<string, Attribute>, name: string): readonly Filter[] {
  const attribute = attributes.get(name);
  if (attribute === undefined) return [];
  const { origin, asked } = attribute;
  const own = [...(asked?.where ?? [])].map(([condition, codes]) => ({ attribute: name, condition, codes }));
  const read = origin.kind === "field" || origin.kind === "item" ? [] : [origin.of].flat();
  return [...own, ...read.flatMap((of) => filtersOf(attributes, of))];
}
