import { type ContactsQuality, contactsLost, type Mapping, type Quality } from "@vigie/engine";
import type { PartnerRun } from "@vigie/station";
import type { Study, Text } from "@vigie/study";
import type { Speech } from "./speech.ts";

interface Run {
  readonly study: Study;
  readonly mapping: Mapping;
}

/** Of each source, what seems misread in its files; no count, and no value that few units have. */
export function readingWarnings(
  outcomes: PartnerRun["outcomes"],
  run: Run,
  speech: Speech,
): readonly string[] {
  return [...outcomes].flatMap(([id, { quality }]) => [
    ...(quality.contacts === null ? [] : contactsWarnings(id, quality.contacts, run, speech)),
    ...fromContactsWarnings(id, quality, run, speech),
    ...spikeWarnings(id, quality, run, speech),
  ]);
}

function contactsWarnings(
  id: string,
  contacts: ContactsQuality,
  { study, mapping }: Run,
  speech: Speech,
): readonly string[] {
  const { say } = speech;
  const source = nameOf(id, study.sources.get(id)?.label, speech);
  const lost = contactsLost(contacts);
  const { lostZeros, days } = contacts;
  const warnings = [
    ...(lost === null ? [] : [say("run.contactsLost", { source, kept: lost.kept, reason: lost.reason })]),
    ...(days?.spike == null
      ? []
      : [
          say("run.daySpike", {
            source,
            share: days.spike.share,
            named: days.spike.value === null ? "no" : "yes",
            value: days.spike.value ?? "",
          }),
        ]),
  ];
  if (lostZeros === null) return warnings;
  const { share, pad } = lostZeros;
  const column = mapping.sources.get(id)?.contacts?.key ?? "";
  const key = `key: { column: ${JSON.stringify(column)}, pad: ${pad} }`;
  return [...warnings, say("run.lostZeros", { source, share, pad: pad ?? 0, key })];
}

/** Who is missing from contacts, and values that they do not agree on. */
function fromContactsWarnings(
  id: string,
  { unitsFrom, units, attributes }: Quality,
  { study }: Run,
  speech: Speech,
): readonly string[] {
  if (unitsFrom === "file") return [];
  const declared = study.sources.get(id);
  const source = nameOf(id, declared?.label, speech);
  return [
    speech.say("run.unitsFromContacts", { source }),
    ...attributes
      .filter(({ contradicted }) => contradicted > 0)
      .map(({ attribute: name, contradicted }) => {
        const attribute = nameOf(name, declared?.attributes.get(name)?.label, speech);
        return speech.say("run.contradicted", { source, attribute, share: contradicted / units });
      }),
  ];
}

function spikeWarnings(
  id: string,
  { attributes }: Quality,
  { study }: Run,
  speech: Speech,
): readonly string[] {
  const source = study.sources.get(id);
  return attributes.flatMap(({ attribute, spike }) => {
    if (spike === null) return [];
    const { share, value } = spike;
    return speech.say("run.spike", {
      source: nameOf(id, source?.label, speech),
      attribute: nameOf(attribute, source?.attributes.get(attribute)?.label, speech),
      share,
      named: value === null ? "no" : "yes",
      value: value ?? "",
    });
  });
}

function nameOf(id: string, label: Text | undefined, { language }: Speech): string {
  return label?.[language] ?? label?.fr ?? id;
}
