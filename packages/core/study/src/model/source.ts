import type { Family } from "@vigie/table";
import type { Code } from "./code.ts";
import type { DerivedOrigin } from "./origin.ts";
import type { Window } from "./period.ts";
import type { ServiceTestPart } from "./service-test.ts";
import type { Text } from "./text.ts";

export interface Source {
  readonly id: string;
  readonly label: Text;
  /** What its data serve, in the words of papers and questionnaires; null where the study's summary stands for it. */
  readonly purpose: Text | null;
  readonly unit: { readonly one: Text; readonly many: Text };
  readonly protects: "persons" | "nothing";
  /** Rows that one person may have: 1 where a row is a person; null where the study does not declare it, and each row is protected. */
  readonly rowsPerPerson: number | null;
  /** What lets intervals and tests be printed; null for a full population, which has none. */
  readonly inferenceTarget: InferenceTarget | null;
  /** Null where units are not the respondents of a survey. */
  readonly survey: Survey | null;
  /** The source's own window, else the study's. */
  readonly window: Window;
  /** Fields first, then derivations in an order where each comes after what it reads. */
  readonly attributes: ReadonlyMap<string, Attribute>;
  /** Name of the code list that the codes of an attribute come from, by attribute; those that have one. */
  readonly codelistOf: ReadonlyMap<string, string>;
  /** Questions of several answers, by the name of their attribute. */
  readonly multiples: ReadonlyMap<string, Multiple>;
  /** `all` is always there and comes first. */
  readonly universes: ReadonlyMap<string, Universe>;
  readonly contacts: Contacts | null;
  /** Set where its rows are of tests of online services. */
  readonly serviceTest?: ServiceTestPart;
}

export interface InferenceTarget {
  readonly kind: "superpopulation" | "sample";
  /** What an interval is for, in a sentence. */
  readonly note: Text;
}

/** How respondents were drawn and weighted, and how few are too few. Methods, section 4. */
export interface Survey {
  /** How respondents are interviewed, where the study names it: an edition that changes it is a break. */
  readonly mode?: string;
  /** A number > 0 of each respondent; null where all weigh the same. */
  readonly weight: string | null;
  /** Greatest weight, to which a greater one is brought; null where the study does not say it. Methods, section 7.12. */
  readonly weightMax: number | null;
  /** Weights are rounded to multiples of it. */
  readonly weightGrain: number;
  readonly strata: {
    readonly attribute: string;
    /** Units of the population in each stratum; null where sampling is taken as with replacement. */
    readonly populations: ReadonlyMap<string, number> | null;
  } | null;
  readonly calibration: Calibration | null;
  /** Respondents of a base under which its shares are not printed. */
  readonly minimumBase: number;
  /** Respondents under which a result is exploratory; 0 where the study names no number. */
  readonly exploratoryBelow: number;
}

/** Known margins that weights are raked to. */
export interface Calibration {
  /** By attribute, the units of the population at each of its codes that says a value. */
  readonly margins: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** Least and greatest final weight over the initial one. */
  readonly bounds: { readonly least: number; readonly greatest: number } | null;
}

export interface Universe {
  readonly id: string;
  readonly label: Text;
  readonly where: Where;
}

/** A conjunction: each attribute holds one of its codes. Empty: everyone. */
export type Where = ReadonlyMap<string, readonly string[]>;

/** A flag of its own says whether a `multiple` holds an item: see `Multiple`. */
export type AttributeType = "code" | "flag" | "multiple" | "date" | "number";

export interface Attribute {
  readonly id: string;
  readonly label: Text;
  readonly type: AttributeType;
  /**
   * The codes a table of it may show, in order; `yes` and `no` for a flag, then its reasons for no answer; the
   * items of a `multiple`; empty for a date or a number.
   */
  readonly codes: readonly Code[];
  readonly ordered: boolean;
  readonly origin: Origin;
  /** Set where the question was not asked of everyone. */
  readonly asked?: Asked;
  /** Range of a number, where the study declares it. */
  readonly range?: NumberRange;
  /** Publication of the quantiles at which bands are cut. */
  readonly cutPoints?: Text;
}

/** Bounds that values outside are brought to, and the step that values are rounded to: `to - from` is a multiple of it. */
export interface NumberRange {
  readonly from: number;
  readonly to: number;
  readonly grain: number;
}

/** What a value left empty means: no answer where the conditions hold, else that the question was not asked. */
export interface Asked {
  readonly where: Where;
  /** Code of the attribute. */
  readonly notAsked: string;
  /** Code of the attribute; null where its list has none, and the value is unknown. */
  readonly noAnswer: string | null;
}

export type Origin =
  | { readonly kind: "field" }
  /** Whether one item of a question of several answers was given. */
  | { readonly kind: "item"; readonly of: string; readonly item: string }
  | DerivedOrigin;

/** A question of several answers: each item is a flag of the source, and a unit without an answer has none of them. */
export interface Multiple {
  /** Name of the flag of each item, in the order of the code list. */
  readonly items: ReadonlyMap<string, string>;
  /** Items that no other should stand beside: where one does, both are kept, and the unit is counted. */
  readonly exclusive: ReadonlySet<string>;
}

export interface Contacts {
  /** Name of the code list of channels. */
  readonly codelist: string;
  /** Every channel with its family, in the order of the code list; out-of-scope codes are apart. */
  readonly channels: ReadonlyMap<string, { readonly family: Family; readonly label: Text }>;
  /** With their labels. */
  readonly outOfScope: ReadonlyMap<string, Text>;
  readonly motives: ReadonlyMap<string, Text> | null;
  /** Channels that had other names in editions before. */
  readonly renamed: { readonly channels: readonly Code[]; readonly motives: readonly Code[] };
  readonly routine: readonly RoutineRule[];
  readonly minContacts: number;
  readonly duplicates: "keep" | "count" | "drop";
}

/** A contact that matches is set aside from the group decision. `null` matches every channel, or every motive. */
export interface RoutineRule {
  readonly label: Text;
  readonly channels: ReadonlySet<string> | null;
  readonly motives: ReadonlySet<string> | null;
}

/** What the weights and the errors of a survey are made from, its field of weights included. */
export function designColumns(survey: Survey | null): readonly string[] {
  if (survey === null) return [];
  const { weight, strata, calibration } = survey;
  return [
    ...(weight === null ? [] : [weight]),
    ...(strata === null ? [] : [strata.attribute]),
    ...(calibration?.margins.keys() ?? []),
  ];
}
