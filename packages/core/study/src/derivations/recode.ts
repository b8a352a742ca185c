import { z } from "zod";
import { type AttributeDraft, checkCode, codelistAt } from "../drafts/drafts.ts";

import type { RecodeOrigin } from "../model/origin.ts";
import type { Attribute } from "../model/source.ts";
import { report } from "../problems.ts";
import { nearest } from "../reading/nearest.ts";

import { code, identifier, label } from "../shapes/shared-shapes.ts";
import type { DerivationKind } from "./derivation-kind.ts";

const schema = z.strictObject({
  recode: identifier.describe("Caractéristique à traduire."),
  codelist: identifier.describe("Nomenclature d’arrivée."),
  map: z
    .record(z.string(), code)
    .describe("Pour chaque code de départ, le code d’arrivée ; aucun ne peut être oublié."),
  label,
});

/** Codes of one attribute translated into another code list; every code must be translated. */
export const recode: DerivationKind<typeof schema> = {
  schema,
  needs: ["code", "flag"],
  resolve(scope, derivation, { base, reads: [read] }) {
    if (read === undefined) return null;
    const { place, placeOfKey, found } = scope;
    const target = codelistAt(scope, derivation.codelist, place("codelist"));
    const map = new Map(Object.entries(derivation.map));
    for (const code of map.keys()) checkCode(read, { code, place: placeOfKey("map", code) }, found);
    const forgotten = forgottenCodes(read, map);
    if (forgotten.length > 0)
      report(found, "study/recode-incomplete", placeOfKey("map"), {
        attribute: read.attribute.id,
        codes: forgotten.join(", "),
      });
    if (target === null) return null;
    const origin: RecodeOrigin = { kind: "recode", of: derivation.recode, map };
    const attribute: Attribute = {
      ...base,
      type: "code",
      codes: target.leaves,
      ordered: target.codelist.ordered,
      origin,
    };
    const draft = { attribute, codelist: target };
    for (const [from, code] of map) checkCode(draft, { code, place: place("map", from) }, found);
    return draft;
  },
};

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
