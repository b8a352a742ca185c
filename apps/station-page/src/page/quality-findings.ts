import {
  type AttributeQuality,
  contactsLost,
  type Quality,
  type SetAsideReason,
  setAsideReasons,
} from "@vigie/engine";
import type { Source } from "@vigie/study";

/** An anomaly that the run found in the files of a source; it gives counts of rows, and no value that few units have. */
export interface Finding {
  readonly source: string;
  readonly kind: FindingKind;
  /** Rows, contacts or units that it is about. */
  readonly rows: number;
  /** Over all of those, in 0..1. */
  readonly share: number;
  /** Attribute or file that it is about; empty where it is about the source. */
  readonly of: string;
  /** A day or a number, where enough have it to be quoted. */
  readonly value: string;
  /** `alert`: likely a mistake; `look`: to be looked at, and maybe right. */
  readonly level: "alert" | "look";
}

export type FindingKind =
  | "ragged"
  | "total-row"
  | "few-contacts"
  | "lost-zeros"
  | "unknown-units"
  | "duplicates"
  | "day-spike"
  | "after-day"
  | "no-date"
  | "no-channel"
  | "outside-window"
  | "without-contact"
  | "unknown"
  | "outside-bands"
  | "improbable"
  | "contradicted"
  | "unasked"
  | "spike";

/** Least shares that are reported: every extract has some below. */
const lookMin = { unknown: 0.05, setAside: 0.05, withoutContact: 0.5 };

/** The likeliest mistakes first, then what concerns the most. */
export function qualityFindings(source: Source, quality: Quality): readonly Finding[] {
  return [...ofFiles(source, quality), ...ofContacts(source, quality), ...ofAttributes(source, quality)]
    .filter(({ rows }) => rows > 0)
    .toSorted((a, b) => Number(b.level === "alert") - Number(a.level === "alert") || b.share - a.share);
}

/** Makes the findings of a source; their shares are of `all`. */
function findingsIn({ id }: Source, all: number) {
  return (
    kind: FindingKind,
    rows: number,
    level: Finding["level"],
    about: Partial<Pick<Finding, "share" | "of" | "value">> = {},
  ): Finding => ({
    source: id,
    kind,
    rows,
    share: rows / Math.max(1, all),
    of: "",
    value: "",
    level,
    ...about,
  });
}

function ofFiles(source: Source, { files }: Quality): readonly Finding[] {
  return files.flatMap(({ file, rows, ragged, totals }) => {
    const finding = findingsIn(source, rows + ragged);
    return [
      finding("ragged", ragged, "alert", { of: file }),
      finding("total-row", totals, "look", { of: file }),
    ];
  });
}

/** Reasons that the study does not ask for. */
const setAsideKinds: readonly (readonly [SetAsideReason, FindingKind])[] = [
  ["no_date", "no-date"],
  ["no_channel", "no-channel"],
  ["unknown_unit", "unknown-units"],
  ["outside_window", "outside-window"],
];

function ofContacts(source: Source, { contacts, units }: Quality): readonly Finding[] {
  if (contacts === null) return [];
  const { kept, setAside, duplicates, days, afterDay, lostZeros, unitsWithoutContact } = contacts;
  const asideAll = setAsideReasons.reduce((sum, reason) => sum + setAside[reason], 0);
  const finding = findingsIn(source, kept + asideAll);
  return [
    finding("few-contacts", contactsLost(contacts) === null ? 0 : asideAll, "alert"),
    finding("lost-zeros", lostZeros?.contacts ?? 0, "alert"),
    ...setAsideKinds
      .map(([reason, kind]) => finding(kind, setAside[reason], "look"))
      .filter(({ share }) => share >= lookMin.setAside),
    finding("duplicates", duplicates?.rows ?? 0, "look"),
    ...ofSpike(days?.spike ?? null, (rows, about) => finding("day-spike", rows, "alert", about)),
    finding("after-day", afterDay ?? 0, "alert"),
    ...[findingsIn(source, units)("without-contact", unitsWithoutContact, "look")].filter(
      ({ share }) => share >= lookMin.withoutContact,
    ),
  ];
}

function ofAttributes(source: Source, { attributes, units }: Quality): readonly Finding[] {
  const finding = findingsIn(source, units);
  return attributes.flatMap((quality) => {
    const of = quality.attribute;
    const { origin } = source.attributes.get(of) ?? {};
    const ofBands = [
      finding("outside-bands", quality.outsideBands, "look", { of }),
      finding("improbable", quality.improbable, "alert", { of }),
    ];
    // What is derived repeats the findings of its field.
    if (origin?.kind !== "field") return origin?.kind === "item" ? [] : ofBands;
    return [
      // Units that were not asked have no answer either.
      ...[finding("unknown", quality.unknown, "look", { of })].filter(
        ({ share }) => share >= lookMin.unknown && !isAskedOfSome(of, source),
      ),
      ...ofBands,
      finding("contradicted", quality.contradicted, "look", { of }),
      finding("unasked", quality.unasked, "look", { of }),
      ...ofSpike(quality.spike, (rows, about) => finding("spike", rows, "alert", { of, ...about })),
    ];
  });
}

function ofSpike(
  spike: AttributeQuality["spike"],
  finding: (rows: number, about: Pick<Finding, "share" | "value">) => Finding,
): readonly Finding[] {
  return spike === null ? [] : [finding(spike.count, { share: spike.share, value: spike.value ?? "" })];
}

/** A question of several answers is asked on the conditions of its items. */
function isAskedOfSome(id: string, { attributes, multiples }: Source): boolean {
  const items = multiples.get(id)?.items.values() ?? [];
  return [id, ...items].some((each) => attributes.get(each)?.asked !== undefined);
}
