import { z } from "zod";
import { withSentences } from "../drafts/drafts.ts";
import { type Code, flagCodes } from "../model/code.ts";
import type { AnyOrigin } from "../model/origin.ts";
import type { Attribute } from "../model/source.ts";

import { flagSentence, identifier, label } from "../shapes/shared-shapes.ts";
import type { DerivationKind } from "./derivation-kind.ts";

const schema = z.strictObject({
  any: z
    .array(identifier)
    .min(2)
    .describe(
      "Oui ou non à réunir : oui si l’un est oui, non si tous sont non, « non posée » si aucune question n’a été posée ; sinon inconnu.",
    ),
  label,
  sentence: flagSentence,
});

/** Union of flags: yes if any is yes, no if all are, not asked if none was asked; else unknown. */
export const any: DerivationKind<typeof schema> = {
  schema,
  needs: ["flag"],
  resolve(_, derivation, { base, reads }) {
    const origin: AnyOrigin = { kind: "any", of: derivation.any };
    const codes = withSentences(codesOfUnion(reads.map(({ attribute }) => attribute)), derivation.sentence);
    return { attribute: { ...base, type: "flag", codes, origin }, codelist: null };
  },
};

/** Yes and no; of flags that may all be not asked, the code of the first for it. */
export function codesOfUnion(flags: readonly Pick<Attribute, "codes">[]): readonly Code[] {
  const notAsked = flags.map(({ codes }) => codes.find(({ missing }) => missing === "not_asked"));
  const [first] = notAsked;
  return first !== undefined && !notAsked.includes(undefined) ? [...flagCodes, first] : flagCodes;
}
