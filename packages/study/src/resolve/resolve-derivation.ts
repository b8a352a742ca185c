import type { DerivationFile } from "../forms/attribute-schema.ts";
import { periodsOf } from "../period.ts";
import { problem } from "../problems/problems.ts";
import { nearest } from "../reading/nearest.ts";
import { type Place, said, type VigieError } from "../reading/vigie-error.ts";
import type { Attribute, AttributeType } from "../source.ts";
import type { Code } from "../study.ts";
import { textOf } from "../text.ts";
import { type AttributeDraft, checkCode, flagCodes } from "./attribute-draft.ts";
import { readBy } from "./derivation-order.ts";
import type { Names } from "./names.ts";
import type { CodelistDraft } from "./resolve-codelist.ts";
import { resolveRange } from "./resolve-range.ts";
import { setCodes } from "./set-codes.ts";
import { attributeAt, codelistAt, type SourceScope } from "./source-scope.ts";

interface DerivationScope extends SourceScope {
  readonly attributes: Names<AttributeDraft>;
  readonly name: string;
}

/** @returns null where a mistake, already reported, leaves the attribute unknown */
export function resolveDerivation(scope: DerivationScope, derivation: DerivationFile): AttributeDraft | null {
  const reads = readAttributes(scope, derivation);
  const [read] = reads ?? [];
  if (reads === null || read === undefined) return null;
  const base = { id: scope.name, label: textOf(derivation.label), ordered: false };
  if ("years" in derivation) {
    const origin = { kind: "years", of: derivation.years, at: derivation.at } as const;
    const range = resolveRange(scope, derivation, { path: ["derive", scope.name], otherwise: 1 });
    return { attribute: { ...base, type: "number", codes: [], origin, ...range }, codelist: null };
  }
  if ("bands" in derivation) return banded(scope, derivation, base);
  if ("recode" in derivation) return recoded(scope, derivation, { base, read });
  if ("parent" in derivation) return parented(scope, derivation, { base, read });
  if ("period" in derivation) {
    const { period: of, every } = derivation;
    const origin = { kind: "period", of, every, window: scope.window } as const;
    const codes = periodsOf(scope.window, every);
    return { attribute: { ...base, type: "code", ordered: true, codes, origin }, codelist: null };
  }
  if ("set" in derivation) {
    const codes = setCodes(reads.map(({ attribute }) => attribute));
    const origin = { kind: "set", of: derivation.set } as const;
    return { attribute: { ...base, type: "code", codes, origin }, codelist: null };
  }
  return {
    attribute: { ...base, type: "flag", codes: flagCodes, origin: { kind: "any", of: derivation.any } },
    codelist: null,
  };
}

type Base = Pick<Attribute, "id" | "label" | "ordered">;
type Bands = Extract<DerivationFile, { bands: string }>;
type Recode = Extract<DerivationFile, { recode: string }>;
type Parent = Extract<DerivationFile, { parent: string }>;

/** What the derivation reads, if all of it is known and of the kind it needs. */
function readAttributes(
  scope: DerivationScope,
  derivation: DerivationFile,
): readonly AttributeDraft[] | null {
  const { form, found, name } = scope;
  const { needs, types } = needsOf(derivation);
  const reads = readBy(derivation).map((read) => {
    const place = form.written.place(["derive", name, ...read.path]);
    const draft = attributeAt(scope, read.name, place);
    if (draft === null || types.includes(draft.attribute.type)) return draft;
    found.push(
      problem("study/derivation-type", place, {
        attribute: said(read.name),
        needs: said(needs),
        type: said(draft.attribute.type),
      }),
    );
    return null;
  });
  const whole = reads.filter((draft) => draft !== null);
  return whole.length === reads.length ? whole : null;
}

function needsOf(derivation: DerivationFile): { needs: string; types: readonly AttributeType[] } {
  if ("years" in derivation || "period" in derivation) return { needs: "date", types: ["date"] };
  if ("bands" in derivation) return { needs: "number", types: ["number"] };
  if ("recode" in derivation) return { needs: "codes", types: ["code", "flag"] };
  if ("parent" in derivation) return { needs: "codes", types: ["code"] };
  return { needs: "flag", types: ["flag"] };
}

