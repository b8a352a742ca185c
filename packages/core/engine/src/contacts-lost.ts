import { countValue, type FilePlace, shapeValue, textValue, type VigieError } from "@vigie/words";
import { engineProblem } from "./problems.ts";
import { type ContactsQuality, type KeyShapes, type SetAsideReason, setAsideReasons } from "./quality.ts";

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
export function contactsMisread(quality: ContactsQuality, place: FilePlace): VigieError | null {
  const { lost, all } = lostInFile(quality);
  if (all === 0 || lost < all) return null;
  const pad = countValue(quality.lostZeros?.pad ?? 0);
  const reason = textValue(commonest(reasonsOfFile, quality.setAside));
  const { units, contacts } = quality.keyShapes ?? { units: "", contacts: "" };
  return engineProblem("engine/contacts-misread", place, {
    reason,
    pad,
    units: shapeValue(units),
    contacts: shapeValue(contacts),
    differ: textValue(quality.keyShapes === null ? "none" : differenceOf(quality.keyShapes)),
  });
}

/** What probably made the keys of one file unlike those of the other. */
function differenceOf({ units, contacts }: KeyShapes): "rounded" | "decimals" | "spaces" | "other" {
  const shapes = [units, contacts];
  if (shapes.some((shape) => /^9[.,]9+[Aa][+]9+$/.test(shape))) return "rounded";
  const [whole, decimal] = shapes.toSorted((a, b) => a.length - b.length);
  if (/[.,]9+$/.test(decimal ?? "") && !/[.,]/.test(whole ?? "")) return "decimals";
  const withoutSpaces = shapes.map((shape) => shape.replaceAll(/[\p{Zs}\p{Cf}]/gu, ""));
  return withoutSpaces[0] === withoutSpaces[1] ? "spaces" : "other";
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
