import type { CsvFormat, Encoding } from "@vigie/files";
import type { Family } from "@vigie/table";
import type { DerivedNode } from "./derivations/index.ts";

/**
 * One source of one partner, from its files to exact tables, without a word of the study left to look up: what
 * an engine runs. Made by `planSource`.
 */
export interface Plan {
  readonly source: string;
  /** IANA name: where the day of a stamp that carries an offset is read. */
  readonly timezone: string;
  /** Rows of the files under which no message names a value. */
  readonly quotedRowsMin: number;
  /** `null`: the units are the distinct non-empty keys of the contacts. */
  readonly units: UnitsInput | null;
  readonly contacts: ContactsInput | null;
  /** What tabulations and universes need, each after those it reads. */
  readonly attributes: ReadonlyMap<string, AttributeNode>;
  readonly universes: ReadonlyMap<string, readonly Condition[]>;
  readonly tabulations: readonly Tabulation[];
  readonly exclusives: readonly Exclusive[];
  /** Counts that models and estimates need besides the tables, and that never leave: see `JointCounts`. */
  readonly jointTabulations: readonly JointTabulation[];
}

/** A file, or a table of a database. */
export interface InputFile {
  /** As written in the mapping: what messages show. */
  readonly shown: string;
  /** Where it is. */
  readonly path: string;
  readonly format: InputFormat;
  /** Set where what is read was made from the file shown: the line there of each data row, null where it has none. */
  readonly lines?: readonly (number | null)[];
}

export type InputFormat =
  | ({ readonly kind: "csv" } & CsvFormat)
  | { readonly kind: "parquet" }
  /** SAS data sets, and SPSS files. */
  | { readonly kind: "sas7bdat" | "sav" }
  /** SAS transport files, which do not say their encoding. */
  | { readonly kind: "xpt"; readonly encoding: Encoding }
  | { readonly kind: "xlsx"; readonly sheet: string | null; readonly headerRow?: number }
  /** A table of the database of that name, in place of a file: its path is `schema.table`. */
  | { readonly kind: "table"; readonly connection: string };

/** Whether rows stand on lines that a person can see, with titles above them perhaps. */
export function hasLines(
  format: InputFormat,
): format is Extract<InputFormat, { readonly kind: "csv" | "xlsx" }> {
  return format.kind === "csv" || format.kind === "xlsx";
}

/** Line of a file from which it is read. */
export function firstLine(format: InputFormat): number {
  return hasLines(format) ? (format.headerRow ?? 1) : 1;
}

/** How messages locate rows: by line, by row number, or not at all in a table, whose rows have no order. */
export function placedBy({ format }: InputFile, line: number | undefined): "line" | "row" | "table" {
  if (format.kind === "table") return "table";
  return line === undefined ? "row" : "line";
}

/** Days written 2022-12-31, 31/12/2022, 12/31/2022, 20221231 or 31DEC2022, each with or without a time of day. */
export const writtenDates = ["iso", "fr", "us", "compact", "date9"] as const;
export type WrittenDate = (typeof writtenDates)[number];

/** Days counted from one that a software starts from, or seconds counted from its midnight. */
export const countedDates = ["excel", "sas", "sas_datetime", "spss"] as const;
export type CountedDate = (typeof countedDates)[number];

export const dateFormats = [...writtenDates, ...countedDates] as const;
export type DateFormat = (typeof dateFormats)[number];

export function isCounted(format: DateFormat): format is CountedDate {
  return countedDates.some((counted) => counted === format);
}

export interface UnitsInput {
  readonly file: InputFile;
  /**
   * Its rows are the contacts: one unit per non-empty key, and of each attribute the value that all its rows with a
   * value have; unknown where they differ.
   */
  readonly fromContacts: boolean;
  readonly key: string;
  readonly pad: Pad;
  /** Rows that are no units: totals, a header repeated, notes. */
  readonly otherRows: "refuse" | "set_aside";
}

/** Length to which zeros are put back before a key of digits; null where keys are compared as written. */
export type Pad = number | null;

