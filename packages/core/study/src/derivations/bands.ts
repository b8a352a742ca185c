import type { FilePlace, VigieError } from "@vigie/words";
import { z } from "zod";
import { type CodelistDraft, codelistAt } from "../drafts/drafts.ts";
import type { BandsOrigin } from "../model/origin.ts";
import { report } from "../problems.ts";

import { identifier, label } from "../shapes/shared-shapes.ts";
import type { DerivationKind } from "./derivation-kind.ts";

const schema = z.strictObject({
  bands: identifier.describe("Nombre à découper en tranches."),
  codelist: identifier.describe("Nomenclature des tranches : chaque code y porte sa borne basse, from."),
  label,
});

/** A number cut into the bands of a code list whose codes carry `from`. */
export const bands: DerivationKind<typeof schema> = {
  schema,
  needs: ["number"],
  resolve(scope, derivation, { base }) {
    const place = scope.place("codelist");
    const draft = codelistAt(scope, derivation.codelist, place);
    if (draft === null) return null;
    const before = scope.found.length;
    if (draft.complete) checkBounds(draft, place, scope.found);
    if (scope.found.length > before) return null;
    const codes = draft.codelist.codes.filter(({ from }) => from !== null);
    const origin: BandsOrigin = { kind: "bands", of: derivation.bands };
    return { attribute: { ...base, type: "code", codes, ordered: true, origin }, codelist: draft };
  },
};

/** Each code of a list of bands has its lower bound, save those that say no value. */
function checkBounds(
  { codelist, written, placeOf }: CodelistDraft,
  place: FilePlace,
  found: VigieError[],
): void {
  const name = codelist.id;
  if (codelist.codes.every(({ from }) => from === null))
    report(found, "study/bands-expected", place, { codelist: name });
  else
    for (const { code, from, missing } of codelist.codes)
      if (from === null && missing === null)
        report(found, "study/band-without-from", written.place(placeOf(code)), { code, codelist: name });
}
