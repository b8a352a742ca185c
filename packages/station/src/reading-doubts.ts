import {
  type ContactsQuality,
  contactsUnreadable,
  type Mapping,
  type Quality,
  type ReasonOfFile,
} from "@vigie/engine";
import type { PartnerRun } from "./run-partner.ts";

/**
 * What seems misread in the files of a source, by fixed thresholds that no study sets; no count, and no value that few
 * units have. What the study's choices decide is on the quality page alone.
 */
export type ReadingDoubt = { readonly source: string } & (
  | { readonly kind: "contacts-lost"; readonly reason: ReasonOfFile }
  /** `share` of the contacts, 0..1; `value`: null where it is too rare to be quoted. */
  | { readonly kind: "day-spike"; readonly share: number; readonly value: string | null }
  /** `pad`: length that the keys of that column should have; null where it cannot be known. */
  | {
      readonly kind: "lost-zeros";
      readonly share: number;
      readonly pad: number | null;
      readonly column: string;
    }
  | { readonly kind: "units-from-contacts" }
  | { readonly kind: "contradicted"; readonly attribute: string; readonly share: number }
  | {
      readonly kind: "spike";
      readonly attribute: string;
      readonly share: number;
      readonly value: string | null;
    }
);

export function readingDoubts(outcomes: PartnerRun["outcomes"], mapping: Mapping): readonly ReadingDoubt[] {
  return [...outcomes].flatMap(([source, { quality }]): readonly ReadingDoubt[] => [
    ...(quality.contacts === null ? [] : contactsDoubts(source, quality.contacts, mapping)),
    ...fromContactsDoubts(source, quality),
    ...quality.attributes.flatMap(({ attribute, spike }) =>
      spike === null
        ? []
        : [{ source, kind: "spike", attribute, share: spike.share, value: spike.value } as const],
    ),
  ]);
}

function contactsDoubts(
  source: string,
  contacts: ContactsQuality,
  mapping: Mapping,
): readonly ReadingDoubt[] {
  const reason = contactsUnreadable(contacts);
  const spike = contacts.days?.spike ?? null;
  const { lostZeros } = contacts;
  const column = mapping.sources.get(source)?.contacts?.key ?? "";
  return [
    ...(reason === null ? [] : [{ source, kind: "contacts-lost", reason } as const]),
    ...(spike === null
      ? []
      : [{ source, kind: "day-spike", share: spike.share, value: spike.value } as const]),
    ...(lostZeros === null
      ? []
      : [{ source, kind: "lost-zeros", share: lostZeros.share, pad: lostZeros.pad, column } as const]),
  ];
}

/** Who is missing from contacts, and values that they do not agree on. */
function fromContactsDoubts(
  source: string,
  { unitsFrom, units, attributes }: Quality,
): readonly ReadingDoubt[] {
  if (unitsFrom === "file") return [];
  return [
    { source, kind: "units-from-contacts" },
    ...attributes.flatMap(({ attribute, contradicted }) =>
      contradicted > 0
        ? [{ source, kind: "contradicted", attribute, share: contradicted / units } as const]
        : [],
    ),
  ];
}