export interface ContactsInput {
  readonly file: InputFile;
  readonly key: string;
  readonly pad: Pad;
  /** Rows that are no contacts. */
  readonly otherRows: "refuse" | "set_aside";
  readonly date: {
    readonly column: string;
    readonly format: DateFormat;
    readonly missing: ReadonlySet<string>;
    readonly unreadable?: "missing";
  };
  /** `null` stands for out of scope. */
  readonly channel: { readonly column: string; readonly translate: Translation };
  readonly motive: { readonly column: string; readonly translate: Translation } | null;
  /** Days, both included. */
  readonly window: { readonly from: string; readonly to: string };
  /** Of the run, where the window was not over: no contact should be dated after it. Else null. */
  readonly day: string | null;
  /** In the order of the code list; at most `channelsMax`. */
  readonly channels: readonly { readonly code: string; readonly family: Family }[];
  /** `null` matches every channel, or every motive. */
  readonly routine: readonly {
    readonly channels: readonly string[] | null;
    readonly motives: readonly string[] | null;
  }[];
  readonly minContacts: number;
  readonly duplicates: "keep" | "count" | "drop";
  /** Whether the first and the last day of a unit's contacts are asked. */
  readonly days: boolean;
  /** Columns of the units' attributes, where the contacts carry them: mapped too, so two rows are equal if these are. */
  readonly unitColumns: readonly string[];
}

/** One bit per channel in a signed 64-bit integer, whose highest bits mark mistakes. */
export const channelsMax = 56;

/** Values of the file, and the code each stands for; `null` for no value. The empty text is any blank value. */
export type Translation = ReadonlyMap<string, string | null>;

/** How one attribute is made: read, or derived from others. */
export type AttributeNode = ReadNode | DerivedNode;

/** From a column of the units' file. */
export type ReadNode =
  | {
      readonly kind: "code";
      readonly column: string;
      readonly codes: Codes;
      readonly translate: Translation;
    }
  | {
      readonly kind: "date";
      readonly column: string;
      readonly format: DateFormat;
      readonly missing: ReadonlySet<string>;
      /** Set where values that are no day are read as none, up to `unreadableShareMax`. */
      readonly unreadable?: "missing";
    }
  | {
      readonly kind: "number";
      readonly column: string;
      readonly decimal: "." | ",";
      readonly missing: ReadonlySet<string>;
      /** A weight: everyone has one, above zero. */
      readonly positive: boolean;
    }
  /** Several codes at once, in one text: with brackets around it or not, each code quoted or not. */
  | {
      readonly kind: "list";
      readonly column: string;
      /** One character. */
      readonly separator: string;
      /** The items, then the reasons for no answer. */
      readonly codes: Codes;
      readonly translate: Translation;
    };

export function isRead(node: AttributeNode): node is ReadNode {
  return node.kind === "code" || node.kind === "date" || node.kind === "number" || node.kind === "list";
}

/** Whether an attribute is intermediate: the study does not name it. */
export function isStep(attribute: string): boolean {
  return attribute.startsWith(".");
}

/** The attribute read from a column that this one repeats, directly or through intermediate ones; null where it is derived. */
export function readBehind(plan: Plan, attribute: string): string | null {
  const node = plan.attributes.get(attribute);
  if (node === undefined) throw new RangeError("the plan has no such attribute");
  if (isRead(node)) return attribute;
  return typeof node.of === "string" && isStep(node.of) ? readBehind(plan, node.of) : null;
}

/** The codes of an attribute, in order; none for a day or a number. */
export function codesOf(plan: Plan, attribute: string): Codes {
  const node = plan.attributes.get(attribute);
  if (node === undefined) throw new RangeError("the plan has no such attribute");
  return "codes" in node ? node.codes : [];
}

/** The codes an attribute may hold, in order; each may say why it is not an answer. */
export type Codes = readonly { readonly code: string; readonly missing: string | null }[];

/** The attribute holds one of the codes. */
export interface Condition {
  readonly attribute: string;
  readonly codes: readonly string[];
}

/** One table, with every margin. */
export interface Tabulation {
  readonly indicator: string;
  readonly universe: string;
  /** One at least, in the order of the columns: attributes, `group` or `subgroup`. */
  readonly dimensions: readonly string[];
  /** A universe whose rows follow, at the total of every dimension but the last. */
  readonly against: string | null;
  /**
   * The flag of each item of a question of several answers: the last two dimensions are then the question and
   * `answer`, and the table is one of each flag, joined. `null` for any other tabulation, and wherever there is `against`.
   */
  readonly items: ReadonlyMap<string, string> | null;
}

/** A question of several answers, some of which exclude the others: flags of the plan. */
export interface Exclusive {
  readonly question: string;
  readonly items: readonly string[];
  readonly exclusive: readonly string[];
}

/** Units of a universe grouped by their values of these attributes, `group` and `subgroup` included. */
export interface JointTabulation {
  readonly id: string;
  readonly universe: string;
  /** One at least, each once. A number stands as it is; a day cannot be grouped by. */
  readonly columns: readonly string[];
}
