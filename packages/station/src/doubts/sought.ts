import type { Quality } from "@vigie/engine";
import type { Doubt } from "./doubt.ts";

/** What is looked for in the files of a source: contacts, rows, characteristics. */
const ofDays = ["day_spike", "early_contacts", "gap_before", "gap_after"] as const;
const ofContacts = [
  "unknown_unit",
  "no_date",
  "no_channel",
  "few_contacts",
  "contacts_twice",
  "contacts_added_up",
  ...ofDays,
] as const;
const ofAll = [
  "rows_ragged",
  "all_unknown",
  "spike",
  "default_days",
  "nines",
  "early_days",
  "negative",
  "improbable",
  "unasked",
  "exclusives",
  "unfit",
] as const;

export type Sought = (typeof ofContacts)[number] | (typeof ofAll)[number] | "after_day" | "contradicted";

/** What was looked for in a source, or in a part of its contacts, and is not there; what was not looked for. */
export function soughtIn(
  { contacts, unitsFrom }: Quality,
  found: readonly Doubt[],
): Readonly<Record<"nil" | "nilInPart" | "notSought", readonly Sought[]>> {
  const kinds: readonly Sought[] = [
    ...(contacts === null ? [] : ofContacts),
    ...(contacts === null || contacts.afterDay === null ? [] : (["after_day"] as const)),
    ...ofAll,
    ...(unitsFrom === "contacts" ? (["contradicted"] as const) : []),
  ];
  const isOfDays = (kind: Sought) => ofDays.some((one) => one === kind);
  const isSought = (kind: Sought) => {
    if (isOfDays(kind)) return contacts !== null && contacts.days !== null;
    return kind !== "contacts_twice" || (contacts !== null && contacts.duplicates !== null);
  };
  const isFound = (kind: Sought) => found.some((doubt) => doubt.kind === kind);
  const nil = kinds.filter((kind) => isSought(kind) && !isFound(kind));
  const isInPart = (kind: Sought) => isOfDays(kind) && contacts?.days?.sampled !== undefined;
  return {
    nil: nil.filter((kind) => !isInPart(kind)),
    nilInPart: nil.filter(isInPart),
    notSought: kinds.filter((kind) => !isSought(kind)),
  };
}
