import type { DateFormat, InputFile, Pad, Translation } from "@vigie/mapping";
import type { Family } from "@vigie/table";
import type { Codes, CodesCondition } from "./derivations/derivation.ts";
import { type DerivedStep, derivationOf } from "./derivations/index.ts";

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
  /** View of a cluster that gives the population; absent where the run computes it from both files. */
  readonly population?: InputFile;
  /** What tabulations and universes need, each after those it reads. */
  readonly attributes: ReadonlyMap<string, AttributeStep>;
  readonly universes: ReadonlyMap<string, readonly CodesCondition[]>;
  readonly tabulations: readonly Tabulation[];
  readonly exclusives: readonly Exclusive[];
  /** Counts that models and estimates need besides the tables, and that never leave: see `JointCounts`. */
  readonly jointTabulations: readonly JointTabulation[];
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
  /** Day of the run, where the window was not over: no contact should be dated after it. Else null. */
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

/** How one attribute is made: read, or derived from others. */
export type AttributeStep = ReadStep | DerivedStep;

/** From a column of the units' file. */
export type ReadStep =
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

export function isRead(node: AttributeStep): node is ReadStep {
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

/** Whether an attribute is a number, read or derived, rather than a code. */
export function isNumber({ attributes }: Pick<Plan, "attributes">, attribute: string): boolean {
  const node = attributes.get(attribute);
  if (node === undefined) return false;
  return isRead(node) ? node.kind === "number" : derivationOf(node).gives(node) === "number";
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
