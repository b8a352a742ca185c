import { contactsLost, type Quality, type SetAsideReason, setAsideReasons } from "@vigie/engine";
import type { Source } from "@vigie/study";

/** What stands out in the files of a source, from what the run read: counts of rows, and no value that few have. */
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

/** Shares from which something is worth a look: under them, every extract has some. */
const lookMin = { unknown: 0.05, setAside: 0.05, withoutContact: 0.5 };

/** The likeliest mistakes first, then what concerns the most. */
export function qualityFindings(source: Source, quality: Quality): readonly Finding[] {
  return [...ofFiles(source, quality), ...ofContacts(source, quality), ...ofAttributes(source, quality)]
    .filter(({ rows }) => rows > 0)
    .toSorted((a, b) => Number(b.level === "alert") - Number(a.level === "alert") || b.share - a.share);
}

function ofFiles({ id }: Source, { files }: Quality): readonly Finding[] {
  return files.flatMap(({ file, rows, ragged, totals }) => {
    const all = Math.max(1, rows + ragged);
    const found = { source: id, of: file, value: "" };
    return [
      { ...found, kind: "ragged", rows: ragged, share: ragged / all, level: "alert" } as const,
      { ...found, kind: "total-row", rows: totals, share: totals / all, level: "look" } as const,
    ];
  });
}

/** Not those that the study sets aside itself. */
const setAsideKinds: readonly (readonly [SetAsideReason, FindingKind])[] = [
  ["no_date", "no-date"],
  ["no_channel", "no-channel"],
  ["unknown_unit", "unknown-units"],
  ["outside_window", "outside-window"],
];

function ofContacts({ id }: Source, { contacts, units }: Quality): readonly Finding[] {
  if (contacts === null) return [];
  const { kept, setAside, duplicates, days, afterDay, lostZeros, unitsWithoutContact } = contacts;
  const all = Math.max(1, kept + setAsideReasons.reduce((sum, reason) => sum + setAside[reason], 0));
  const found = { source: id, of: "", value: "" };
  const lost = contactsLost(contacts);
  const finding = (kind: FindingKind, rows: number, level: Finding["level"]): Finding => ({
    ...found,
    kind,
    rows,
    share: rows / all,
    level,
  });
  const spike = days?.spike ?? null;
  return [
    ...(lost === null ? [] : [finding("few-contacts", all - kept, "alert")]),
    ...(lostZeros === null ? [] : [finding("lost-zeros", lostZeros.contacts, "alert")]),
    ...setAsideKinds.flatMap(([reason, kind]) =>
      setAside[reason] / all < lookMin.setAside ? [] : [finding(kind, setAside[reason], "look")],
    ),
    ...(duplicates === null ? [] : [finding("duplicates", duplicates.rows, "look")]),
    ...(spike === null
      ? []
      : [{ ...finding("day-spike", spike.count, "alert"), share: spike.share, value: spike.value ?? "" }]),
    ...(afterDay === null ? [] : [finding("after-day", afterDay, "alert")]),
    ...(unitsWithoutContact / Math.max(1, units) < lookMin.withoutContact
      ? []
      : [
          {
            ...finding("without-contact", unitsWithoutContact, "look"),
            share: unitsWithoutContact / Math.max(1, units),
          },
        ]),
  ];
}

function ofAttributes(source: Source, { attributes, units }: Quality): readonly Finding[] {
  const all = Math.max(1, units);
  return attributes.flatMap((own) => {
    const { origin } = source.attributes.get(own.attribute) ?? {};
    const finding = (kind: FindingKind, rows: number, level: Finding["level"]): Finding => ({
      source: source.id,
      kind,
      rows,
      share: rows / all,
      of: own.attribute,
      value: "",
      level,
    });
    const ofBands = [
      finding("outside-bands", own.outsideBands, "look"),
      finding("improbable", own.improbable, "alert"),
    ];
    // What is derived says again what its field does.
    if (origin?.kind !== "field") return origin?.kind === "item" ? [] : ofBands;
    return [
      // Who was not asked has no answer either.
      ...(isAskedOfSome(own.attribute, source) || own.unknown / all < lookMin.unknown
        ? []
        : [finding("unknown", own.unknown, "look")]),
      ...ofBands,
      finding("contradicted", own.contradicted, "look"),
      finding("unasked", own.unasked, "look"),
      ...(own.spike === null
        ? []
        : [
            {
              ...finding("spike", own.spike.count, "alert"),
              share: own.spike.share,
              value: own.spike.value ?? "",
            },
          ]),
    ];
  });
}

/** Of a question of several answers, its items say of whom it was asked. */
function isAskedOfSome(id: string, { attributes, multiples }: Source): boolean {
  const items = multiples.get(id)?.items.values() ?? [];
  return [id, ...items].some((each) => attributes.get(each)?.asked !== undefined);
}
