import { z } from "zod";
import type { Code } from "../model/code.ts";
import type { RecodeOrigin } from "../model/origin.ts";
import { report } from "../problems.ts";

import { identifier, label } from "../shapes/shared-shapes.ts";
import type { DerivationKind } from "./derivation-kind.ts";

const schema = z.strictObject({
  parent: identifier.describe("Caractéristique à ramener au niveau supérieur de sa nomenclature."),
  label,
});

/**
 * The parent of each code in the hierarchy of the attribute's own code list. A code without a parent stays itself: it
 * is already at the level above.
 */
export const parent: DerivationKind<typeof schema> = {
  schema,
  needs: ["code"],
  resolve({ place, found }, derivation, { base, reads: [read] }) {
    if (read === undefined || read.codelist === null) return null;
    const { codelist, attribute } = read;
    if (attribute.codes.every(({ parent }) => parent === null)) {
      if (codelist.complete)
        report(found, "study/parent-without-hierarchy", place("parent"), {
          attribute: attribute.id,
          codelist: codelist.codelist.id,
        });
      return null;
    }
    const map = new Map(attribute.codes.map(({ code, parent }) => [code, parent ?? code]));
    const above = new Set(map.values());
    const listed = new Set(codelist.codelist.codes.map(({ code }) => code));
    const own = attribute.codes.filter(({ code }) => !listed.has(code));
    const codes: readonly Code[] = [...codelist.codelist.codes.filter(({ code }) => above.has(code)), ...own];
    const origin: RecodeOrigin = { kind: "recode", of: derivation.parent, map };
    return {
      attribute: { ...base, type: "code", codes, ordered: codelist.codelist.ordered, origin },
      codelist,
    };
  },
};
