import { z } from "zod";
import { label } from "../forms/attribute-shapes.ts";
import { identifier } from "../forms/shared-shapes.ts";
import { flagCodes } from "../resolve/attribute-draft.ts";
import type { DerivationKind } from "./derivation-kind.ts";

/** Union of flags. */
export interface AnyOrigin {
  readonly kind: "any";
  readonly of: readonly string[];
}

const schema = z.strictObject({
  any: z
    .array(identifier)
    .min(2)
    .describe("Oui ou non à réunir : oui si l’un est oui, sinon inconnu si l’un manque, sinon non."),
  label,
});

/** Union of flags: yes if any is yes, else unknown if any is missing, else no. */
export const any: DerivationKind<typeof schema> = {
  schema,
  needs: ["flag"],
  resolve(_, derivation, { base }) {
    const origin: AnyOrigin = { kind: "any", of: derivation.any };
    return { attribute: { ...base, type: "flag", codes: flagCodes, origin }, codelist: null };
  },
};
