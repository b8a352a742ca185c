import { z } from "zod";
import { resolveRange } from "../drafts/resolve-range.ts";
import type { ContactOrigin } from "../model/origin.ts";
import { report } from "../problems.ts";
import { bounded, label } from "../shapes/shared-shapes.ts";
import type { DerivationKind } from "./derivation-kind.ts";

const schema = z.strictObject({
  contact: z
    .enum(["first", "last", "count"])
    .describe(
      "first ou last : la date du premier ou du dernier contact ; count : leur nombre. Parmi ceux qui comptent : dans la période, par un canal, hors routine.",
    ),
  ...bounded,
  label,
});

/** Methods, section 1: contacts set aside are not among them, those of routine included. */
export const contact: DerivationKind<typeof schema> = {
  schema,
  needs: [],
  resolve(scope, { contact: which, ...file }, { base }) {
    const { hasContacts, found, placeOfKey } = scope;
    const values = { attribute: scope.name };
    if (!hasContacts) {
      report(found, "study/contact-without-contacts", placeOfKey(), values);
      return null;
    }
    const origin: ContactOrigin = { kind: "contact", of: [], which };
    if (which !== "count") {
      const unexpected = (["range", "grain"] as const).find((key) => file[key] !== undefined);
      if (unexpected !== undefined)
        report(found, "study/range-of-a-date", placeOfKey(unexpected), { ...values, key: unexpected });
      return { attribute: { ...base, type: "date", codes: [], origin }, codelist: null };
    }
    const range = resolveRange(scope, file, { number: scope.name, otherwise: 1 });
    return { attribute: { ...base, type: "number", codes: [], origin, ...range }, codelist: null };
  },
};
