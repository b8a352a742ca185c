import type { DerivationScope } from "../derivations/derivation-kind.ts";
import { attributesRead, type DerivationFile, derivationKindOf } from "../derivations/index.ts";
import { type AttributeDraft, attributeAt, codelistAt, withSentences } from "../drafts/drafts.ts";
import type { Names } from "../drafts/names.ts";
import { resolveRange } from "../drafts/resolve-range.ts";
import { type FieldFile, reservedNames } from "../forms/attribute-schema.ts";
import { flagCodes } from "../model/code.ts";
import { textOf } from "../model/text.ts";
import { report } from "../problems.ts";
import type { Path } from "../reading/parsed-file.ts";
import { codesWhenAsked, inReadingOrder, withFilters } from "./resolve-asked.ts";
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

/**
 * Derivations in an order where each comes after those it reads. Those that turn in a circle, or read one that
 * does, are in no order; each circle is given once.
 */
function derivationOrder(derivations: ReadonlyMap<string, DerivationFile>): {
  readonly order: readonly string[];
  readonly cycles: readonly (readonly string[])[];
} {
  const awaited = new Map<string, Set<string>>();
  const readers = new Map<string, string[]>();
  for (const [name, derivation] of derivations) {
    const reads = new Set(
      attributesRead(derivation)
        .map((read) => read.name)
        .filter((read) => derivations.has(read)),
    );
    awaited.set(name, reads);
    for (const read of reads) readers.set(read, [...(readers.get(read) ?? []), name]);
  }
  const order = [...awaited].filter(([, reads]) => reads.size === 0).map(([name]) => name);
  for (const done of order)
    for (const reader of readers.get(done) ?? []) {
      const left = awaited.get(reader);
      left?.delete(done);
      if (left?.size === 0) order.push(reader);
    }
  return { order, cycles: cyclesOf(awaited) };
}

/** Follows, from each derivation that still awaits another, the first one awaited. */
function cyclesOf(awaited: ReadonlyMap<string, ReadonlySet<string>>): readonly (readonly string[])[] {
  const cycles: string[][] = [];
  const seen = new Set<string>();
  for (const start of awaited.keys()) {
    const trail: string[] = [];
    let current: string | undefined = start;
    while (current !== undefined && !seen.has(current)) {
      seen.add(current);
      trail.push(current);
      current = awaited.get(current)?.values().next().value;
    }
    const closes = current === undefined ? -1 : trail.indexOf(current);
    if (closes >= 0) cycles.push(trail.slice(closes));
  }
  return cycles;
}

/** @returns null where a mistake, already reported, leaves the attribute unknown */
function resolveDerivation(scope: DerivationScope, derivation: DerivationFile): AttributeDraft | null {
  const reads = readAttributes(scope, derivation);
  if (reads === null) return null;
  const base = { id: scope.name, label: textOf(derivation.label), ordered: false };
  return derivationKindOf(derivation).resolve(scope, derivation, { base, reads });
}

/** What the derivation reads, if all of it is known and of the kind it needs. */
function readAttributes(
  scope: DerivationScope,
  derivation: DerivationFile,
): readonly AttributeDraft[] | null {
  const { found } = scope;
  const { needs } = derivationKindOf(derivation);
  const reads = attributesRead(derivation).map((read) => {
    const place = scope.place(...read.path);
    const draft = attributeAt(scope, read.name, place);
    if (draft === null || needs.includes(draft.attribute.type)) return draft;
    report(found, "study/derivation-type", place, {
      attribute: read.name,
      needs: needs.includes("code") ? "codes" : (needs[0] ?? ""),
      type: draft.attribute.type,
    });
    return null;
  });
  const whole = reads.filter((draft) => draft !== null);
  return whole.length === reads.length ? whole : null;
}
