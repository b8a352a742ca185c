import {
  type AttributeQuality,
  type ContactsQuality,
  contactsLost,
  oddityThresholds,
  type Quality,
  reasonsOfFile,
  setAsideReasons,
} from "@vigie/engine";
import type { Source } from "@vigie/study";
import {
  type Doubt,
  type FileDoubtFacts,
  fileDoubt,
  plainDoubt,
  type StudyDoubtFacts,
  valued,
} from "./doubt.ts";

/** Shares from which what the study decides is to be looked at: every extract has some below. */
const lookFrom = { unknown: 0.05, outside: 0.05, withoutContact: 0.5 };

interface Reading {
  readonly source: Source;
  readonly quality: Quality;
  /** What the mapping says of doubts, by their names. */
  readonly explanations: ReadonlyMap<string, string>;
  /** Column of the contacts that names their unit. */
  readonly keyColumn: string;
}

/** What seems misread in the files of a source, and what the study's choices make of them. */
export function readingDoubts(reading: Reading): readonly Doubt[] {
  return [...ofContacts(reading), ...ofFiles(reading), ...ofAttributes(reading)];
}

/** Makes the doubts of one source. */
function doubtsIn({ source: { id }, explanations }: Reading) {
  return {
    ofFile: (facts: FileDoubtFacts, share?: number) =>
      [fileDoubt(id, facts, share === undefined ? { explanations } : { share, explanations })].filter(
        (doubt) => doubt !== null,
      ),
    look: (facts: StudyDoubtFacts & { readonly count: number }, isAlert = false) =>
      facts.count === 0 ? [] : [plainDoubt(id, facts, { gravity: "private", isAlert })],
  };
}

function ofContacts(reading: Reading): readonly Doubt[] {
  const { source, quality, keyColumn: column } = reading;
  const { contacts, units } = quality;
  if (contacts === null) return [];
  const { setAside, withoutKey, lostZeros, keyShapes, days, afterDay, duplicates, addedUp } = contacts;
  const of = setAsideReasons.reduce((sum, reason) => sum + setAside[reason], contacts.kept);
  const lost = (setAside.unknown_unit + setAside.no_date + setAside.no_channel) / Math.max(1, of);
  const { ofFile, look } = doubtsIn(reading);
  const spike = days?.spike ?? null;
  return [
    ...ofFile(
      {
        kind: "unknown_unit",
        count: setAside.unknown_unit,
        of,
        withoutKey,
        unitsWithout: Math.min(contacts.unitsWithoutContact, contacts.unknownUnits),
        zeros: lostZeros,
        shapes: keyShapes,
        column,
      },
      lost,
    ),
    ...ofFile({ kind: "no_date", count: setAside.no_date, of }, lost),
    ...ofFile({ kind: "no_channel", count: setAside.no_channel, of }, lost),
    ...(duplicates === null || duplicates.dropped
      ? []
      : ofFile({ kind: "contacts_twice", count: duplicates.rows, of })),
    ...(addedUp === undefined ? [] : ofFile({ kind: "contacts_added_up", ...addedUp })),
    ...fewContacts(reading, contacts),
    ...(spike === null
      ? []
      : ofFile({ kind: "day_spike", count: spike.count, of: valued(spike), value: spike.value })),
    ...look({ kind: "after_day", count: afterDay ?? 0, of }, true),
    ...(setAside.outside_window < lookFrom.outside * of
      ? []
      : look({
          kind: "outside_window",
          count: setAside.outside_window,
          of,
          before: contacts.beforeWindow,
          after: contacts.afterWindow,
        })),
    ...(contacts.unitsWithoutContact < lookFrom.withoutContact * units
      ? []
      : look({ kind: "without_contact", count: contacts.unitsWithoutContact, of: units })),
    ...(quality.unitsFrom === "contacts"
      ? [plainDoubt(source.id, { kind: "units_from_contacts" }, { gravity: "warning", isAlert: false })]
      : []),
  ];
}

/** Few contacts are left to count once the study has set aside those out of its period or of routine. */
function fewContacts({ source }: Reading, contacts: ContactsQuality): readonly Doubt[] {
  const lost = contactsLost(contacts);
  if (lost === null || reasonsOfFile.includes(lost.reason)) return [];
  return [plainDoubt(source.id, { kind: "few_contacts", ...lost }, { gravity: "private", isAlert: true })];
}

function ofFiles(reading: Reading): readonly Doubt[] {
  const { ofFile } = doubtsIn(reading);
  return reading.quality.files.flatMap(({ file, rows, ragged, otherRows, shownOut }) => [
    ...ofFile({ kind: "rows_ragged", file, count: ragged, of: rows + ragged }),
    ...ofFile({ kind: "rows_hidden", file, count: shownOut?.hidden ?? 0, of: rows }),
    ...ofFile({ kind: "rows_struck", file, count: shownOut?.struck ?? 0, of: rows }),
    ...(otherRows === 0
      ? []
      : [
          plainDoubt(
            reading.source.id,
            { kind: "rows_other", file, count: otherRows, of: rows },
            { gravity: "warning", isAlert: false },
          ),
        ]),
  ]);
}

function ofAttributes(reading: Reading): readonly Doubt[] {
  const { source, quality } = reading;
  const { look } = doubtsIn(reading);
  return [
    ...quality.attributes.flatMap((one) => ofAttribute(one, reading)),
    ...quality.exclusives.flatMap(({ question, units }) =>
      look({ kind: "exclusives", attribute: question, count: units, of: quality.units }),
    ),
  ].filter((doubt) => !("attribute" in doubt) || source.attributes.has(doubt.attribute));
}

function ofAttribute(one: AttributeQuality, reading: Reading): readonly Doubt[] {
  const { source, quality } = reading;
  const { attribute, unknown, spike } = one;
  const { ofFile, look } = doubtsIn(reading);
  const { origin } = source.attributes.get(attribute) ?? {};
  const counted = (count: number) => ({ attribute, count, of: quality.units });
  const ofBands = [
    ...look({ kind: "outside_bands", ...counted(one.outsideBands) }),
    ...look({ kind: "improbable", ...counted(one.improbable) }, true),
  ];
  // What is derived repeats the doubts of its field.
  if (origin?.kind !== "field") return origin?.kind === "item" ? [] : ofBands;
  const isWhollyUnknown = unknown === quality.units && unknown >= oddityThresholds.countMin;
  return [
    ...(isWhollyUnknown ? ofFile({ kind: "all_unknown", ...counted(unknown) }) : []),
    // Units that were not asked have no answer either.
    ...(isWhollyUnknown || unknown < lookFrom.unknown * quality.units || isAskedOfSome(attribute, source)
      ? []
      : look({ kind: "unknown", ...counted(unknown) })),
    ...ofBands,
    ...ofFile({ kind: "contradicted", ...counted(one.contradicted) }),
    ...look({ kind: "unasked", ...counted(one.unasked) }),
    ...(spike === null
      ? []
      : ofFile({ kind: "spike", attribute, count: spike.count, of: valued(spike), value: spike.value })),
  ];
}

/** A question of several answers is asked on the conditions of its items. */
function isAskedOfSome(id: string, { attributes, multiples }: Source): boolean {
  const items = multiples.get(id)?.items.values() ?? [];
  return [id, ...items].some((each) => attributes.get(each)?.asked !== undefined);
}
