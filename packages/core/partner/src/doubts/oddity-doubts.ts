import type { Oddity, Quality } from "@vigie/engine";
import type { Source } from "@vigie/study";
import { type Doubt, type OddityDoubtFacts, plainDoubt, valued } from "./doubt.ts";

/** Share of the contacts of unknown units from which a units' file without a last end of line is taken for a cut one. */
export const cutFrom = 0.02;

/**
 * What is unlikely in the days, the numbers and the ends of the files of a source. Fixed thresholds decide all of it; the study's
 * period and dates are in some, which stay private.
 */
export function oddityDoubts(source: Source, quality: Quality): readonly Doubt[] {
  const { contacts, attributes } = quality;
  const ofContacts = (contacts?.days?.oddities ?? []).map((oddity) => factsOfContacts(oddity, source));
  const ofUnits = attributes.flatMap(({ attribute, oddities }) =>
    // What is derived repeats the doubts of its field.
    source.attributes.get(attribute)?.origin.kind === "field"
      ? oddities.map((oddity) => factsOfUnits(oddity, attribute))
      : [],
  );
  return [...ofContacts, ...ofUnits, ...ofFiles(quality)]
    .filter((facts) => facts !== null)
    .map((facts) =>
      plainDoubt(source.id, facts, {
        gravity: ofStudy.has(facts.kind) ? "private" : "warning",
        isAlert: facts.kind !== "unreadable_dates",
      }),
    );
}

const ofStudy: ReadonlySet<OddityDoubtFacts["kind"]> = new Set<OddityDoubtFacts["kind"]>([
  "gap_before",
  "gap_after",
  "swapped_days",
  "contacts_from_1904",
  "from_1904",
]);

function factsOfContacts(oddity: Oddity, { window: { from, to } }: Source): OddityDoubtFacts | null {
  const { kind, count } = oddity;
  switch (kind) {
    case "gap_before":
    case "gap_after": {
      const of = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
      return { kind, count, of };
    }
    case "swapped_days":
      return { kind, count, of: valued(oddity) };
    case "early_days":
      return { kind: "early_contacts", count, of: valued(oddity) };
    case "from_1904":
      return { kind: "contacts_from_1904", count, of: valued(oddity) };
    default:
      return null;
  }
}

function factsOfUnits(oddity: Oddity, attribute: string): OddityDoubtFacts | null {
  const { kind, count } = oddity;
  switch (kind) {
    case "default_days":
    case "nines":
      return { kind, attribute, count, of: valued(oddity), values: oddity.values };
    case "early_days":
    case "low_days":
    case "negative":
    case "from_1904":
      return { kind, attribute, count, of: valued(oddity) };
    default:
      return null;
  }
}

function ofFiles({ files, contacts }: Quality): readonly OddityDoubtFacts[] {
  const read = files.find(({ role }) => role === "contacts")?.rows ?? 0;
  const isLost = (contacts?.setAside.unknown_unit ?? 0) >= cutFrom * Math.max(1, read);
  return files.flatMap(({ file, role, rows, end, endOf = file, unreadable = [] }) => [
    ...unreadable.map(
      (dates) =>
        ({ kind: "unreadable_dates", file, column: dates.column, count: dates.rows, of: rows }) as const,
    ),
    ...(end === "short" || (end === "open" && role === "units" && isLost)
      ? [{ kind: "file_end", file: endOf, isShort: end === "short" } as const]
      : []),
  ]);
}
