import { ledgerText, lineOf, originProblems, readBundle } from "@vigie/bundle";
import type { SigningKey, Study } from "@vigie/study";
import { textValue, VigieErrors } from "@vigie/words";
import { participantKey, participantOf, withKeys } from "../campaigns/participants.ts";
import { hubProblem, type SerializedProblem, serializedProblems } from "../problems.ts";

/** Input of the thread that verifies bundles. */
export interface VerificationInput {
  readonly bundle: Uint8Array;
  /** Study of the campaign, checked when it was uploaded. */
  readonly study: Study;
  /** Key of the participant. */
  readonly partner: string;
  /** The keys registered for its institution. */
  readonly keys: readonly SigningKey[];
  /** `2026-11-25`, where the study is. */
  readonly today: string;
}

export type Verification =
  /** `spent`: a ledger of one line. */
  | { readonly kind: "right"; readonly hash: string; readonly spent: string }
  | { readonly kind: "wrong"; readonly problems: readonly SerializedProblem[] };

/** Whether a bundle is what this partner was asked for, whole and signed by it. Reads it as hostile. */
export async function verification({
  bundle,
  study,
  partner,
  keys,
  today,
}: VerificationInput): Promise<Verification> {
  const place = { file: "bundle.zip" };
  try {
    const read = await readBundle(bundle, place);
    if (participantOf(study, partner) === null)
      throw new RangeError("a campaign has a partner that its study has not");
    const maker = participantKey(read.manifest);
    if (maker !== partner)
      return wrong([
        hubProblem("hub/bundle-of-another-partner", place, {
          found: textValue(maker),
          partner: textValue(partner),
        }),
      ]);
    if (keys.length === 0) return wrong([hubProblem("hub/no-key", place)]);
    const known = withKeys(study, ({ key }) => (key === partner ? keys : []));
    const found = await originProblems(read, known, { place, today });
    if (found.length > 0) return wrong(found);
    return { kind: "right", hash: read.hash, spent: ledgerText([lineOf(read)]) };
  } catch (error) {
    if (error instanceof VigieErrors) return wrong(error.errors);
    throw error;
  }
}

function wrong(errors: VigieErrors["errors"]): Verification {
  return { kind: "wrong", problems: serializedProblems(errors) };
}
