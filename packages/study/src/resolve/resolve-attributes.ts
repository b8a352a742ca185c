import type { DerivationFile } from "../derivations/index.ts";
import { type AttributeDraft, withSentences } from "../drafts/attribute-draft.ts";
import { codelistAt } from "../drafts/codelist-draft.ts";
import type { Names } from "../drafts/names.ts";
import { resolveRange } from "../drafts/resolve-range.ts";
import { type FieldFile, reservedNames } from "../forms/attribute-schema.ts";
import { flagCodes } from "../model/code.ts";
import { textOf } from "../model/text.ts";
import { report } from "../problems.ts";
import type { Path } from "../reading/written.ts";
import { derivationOrder } from "./derivation-order.ts";
import { codesWhenAsked, inReadingOrder, withFilters } from "./resolve-asked.ts";
import { resolveDerivation } from "./resolve-derivation.ts";
import { resolveItems, resolveMultiple } from "./resolve-multiple.ts";
import type { SourceScope } from "./source-scope.ts";

interface Found extends Names<AttributeDraft> {
  readonly known: Map<string, AttributeDraft | null>;
}

/** Fields first, then derivations, each after what it reads. */
export function resolveAttributes(scope: SourceScope): Names<AttributeDraft> {
  const attributes: Found = { known: new Map(), complete: true };
  resolveFields(scope, attributes);
  resolveDerivations(scope, attributes);
  return inReadingOrder(scope, withFilters(scope, attributes));
}

function resolveFields(scope: SourceScope, { known }: Found): void {
  for (const [name, field] of Object.entries(scope.form.value.fields ?? {})) {
    const draft = nameAllowed(scope, ["fields", name], name) ? resolveField(scope, name, field) : null;
    known.set(name, draft);
    if (draft !== null) for (const item of resolveItems(field, draft)) known.set(item.attribute.id, item);
  }
}

function resolveField(scope: SourceScope, name: string, field: FieldFile): AttributeDraft | null {
  const base = { id: name, label: textOf(field.label), type: field.type, origin: { kind: "field" } } as const;
  if (field.type === "flag")
    return {
      attribute: {
        ...base,
        codes: codesWhenAsked(field, withSentences(flagCodes, field.sentence)),
        ordered: false,
      },
      codelist: null,
    };
  if (field.type === "multiple") return resolveMultiple(scope, name, field);
  if (field.type !== "code") {
    const placeOfKey = (key: string) => scope.form.written.placeOfKey(["fields", name, key]);
    const at = { found: scope.found, placeOfKey };
    const range = field.type === "number" ? resolveRange(at, field, { number: name, otherwise: null }) : {};
    return { attribute: { ...base, codes: [], ordered: false, ...range }, codelist: null };
  }
  const codelist = codelistAt(scope, field.codelist, scope.form.written.place(["fields", name, "codelist"]));
  if (codelist === null) return null;
  const codes = codesWhenAsked(field, codelist.leaves);
  return { attribute: { ...base, codes, ordered: codelist.codelist.ordered }, codelist };
}

function resolveDerivations(scope: SourceScope, attributes: Found): void {
  const { form, found } = scope;
  const { known } = attributes;
  const derivations = new Map<string, DerivationFile>();
  for (const [name, derivation] of Object.entries(form.value.derive ?? {})) {
    const place = form.written.placeOfKey(["derive", name]);
    if (known.has(name)) report(found, "study/attribute-twice", place, { attribute: name });
    else if (nameAllowed(scope, ["derive", name], name)) derivations.set(name, derivation);
    else known.set(name, null);
  }
  const { order, cycles } = derivationOrder(derivations);
  for (const cycle of cycles)
    report(found, "study/derivation-cycle", form.written.placeOfKey(["derive", cycle[0] ?? ""]), {
      names: cycle.join(", "),
    });
  const resolvable = new Set(order);
  for (const name of derivations.keys()) if (!resolvable.has(name)) known.set(name, null);
  for (const [name, derivation] of order.map((name) => [name, derivations.get(name)] as const)) {
    const own = {
      ...scope,
      attributes,
      name,
      hasContacts: form.value.contacts !== undefined,
      place: (...steps: Path) => form.written.place(["derive", name, ...steps]),
      placeOfKey: (...steps: Path) => form.written.placeOfKey(["derive", name, ...steps]),
    };
    known.set(name, derivation === undefined ? null : resolveDerivation(own, derivation));
  }
}

function nameAllowed({ form, found }: SourceScope, path: Path, name: string): boolean {
  const reserved = reservedNames.some((taken) => taken === name);
  if (reserved)
    report(found, "study/attribute-reserved", form.written.placeOfKey(path), {
      attribute: name,
      reserved: reservedNames.join(", "),
    });
  return !reserved;
}
