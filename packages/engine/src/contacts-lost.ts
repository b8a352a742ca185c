import { countValue, type Place, textValue, type VigieError } from "@vigie/words";
import { problem } from "./problems.ts";
import { type ContactsQuality, type SetAsideReason, setAsideReasons } from "./quality.ts";

/** Reasons that the study itself declares: such contacts were read correctly. */
const meant: readonly SetAsideReason[] = ["out_of_scope", "routine"];

/** A source few of whose contacts count, and the main reason why the others do not. */
export interface ContactsLost {
  readonly kept: "none" | "few";
  readonly reason: SetAsideReason;
  /** Whether no contact at all is by a known unit, in the period, through a channel: a mistake, not a finding. */
  readonly misread: boolean;
}

/**
 * Whether the contacts of a source were read as they should: null where half of them, at least, count or are set aside
 * by the study's own rules, and one counts.
 */
export function contactsLost({ kept, setAside }: ContactsQuality): ContactsLost | null {
  const of = (reasons: readonly SetAsideReason[]) =>
    reasons.reduce((sum, reason) => sum + setAside[reason], 0);
  const all = kept + of(setAsideReasons);
  const right = kept + of(meant);
  if (all === 0 || (kept > 0 && right * 2 >= all)) return null;
  const misread = right === 0;
  const blamed = right * 2 >= all ? meant : setAsideReasons.filter((reason) => !meant.includes(reason));
  const reason = blamed.reduce((most, other) => (setAside[other] > setAside[most] ? other : most));
  return { kept: kept === 0 ? "none" : "few", reason, misread };
}

/** The refusal of a source none of whose contacts could be read: its tables would show no contact at all. */
export function contactsMisread(quality: ContactsQuality, place: Place): VigieError | null {
  const lost = contactsLost(quality);
  if (!lost?.misread) return null;
  const pad = countValue(quality.lostZeros?.pad ?? 0);
  return problem("engine/contacts-misread", place, { reason: textValue(lost.reason), pad });
}
