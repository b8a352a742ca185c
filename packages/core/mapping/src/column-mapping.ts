import type { Attribute, Code, Source } from "@vigie/study";

/** Days written 2022-12-31, 31/12/2022, 12/31/2022, 20221231 or 31DEC2022, each with or without a time of day. */
export const textDateFormats = ["iso", "fr", "us", "compact", "date9"] as const;
export type TextDateFormat = (typeof textDateFormats)[number];

/** Days counted from one that a software starts from, or seconds counted from its midnight. */
export const countedDates = ["excel", "sas", "sas_datetime", "spss"] as const;
export type CountedDate = (typeof countedDates)[number];

export const dateFormats = [...textDateFormats, ...countedDates] as const;
export type DateFormat = (typeof dateFormats)[number];

export function isCounted(format: DateFormat): format is CountedDate {
  return countedDates.some((counted) => counted === format);
}

/** Share of the values of a column of dates, up to which the mapping may have those that are no day read as none; 0..1. */
export const unreadableShareMax = 0.02;

/** Length to which zeros are put back before a key of digits; null where keys are compared as written. */
export type Pad = number | null;

export interface ColumnMapping {
  readonly column: string;
  /** Value of the file → code of the study. */
  readonly codes: ReadonlyMap<string, string>;
  /** Values that stand for no value: unknown, or out of scope for a channel. */
  readonly without: readonly string[];
  readonly dates: DateFormat;
  /** Separator of the codes of one text; `;` unless the mapping says otherwise. */
  readonly separator: string;
  /** Set for dates where values that are no day are read as none, up to `unreadableShareMax`. */
  readonly unreadable?: "missing";
}

/** A question of several answers, read in one column per item. */
export interface ItemColumns {
  /** By item. */
  readonly columns: ReadonlyMap<string, string>;
  /** Value of the columns → `yes`, `no` or a reason for no answer. */
  readonly codes: ReadonlyMap<string, string>;
  readonly without: readonly string[];
}

/** What `vigie map` writes where a person must choose; it can be no code of a study. */
export const untranslated = "À TRADUIRE";

/** A column as a mapping file writes it. */
type ColumnEntry =
  | string
  | {
      readonly column: string;
      readonly codes?: Readonly<Record<string, string>> | undefined;
      readonly missing?: readonly string[] | undefined;
      readonly out_of_scope?: readonly string[] | undefined;
      readonly dates?: DateFormat | undefined;
      readonly separator?: string | undefined;
      readonly unreadable?: "refuse" | "missing" | undefined;
    };

interface ItemsEntry {
  readonly columns: Readonly<Record<string, string>>;
  readonly codes?: Readonly<Record<string, string>> | undefined;
  readonly missing?: readonly string[] | undefined;
}

/** Where the mapping reads a field of units. */
export function readField(written: ColumnEntry | ItemsEntry): ColumnMapping | ItemColumns {
  if (typeof written === "string" || !("columns" in written)) return columnMapping(written);
  const { columns, codes, missing } = written;
  return {
    columns: new Map(Object.entries(columns)),
    codes: new Map(Object.entries(codes ?? {})),
    without: missing ?? [],
  };
}

/** A column as the mapping writes it, its name alone included. */
export function columnMapping(written: ColumnEntry): ColumnMapping {
  const { column, codes, missing, out_of_scope, dates, separator, unreadable } =
    typeof written === "string" ? ({ column: written } as const satisfies ColumnEntry) : written;
  return {
    column,
    codes: new Map(Object.entries(codes ?? {})),
    without: [...(missing ?? []), ...(out_of_scope ?? [])],
    dates: dates ?? "iso",
    separator: separator ?? ";",
    ...(unreadable === "missing" ? { unreadable } : {}),
  };
}

/** Values of the file, and the code each stands for; `null` for no value. The empty text is any blank value. */
export type Translation = ReadonlyMap<string, string | null>;

/** A value equal to a code stands for it, unless the mapping says otherwise. */
export function translation(
  known: readonly (readonly [string, string])[],
  mapped: Pick<ColumnMapping, "codes" | "without"> | undefined,
): Translation {
  return new Map<string, string | null>([
    ...known,
    ...(mapped?.codes ?? []),
    ...(mapped?.without ?? []).map((value) => [value, null] as const),
  ]);
}

/** A column of truth values, as Parquet and Excel have, needs no translation. */
export const truthValues = [
  ["true", "yes"],
  ["false", "no"],
] as const;

/** Codes that stand for themselves. */
export function identityEntries(codes: Iterable<string>): readonly (readonly [string, string])[] {
  return [...codes].map((code) => [code, code] as const);
}

/** The codes that a question of several answers may have in one column: its answers, then the reasons for none. */
export function listCodes({ id, codes }: Attribute, source: Source): readonly Code[] {
  return [...codes, ...reasonsForNone(id, source)];
}

/** Why a question of several answers has none: the codes of any of its flags that are not answers. */
function reasonsForNone(question: string, { attributes, multiples }: Source): readonly Code[] {
  const [flag = ""] = multiples.get(question)?.items.values() ?? [];
  return attributes.get(flag)?.codes.filter(({ missing }) => missing !== null) ?? [];
}