function banded(scope: DerivationScope, derivation: Bands, base: Base): AttributeDraft | null {
  const place = scope.form.written.place(["derive", scope.name, "codelist"]);
  const draft = codelistAt(scope, derivation.codelist, place);
  if (draft === null) return null;
  const before = scope.found.length;
  if (draft.complete) checkBounds(draft, place, scope.found);
  if (scope.found.length > before) return null;
  const codes = draft.codelist.codes.filter(({ from }) => from !== null);
  return {
    attribute: {
      ...base,
      type: "code",
      codes,
      ordered: true,
      origin: { kind: "bands", of: derivation.bands },
    },
    codelist: draft,
  };
}

/** Each code of a list of bands has its lower bound, save those that say no value. */
function checkBounds({ codelist, written, placeOf }: CodelistDraft, place: Place, found: VigieError[]): void {
  const name = said(codelist.id);
  if (codelist.codes.every(({ from }) => from === null))
    found.push(problem("study/bands-expected", place, { codelist: name }));
  else
    for (const { code, from, missing } of codelist.codes)
      if (from === null && missing === null)
        found.push(
          problem("study/band-without-from", written.place(placeOf(code)), {
            code: said(code),
            codelist: name,
          }),
        );
}

function recoded(
  scope: DerivationScope,
  derivation: Recode,
  { base, read }: { base: Base; read: AttributeDraft },
): AttributeDraft | null {
  const { form, found, name } = scope;
  const target = codelistAt(scope, derivation.codelist, form.written.place(["derive", name, "codelist"]));
  const map = new Map(Object.entries(derivation.map));
  for (const code of map.keys())
    checkCode(read, { code, place: form.written.placeOfKey(["derive", name, "map", code]) }, found);
  const forgotten = forgottenCodes(read, map);
  if (forgotten.length > 0)
    found.push(
      problem("study/recode-incomplete", form.written.placeOfKey(["derive", name, "map"]), {
        attribute: said(read.attribute.id),
        codes: said(forgotten.join(", ")),
      }),
    );
  if (target === null) return null;
  const attribute: Attribute = {
    ...base,
    type: "code",
    codes: target.leaves,
    ordered: target.codelist.ordered,
    origin: { kind: "recode", of: derivation.recode, map },
  };
  const draft = { attribute, codelist: target };
  for (const [from, code] of map)
    checkCode(draft, { code, place: form.written.place(["derive", name, "map", from]) }, found);
  return draft;
}

/** Codes that `map` does not translate; one that is there under a mistyped name is not forgotten as well. */
function forgottenCodes(
  { attribute, codelist }: AttributeDraft,
  map: ReadonlyMap<string, string>,
): readonly string[] {
  if (codelist?.complete === false) return [];
  const forgotten = attribute.codes.map(({ code }) => code).filter((code) => !map.has(code));
  if (forgotten.length === 0) return [];
  const known = new Set(attribute.codes.map(({ code }) => code));
  const meant = new Set(
    [...map.keys()].filter((code) => !known.has(code)).map((code) => nearest(code, known)),
  );
  return forgotten.filter((code) => !meant.has(code));
}

/** A code without a parent stays itself: it is already at the level above. */
function parented(
  { form, found, name }: DerivationScope,
  derivation: Parent,
  { base, read }: { base: Base; read: AttributeDraft },
): AttributeDraft | null {
  const { codelist, attribute } = read;
  if (codelist === null) return null;
  if (attribute.codes.every(({ parent }) => parent === null)) {
    if (codelist.complete)
      found.push(
        problem("study/parent-without-hierarchy", form.written.place(["derive", name, "parent"]), {
          attribute: said(attribute.id),
          codelist: said(codelist.codelist.id),
        }),
      );
    return null;
  }
  const map = new Map(attribute.codes.map(({ code, parent }) => [code, parent ?? code]));
  const above = new Set(map.values());
  const listed = new Set(codelist.codelist.codes.map(({ code }) => code));
  const own = attribute.codes.filter(({ code }) => !listed.has(code));
  const codes: readonly Code[] = [...codelist.codelist.codes.filter(({ code }) => above.has(code)), ...own];
  const origin = { kind: "recode", of: derivation.parent, map } as const;
  return {
    attribute: { ...base, type: "code", codes, ordered: codelist.codelist.ordered, origin },
    codelist,
  };
}
