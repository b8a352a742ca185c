import { type Place, textValue, type VigieError } from "@vigie/words";
import { problem } from "../problems.ts";
import { suggestion } from "../reading/nearest.ts";
import type { Attribute, Multiple } from "../source.ts";
import type { Code } from "../study.ts";
import type { CodelistDraft } from "./resolve-codelist.ts";

/** An attribute while its study is read, with the code list its codes come from. */
export interface AttributeDraft {
  readonly attribute: Attribute;
  readonly codelist: CodelistDraft | null;
  /** Set where it is a question of several answers. */
  readonly multiple?: Multiple;
}

/** A flag's only codes. */
export const flagCodes: readonly Code[] = [
  { code: "yes", label: { fr: "Oui", en: "Yes" }, parent: null, missing: null, from: null },
  { code: "no", label: { fr: "Non", en: "No" }, parent: null, missing: null, from: null },
];

/** Reports a code that the attribute does not have, unless its code list could not be read whole. */
export function checkCode(
  { attribute, codelist }: AttributeDraft,
  { code, place }: { code: string; place: Place },
  found: VigieError[],
): void {
  if (codesIn(attribute.codes).has(code) || codelist?.complete === false) return;
  const codes = attribute.codes.map((known) => known.code);
  found.push(
    problem("study/attribute-code-unknown", place, {
      code: textValue(code),
      attribute: textValue(attribute.id),
      codes: textValue(codes.join(", ")),
      ...suggestion(code, codes),
    }),
  );
}

const sets = new WeakMap<readonly Code[], ReadonlySet<string>>();

/** Made once for each list: a recoding may look up every one of 35,000 codes. */
function codesIn(codes: readonly Code[]): ReadonlySet<string> {
  const known = sets.get(codes) ?? new Set(codes.map(({ code }) => code));
  sets.set(codes, known);
  return known;
}
