import type { AttributeDraft } from "../drafts/drafts.ts";
import { definedIn, type Names } from "../drafts/names.ts";
import type { FieldFile } from "../forms/attribute-schema.ts";
import { type Code, plainCode } from "../model/code.ts";
import type { Attribute } from "../model/source.ts";
import { report } from "../problems.ts";
import { checkWhere } from "./resolve-universes.ts";
import type { SourceScope } from "./source-scope.ts";

/** As in SDMX: not applicable. Stands where the code list of a question that was not asked of all has no such code. */
const notAsked: Code = {
  ...plainCode("_Z", { fr: "Question non posée", en: "Not asked" }),
  missing: "not_asked",
};

/** The codes of a field, with one for those of whom a question was not asked. */
export function codesWhenAsked(field: FieldFile, codes: readonly Code[]): readonly Code[] {
  const filtered = "asked" in field && field.asked !== undefined;
  return filtered && !codes.some(({ missing }) => missing === "not_asked") ? [...codes, notAsked] : codes;
}

/** Attributes in which questions with a filter say which. */
export function withFilters(scope: SourceScope, attributes: Names<AttributeDraft>): Names<AttributeDraft> {
  const known = new Map(attributes.known);
  for (const [name, field] of Object.entries(scope.form.value.fields ?? {})) {
    const draft = known.get(name);
    if (!draft || !("asked" in field) || field.asked === undefined) continue;
    const where = checkWhere({ ...scope, attributes }, ["fields", name, "asked"], field.asked);
    for (const id of draft.multiple?.items.values() ?? [name]) {
      const own = known.get(id);
      if (own) known.set(id, { ...own, attribute: filtered(own.attribute, where) });
    }
  }
  return { ...attributes, known };
}

function filtered(attribute: Attribute, where: NonNullable<Attribute["asked"]>["where"]): Attribute {
  const codeOf = (reason: Code["missing"]) =>
    attribute.codes.find(({ missing }) => missing === reason)?.code ?? null;
  return {
    ...attribute,
    asked: { where, notAsked: codeOf("not_asked") ?? notAsked.code, noAnswer: codeOf("no_answer") },
  };
}

/**
 * Each attribute after those it is made from and those that its filter names. A filter that rests on its own question
 * is reported.
 */
export function inReadingOrder(scope: SourceScope, attributes: Names<AttributeDraft>): Names<AttributeDraft> {
  const { known } = attributes;
  checkCycles(scope, attributes);
  const ordered = new Map<string, AttributeDraft | null>();
  const met = new Set<string>();
  const visit = (name: string): void => {
    const draft = known.get(name);
    if (draft === undefined || met.has(name)) return;
    met.add(name);
    if (draft !== null) readBy(draft).forEach(visit);
    ordered.set(name, draft);
  };
  for (const name of known.keys()) visit(name);
  return { ...attributes, known: ordered };
}

function readBy({ attribute: { origin, asked } }: AttributeDraft): readonly string[] {
  return [...(origin.kind === "field" ? [] : [origin.of].flat()), ...(asked?.where.keys() ?? [])];
}

function checkCycles({ form, found }: SourceScope, attributes: Names<AttributeDraft>): void {
  const known = definedIn(attributes);
  for (const [field, { attribute, multiple }] of known) {
    const own = multiple === undefined ? [field] : [...multiple.items.values()];
    const { asked } = multiple === undefined ? attribute : (known.get(own[0] ?? "")?.attribute ?? attribute);
    if (attribute.origin.kind !== "field") continue;
    for (const read of asked?.where.keys() ?? [])
      if (own.some((name) => reaches(read, name, known)))
        report(found, "study/asked-cycle", form.written.placeOfKey(["fields", field, "asked", read]), {
          field,
          attribute: read,
        });
  }
}

function reaches(from: string, target: string, known: ReadonlyMap<string, AttributeDraft>): boolean {
  const met = new Set([from]);
  for (const name of met) {
    const draft = known.get(name);
    if (draft !== undefined) for (const read of readBy(draft)) met.add(read);
  }
  return met.has(target);
}
