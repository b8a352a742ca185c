import { setCode } from "@vigie/table";
import { z } from "zod";
import { type Code, plainCode } from "../model/code.ts";
import type { SetOrigin } from "../model/origin.ts";
import type { Attribute } from "../model/source.ts";
import { textIn } from "../model/text.ts";

import { identifier, label } from "../shapes/shared-shapes.ts";
import type { DerivationKind } from "./derivation-kind.ts";

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

/** Every set of flags, the empty one first, then the smaller ones first: its code joins the flags by `+`. */
function setCodes(flags: readonly Attribute[]): readonly Code[] {
  const sets = flags
    .reduce<readonly (readonly Attribute[])[]>(
      (found, flag) => found.flatMap((set) => [[...set, flag], set]),
      [[]],
    )
    .toSorted((a, b) => a.length - b.length);
  return sets.map((set) =>
    plainCode(
      setCode(set.map(({ id }) => id)),
      set.length === 0 ? { fr: "Aucune", en: "None" } : joined(set),
    ),
  );
}

function joined(set: readonly Attribute[]): Code["label"] {
  const english = set.map(({ label }) => textIn(label, "en"));
  return { fr: set.map(({ label }) => label.fr).join(" + "), en: english.join(" + ") };
}
