import { countValue, type Place, textValue, type VigieError } from "@vigie/words";
import { problem } from "./problems.ts";
import { type ContactsQuality, type SetAsideReason, setAsideReasons } from "./quality.ts";

/** Reasons that the study itself declares: such contacts were read correctly. */
const meant: readonly SetAsideReason[] = ["out_of_scope", "routine"];

/** Reasons that the files alone give: whatever the study asks, its period included, they would be the same. */
export const reasonsOfFile: readonly SetAsideReason[] = ["no_date", "no_channel", "unknown_unit"];

/** A source few of whose contacts count, and the main reason why the others do not. */
export interface ContactsLost {
  readonly kept: "none" | "few";
  readonly reason: SetAsideReason;
}

/**
 * Whether the contacts of a source were read as they should: null where half of them, at least, count or are set aside
 * by the study's own rules, and one counts. For the private pages: the study's period and rules are in the answer.
 */
export function contactsLost({ kept, setAside }: ContactsQuality): ContactsLost | null {
  const of = (reasons: readonly SetAsideReason[]) =>
    reasons.reduce((sum, reason) => sum + setAside[reason], 0);
  const all = kept + of(setAsideReasons);
  const right = kept + of(meant);
  if (all === 0 || (kept > 0 && right * 2 >= all)) return null;
  const blamed = right * 2 >= all ? meant : setAsideReasons.filter((reason) => !meant.includes(reason));
  return { kept: kept === 0 ? "none" : "few", reason: commonest(blamed, setAside) };
}

/** The refusal of a source none of whose contacts has a date, a channel and a known unit: its tables would show no contact. */
export function contactsMisread(quality: ContactsQuality, place: Place): VigieError | null {
  const { lost, all } = lostInFile(quality);
  if (all === 0 || lost < all) return null;
  const pad = countValue(quality.lostZeros?.pad ?? 0);
  const reason = textValue(commonest(reasonsOfFile, quality.setAside));
  return problem("engine/contacts-misread", place, { reason, pad });
}

function lostInFile({ kept, setAside }: ContactsQuality): { readonly lost: number; readonly all: number } {
  const lost = reasonsOfFile.reduce((sum, reason) => sum + setAside[reason], 0);
  return { lost, all: setAsideReasons.reduce((sum, reason) => sum + setAside[reason], kept) };
}

function commonest<Reason extends SetAsideReason>(
  reasons: readonly Reason[],
  setAside: ContactsQuality["setAside"],
): Reason {
  return reasons.reduce((most, other) => (setAside[other] > setAside[most] ? other : most));
}
