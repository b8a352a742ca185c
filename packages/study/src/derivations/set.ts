import { z } from "zod";
import { label } from "../shapes/attribute-shapes.ts";
import { identifier } from "../shapes/shared-shapes.ts";
import type { DerivationKind } from "./derivation-kind.ts";
import { setCodes } from "./set-codes.ts";

/** The flags that are yes, exactly: joined by `+` in this order, or `none`. */
export interface SetOrigin {
  readonly kind: "set";
  readonly of: readonly string[];
}

const schema = z.strictObject({
  set: z
    .array(identifier)
    .min(2)
    .max(8)
    .describe("Oui ou non dont on retient l’ensemble exact de ceux qui sont oui ; inconnu si l’un manque."),
  label,
});

/** Which of the flags are yes, exactly; unknown if any is missing. */
export const set: DerivationKind<typeof schema> = {
  schema,
  needs: ["flag"],
  resolve(_, derivation, { base, reads }) {
    const codes = setCodes(reads.map(({ attribute }) => attribute));
    const origin: SetOrigin = { kind: "set", of: derivation.set };
    return { attribute: { ...base, type: "code", codes, origin }, codelist: null };
  },
};
