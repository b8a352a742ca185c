import type { VigieError } from "@vigie/words";
import type { Disclosure, PublicSize } from "../disclosure.ts";
import type { DisclosureFile } from "../forms/disclosure-schema.ts";
import type { Form } from "../forms/form.ts";
import type { StudyFile } from "../forms/study-schema.ts";
import { report } from "../problems.ts";
import { suggestion } from "../reading/nearest.ts";
import type { Attribute, Universe } from "../source.ts";
import { textOf } from "../text.ts";
import { contains, excludes } from "../universes.ts";
import { lookUp, type Names } from "./names.ts";
import type { SourceDraft } from "./resolve-source.ts";

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
  const place = form.written.placeOfKey(["disclosure", "public", id]);
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
  const universes = [...sizes.keys()].flatMap((name) => universeAt(scope, draft, name) ?? []);
  for (const universe of universes) {
    checkNesting(scope, draft, { universe, universes, sizes });
    checkParts(scope, draft, { universe, universes, sizes });
    checkFilters(scope, draft, universe);
  }
  return sizes;
}

function universeAt({ form, found }: PublicScope, draft: SourceDraft, name: string): Universe | null {
  const { id } = draft.source;
  return lookUp(draft.universes, name, (known) =>
    report(found, "study/universe-unknown", form.written.placeOfKey(["disclosure", "public", id, name]), {
      universe: name,
      source: id,
      ...suggestion(name, known),
    }),
  );
}

/** One universe beside all those of its source whose sizes are public. */
interface Sized {
  readonly universe: Universe;
  readonly universes: readonly Universe[];
  readonly sizes: ReadonlyMap<string, PublicSize>;
}

/** A part is not larger than what contains it. */
function checkNesting(
  { form, found }: PublicScope,
  { source }: SourceDraft,
  { universe, universes, sizes }: Sized,
): void {
  const size = sizes.get(universe.id)?.size ?? 0;
  for (const outer of universes) {
    const whole = sizes.get(outer.id)?.size ?? 0;
    if (outer !== universe && contains(outer, universe) && size > whole)
      report(
        found,
        "study/public-sizes-contradict",
        form.written.place(["disclosure", "public", source.id, universe.id]),
        { inner: universe.id, size, outer: outer.id, whole },
      );
  }
}

/** Parts that no unit is in two of are not larger together than what contains them; the largest are taken first. */
function checkParts(
  { form, found }: PublicScope,
  { source }: SourceDraft,
  { universe, universes, sizes }: Sized,
): void {
  const sizeOf = ({ id }: Universe) => sizes.get(id)?.size ?? 0;
  const parts: Universe[] = [];
  for (const inner of universes.toSorted((a, b) => sizeOf(b) - sizeOf(a)))
    if (inner !== universe && contains(universe, inner) && parts.every((part) => excludes(part, inner)))
      parts.push(inner);
  const total = parts.reduce((sum, part) => sum + sizeOf(part), 0);
  if (parts.length < 2 || total <= sizeOf(universe)) return;
  report(
    found,
    "study/public-parts-contradict",
    form.written.place(["disclosure", "public", source.id, universe.id]),
    { parts: parts.map(({ id }) => id).join(", "), total, outer: universe.id, whole: sizeOf(universe) },
  );
}

/**
 * A universe chosen by the answer to a question is within those whom it was asked of: where their condition is not its
 * own, the size published is that of a part of it which nothing names.
 */
function checkFilters({ form, found }: PublicScope, { source }: SourceDraft, universe: Universe): void {
  for (const name of universe.where.keys())
    for (const { attribute, condition, codes } of filtersOf(source.attributes, name))
      if (!universe.where.get(condition)?.every((code) => codes.includes(code)))
        report(
          found,
          "study/public-size-under-filter",
          form.written.placeOfKey(["disclosure", "public", source.id, universe.id]),
          {
            universe: universe.id,
            attribute,
            source: source.id,
            condition: `${condition}: [${codes.join(", ")}]`,
          },
        );
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
