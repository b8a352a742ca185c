import type { DerivationScope } from "../derivations/derivation-kind.ts";
import { attributesRead, type DerivationFile, derivationKindOf } from "../derivations/index.ts";
import { type AttributeDraft, attributeAt } from "../drafts/attribute-draft.ts";
import { textOf } from "../model/text.ts";
import { report } from "../problems.ts";

/** @returns null where a mistake, already reported, leaves the attribute unknown */
export function resolveDerivation(scope: DerivationScope, derivation: DerivationFile): AttributeDraft | null {
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
