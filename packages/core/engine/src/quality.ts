import type { MissingKind } from "@vigie/mapping";
import type { Oddity, Spike } from "./oddities.ts";

/**
 * What a run saw of a source: for the partner's `private/` folder, never for a bundle. Counts only, save the
 * unknown codes, which hold values of the data.
 */
export interface Quality {
  readonly source: string;
  /** `contacts`: a unit without any contact is not among them, and their number cannot be known. */
  readonly unitsFrom: "file" | "contacts";
  readonly files: readonly FileQuality[];
  /** Size of the population. */
  readonly units: number;
  readonly contacts: ContactsQuality | null;
  readonly attributes: readonly AttributeQuality[];
  /** For each question with answers that exclude the others, units that gave one of these with another. */
  readonly exclusives: readonly { readonly question: string; readonly units: number }[];
  /** Values without a translation: the run was refused. Includes those too rare to be named in a message. */
  readonly unknownCodes: readonly UnknownCode[];
}

export interface FileQuality {
  readonly role: "units" | "contacts";
  readonly file: string;
  /** Rows with the right number of columns. */
  readonly rows: number;
  /** Rows of each of several files read as one, in the order of the mapping. Absent of one file. */
  readonly parts?: readonly {
    readonly file: string;
    readonly rows: number;
    /** Columns read that are empty in more than half of its rows. Absent where there are none. */
    readonly blank?: readonly { readonly column: string; readonly rows: number }[];
  }[];
  /** Rows with another number of columns, set aside because the mapping says so. */
  readonly ragged: number;
  /** Rows that are no units, or no contacts, set aside because the mapping says so. */
  readonly otherRows: number;
  /** Rows of a sheet that a filter or a person hid, and rows crossed out: read as the others. Absent where there are none. */
  readonly shownOut?: { readonly hidden: number; readonly struck: number };
  /** Values that a SAS or SPSS file itself says are missing, and why: read as empty. Absent where there are none. */
  readonly missing?: readonly MissingKind[];
  /** Set where a text file stops without an end of line; `short`: on a value shorter than all those of its column before it. */
  readonly end?: "open" | "short";
  /** First of several files read as one that stops so. */
  readonly endOf?: string;
  /** Dates that are no day, and that the mapping has read as none. Absent where there are none. */
  readonly unreadable?: readonly { readonly column: string; readonly rows: number }[];
}

/** Why a contact does not count; a contact has one reason, the first that applies. Methods, section 1. */
export const setAsideReasons = [
  "no_date",
  "no_channel",
  "unknown_unit",
  "outside_window",
  "out_of_scope",
  "routine",
] as const;
export type SetAsideReason = (typeof setAsideReasons)[number];

export interface ContactsQuality {
  /** Contacts that count, all units together. */
  readonly kept: number;
  readonly setAside: Readonly<Record<SetAsideReason, number>>;
  /** Contacts of known units dated before the window. */
  readonly beforeWindow: number;
  readonly afterWindow: number;
  /** In the window, dated after the day of the run, whatever sets them aside; `null` where nobody asked. */
  readonly afterDay: number | null;
  /** Rows equal in all mapped columns to an earlier one; `null` where they were not counted. `dropped`: they do not count. */
  readonly duplicates: { readonly rows: number; readonly dropped: boolean } | null;
  /** A column called as a number of contacts, where some rows have more than one; absent where there is none. */
  readonly addedUp?: AddedUp;
  /** What is unlikely in the days of contacts, whatever sets these aside; `null` where it was not looked for. */
  readonly days: DaysQuality | null;
  /** Units that no row of the contacts names. */
  readonly unitsWithoutContact: number;
  /** Units in `none` or `routine_only` although they have contacts that count: no channel reaches `min_contacts`. */
  readonly unitsBelowMinimum: number;
  /** Keys of the contacts that the units' file lacks. */
  readonly unknownUnits: number;
  /** Contacts among `unknown_unit` that name no unit at all. */
  readonly withoutKey: number;
  /** Null where fewer than `keysComparedMin` of the contacts are concerned. */
  readonly lostZeros: LostZeros | null;
  /** Null as `lostZeros`, and where most unknown keys are written as most known ones are. */
  readonly keyShapes: KeyShapes | null;
}

export interface AddedUp {
  readonly column: string;
  /** Rows with more than one, over those that were looked at. */
  readonly count: number;
  readonly of: number;
}

export interface DaysQuality {
  readonly spike: Spike | null;
  readonly oddities: readonly Oddity[];
  /** Contacts that were looked at, taken all along a file; absent where all were. */
  readonly sampled?: number;
}

/**
 * How most keys of each file are written, where they differ: `9` for a digit, `A` and `a` for a letter, other signs as they are;
 * no key can be told from it.
 */
export interface KeyShapes {
  readonly units: string;
  /** Name of the table of contacts whose unit is unknown. */
  readonly contacts: string;
}

/**
 * Contacts up to which they are read again though no study asks: for duplicates, and from texts for their days. Each of these
 * readings takes under 5 % of the run.
 */
export const readAgainMax = 100_000;

/** Contacts whose unit is unknown, and known once zeros are put before their key or taken from it. */
export interface LostZeros {
  readonly contacts: number;
  /** Over all contacts; 0..1. */
  readonly share: number;
  /** Length that all the whole keys have; null where they have several. */
  readonly pad: number | null;
}

/** Share of the contacts, of unknown units, from which the keys of both files are compared; 0..1. */
export const keysComparedMin = 0.02;

/** @param found.lengths the least and the greatest of the whole keys */
export function lostZeros({
  contacts,
  all,
  lengths: [least, greatest],
}: {
  readonly contacts: number;
  readonly all: number;
  readonly lengths: readonly [number, number];
}): LostZeros | null {
  if (contacts === 0 || contacts < keysComparedMin * all) return null;
  return { contacts, share: contacts / all, pad: least === greatest ? least : null };
}

export interface AttributeQuality {
  readonly attribute: string;
  /** Units whose value is unknown, `outsideBands` included. */
  readonly unknown: number;
  /** Units whose number is below the first band, or whose day is out of the window. */
  readonly outsideBands: number;
  /** Units that answered although the question's filter leaves them out: they count as not asked. */
  readonly unasked: number;
  /** Units whose completed years are below 0 or above `yearsMax`: they are kept as they are. */
  readonly improbable: number;
  /** Units from contacts, several of which give different values: it is then unknown. */
  readonly contradicted: number;
  /** Null where no value stands out, and for what is neither a day nor a number of the file. */
  readonly spike: Spike | null;
  /** Oddities of a day or of a number of the file. */
  readonly oddities: readonly Oddity[];
  /** Units whose code says why it is not an answer. */
  readonly codes: readonly { readonly code: string; readonly missing: string; readonly units: number }[];
}

export interface UnknownCode {
  readonly role: "units" | "contacts";
  readonly column: string;
  readonly value: string;
  readonly rows: number;
}
