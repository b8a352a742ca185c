import type { Disclosure } from "./disclosure.ts";
import type { ReleaseFile } from "./forms/release-schema.ts";
import type { MissingKind } from "./forms/schema.ts";
import type { PeriodStep } from "./period.ts";
import type { Boundary } from "./resolve/read-boundaries.ts";
import type { ServiceTest } from "./service-test/service-test.ts";

/** What a study says, resolved: every name looked up, every default filled in. Made by `loadStudy` alone. */
export interface Study {
  readonly id: string;
  readonly version: string;
  readonly title: Text;
  readonly summary: Text | null;
  readonly window: Window;
  readonly timezone: string;
  readonly languages: readonly Language[];
  readonly partners: ReadonlyMap<string, Partner>;
  readonly codelists: ReadonlyMap<string, Codelist>;
  readonly sources: ReadonlyMap<string, Source>;
  /** An association with a union of flags is followed by itself without each flag in turn. */
  readonly indicators: ReadonlyMap<string, Indicator>;
  readonly testFamilies: ReadonlyMap<string, TestFamily>;
  readonly published: readonly PublishedFigure[];
  /** Inhabitants of territories, by the name that rates give them. */
  readonly populations: ReadonlyMap<string, PopulationList>;
  /** Values measured by others, by name, which the text of the diagnostic may cite. */
  readonly elsewhere: ReadonlyMap<string, ElsewhereValue>;
  /** Indicators whose definition changed since the edition before, and what to know of it. */
  readonly breaks: ReadonlyMap<string, Text>;
  /** By name, in the order of the table that shows them. */
  readonly barriers: ReadonlyMap<string, Barrier>;
  /** Null where the study does not say who publishes it. */
  readonly release: Release | null;
  /** The ground of maps; null where the study has none. */
  readonly map: StudyMap | null;
  /** The text of the diagnostic as written, in each language that has one. It changes nothing of what is run. */
  readonly texts: ReadonlyMap<Language, string>;
  readonly disclosure: Disclosure;
  /** The grid of its tests of online services; null where it has none. */
  readonly serviceTest: ServiceTest | null;
  /** SHA-256 of the study's files but the text and what only it cites, in hexadecimal: identifies this version. */
  readonly hash: string;
}

export const languages = ["fr", "en"] as const;
/** Territories by code, as squares that a person laid, and their boundaries where the study has some. */
export interface StudyMap {
  readonly tiles: ReadonlyMap<string, MapTile>;
  readonly boundaries: { readonly source: Text; readonly shapes: readonly Boundary[] } | null;
}

export interface MapTile {
  readonly code: string;
  readonly name: Text;
  /** A few letters, for the square. */
  readonly short: string;
  readonly column: number;
  readonly row: number;
  /** Code of the greater territory that it is part of. */
  readonly within: string | null;
  /** Codes of other boundaries that are its own. */
  readonly also: readonly string[];
}

export type Language = (typeof languages)[number];
export type Text = { readonly fr: string; readonly en?: string | undefined };
/** Days as `2022-07-01`; both ends included. */
export interface Window {
  readonly from: string;
  readonly to: string;
}

export interface Partner {
  readonly id: string;
  readonly label: Text;
  readonly sources: readonly string[];
  /** Keys that may sign this partner's bundles; none where the study asks for no signature. */
  readonly keys: readonly SigningKey[];
}

/** Public half of a partner's Ed25519 key pair, and the days on which it may sign, both included. */
export interface SigningKey {
  readonly id: string;
  /** The 32 bytes, in base64url without padding. */
  readonly public: string;
  readonly from: string;
  readonly to: string | null;
}

export interface Code {
  readonly code: string;
  readonly label: Text;
  readonly parent: string | null;
  readonly missing: MissingKind | null;
  readonly from: number | null;
  /** Side of an opinion, where the code says one. */
  readonly stance?: "against" | "neutral" | "for";
}

export interface Codelist {
  readonly id: string;
  readonly label: Text;
  readonly ordered: boolean;
  readonly codes: readonly Code[];
}

export interface Source {
  readonly id: string;
  readonly label: Text;
  readonly unit: { readonly one: Text; readonly many: Text };
  readonly protects: "persons" | "nothing";
  /** What lets intervals and tests be printed; null for a full population, which has none. */
  readonly reading: Reading | null;
  /** Null where units are not the respondents of a survey. */
  readonly survey: Survey | null;
  /** The source's own window, else the study's. */
  readonly window: Window;
  /** Fields first, then derivations in an order where each comes after what it reads. */
  readonly attributes: ReadonlyMap<string, Attribute>;
  /** Questions of several answers, by the name of their attribute. */
  readonly multiples: ReadonlyMap<string, Multiple>;
  /** `all` is always there and comes first. */
  readonly universes: ReadonlyMap<string, Universe>;
  readonly contacts: Contacts | null;
}

export interface Reading {
  readonly kind: "superpopulation" | "sample";
  /** What an interval is for, in a sentence. */
  readonly note: Text;
}

/** How respondents were drawn and weighted, and how few are too few. Methods, section 4. */
export interface Survey {
  /** A number > 0 of each respondent; null where all weigh the same. */
  readonly weight: string | null;
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

/** Whether a `multiple` holds an item is told by a flag of its own: see `Multiple`. */
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
  | { readonly kind: "years"; readonly of: string; readonly at: string }
  | { readonly kind: "bands"; readonly of: string }
  | { readonly kind: "recode"; readonly of: string; readonly map: ReadonlyMap<string, string> }
  | { readonly kind: "any"; readonly of: readonly string[] }
  /** The flags that are yes, exactly: joined by `+` in this order, or `none`. */
  | { readonly kind: "set"; readonly of: readonly string[] }
  /** The period of a day, among those that the source's window touches; none outside of it. */
  | { readonly kind: "period"; readonly of: string; readonly every: PeriodStep; readonly window: Window };

/** A question of several answers: each item is a flag of the source, and a unit without an answer has none of them. */
export interface Multiple {
  /** Name of the flag of each item, in the order of the code list. */
  readonly items: ReadonlyMap<string, string>;
  /** Items that no other should stand beside: where one does, both are kept, and the unit is counted. */
  readonly exclusive: ReadonlySet<string>;
}

export const families = ["digital", "direct", "material"] as const;
export type Family = (typeof families)[number];

export const groups = ["digital", "mixed", "direct", "routine_only", "none"] as const;
export type Group = (typeof groups)[number];

export interface Contacts {
  /** Every channel with its family, in the order of the code list; out-of-scope codes are apart. */
  readonly channels: ReadonlyMap<string, { readonly family: Family; readonly label: Text }>;
  readonly outOfScope: ReadonlySet<string>;
  readonly motives: ReadonlyMap<string, Text> | null;
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

export type Indicator =
  | (IndicatorBase & { readonly kind: "distribution" })
  | (IndicatorBase & { readonly kind: "profile"; readonly by: string })
  | Mentions
  | (IndicatorBase & { readonly kind: "overlap"; readonly against: null })
  | Crossing
  | Summary
  | RatingAgreement
  | Rate
  | Association;

/** Units at the crossing of several characteristics, along one more. */
export interface Crossing extends IndicatorBase {
  readonly kind: "cross";
  readonly against: null;
  readonly by: readonly string[];
}

/** A number summed up in each group: `of` makes the groups. */
export interface Summary extends IndicatorBase {
  readonly kind: "summary";
  readonly against: null;
  readonly number: string;
  readonly statistic: "median" | "mean";
}

/** How far those who rated the same things agree, in each group: `of` makes the groups. Methods, section 6. */
export interface RatingAgreement extends IndicatorBase {
  readonly kind: "agreement";
  readonly against: null;
  /** Its codes are in order; their ranks are compared. */
  readonly rating: string;
  /** What tells one rated thing from another. */
  readonly unit: readonly string[];
}

/**
 * How many units gave each item of a question of several answers, and how many did not: in its table each item is
 * split along `answer` apart from the others, and items have no total. Methods, section 4.
 */
export interface Mentions extends IndicatorBase {
  readonly kind: "multiple";
  /** One of `Source.multiples`. */
  readonly of: string;
  readonly by: string | null;
  readonly against: null;
}

/** Whether a characteristic goes with an outcome: each of its codes against `reference`. Methods, section 3. */
export interface Association extends IndicatorBase {
  readonly kind: "association";
  readonly against: null;
  /** Code of `of`. */
  readonly reference: string;
  /** `code` is what counts as the outcome, against every other known code. */
  readonly outcome: { readonly attribute: string; readonly code: string };
  /** Compared within each of its codes, then pooled. */
  readonly strata: string | null;
  /**
   * Held equal by a logistic model whose results stand beside the counts: the reference code of each attribute.
   * Empty where the study asks for none.
   */
  readonly adjust: ReadonlyMap<string, string>;
  /** Of `Study.testFamilies`. */
  readonly family: string | null;
  /** Respondents under which the analysis is exploratory; 0 where the study names no minimum. */
  readonly minimum: number;
  /** Set where it is another one without one flag of its outcome: a line of that one's sensitivity table. */
  readonly without: { readonly association: string; readonly flag: string } | null;
}

/** Units for 100 000 inhabitants of each territory. Methods, section 5. */
export interface Rate extends IndicatorBase {
  readonly kind: "rate";
  readonly against: null;
  /** Day that the list of units describes. */
  readonly date: string;
  /** Of `Study.populations`, or `referencePopulations`: one at least, in the order of the table. */
  readonly populations: readonly string[];
  /** Kilometres within which a unit is within reach; null where access is not computed. */
  readonly reachKm: number | null;
}

/** Name of the official populations, which are known when the diagnostic is assembled only. */
export const referencePopulations = "reference";

export interface PopulationList {
  readonly id: string;
  readonly label: Text;
  readonly source: Text;
  /** Null where its source does not say it. */
  readonly year: number | null;
  /** By code of territory, whatever the level: codes differ from one to another. */
  readonly inhabitants: ReadonlyMap<string, number>;
  /** Of all of them together; null where only the sum can tell. */
  readonly total: number | null;
}

/** Tests whose p-values are corrected together. */
export interface TestFamily {
  readonly id: string;
  readonly label: Text;
  readonly correction: "holm" | "benjamini_hochberg";
}

interface IndicatorBase {
  readonly id: string;
  readonly title: Text;
  readonly source: string;
  readonly universe: string;
  /** An attribute of the source, or `group`, or `subgroup` where the source has contacts. */
  readonly of: string;
  /** A universe to compare with; where it contains this one, the comparison is with what lies outside. */
  readonly against: string | null;
  /** On whom shares are taken, where not on those who answered alone: see `codesOutsideBase`. */
  readonly base?: "with_dont_know" | "asked";
}

/** A number or a claim printed elsewhere, and what gives it here. Methods, section 8. */
export interface PublishedFigure {
  readonly id: string;
  readonly what: Text;
  readonly unit: string | null;
  readonly value: number | null;
  readonly decimals: number;
  readonly precision: "exact" | "about" | "over" | "ordinal";
  readonly tolerance: number | null;
  readonly judged: boolean;
  readonly inconsistentWith: readonly string[];
  readonly computed: Expression | null;
}

/** A value that another source published, with what it describes. */
export interface ElsewhereValue {
  readonly id: string;
  readonly what: Text;
  /** In its own unit: percent where `unit` is `%`. */
  readonly value: number;
  readonly unit: string;
  readonly decimals: number;
  readonly source: Text;
  readonly year: number;
  readonly universe: Text;
  /** In https; null where it is not on the web. */
  readonly url: string | null;
}

/** What stands between a person and a procedure online; `seen`: what sources say of it, none where none does. */
export interface Barrier {
  readonly id: string;
  readonly label: Text;
  readonly side: "individual" | "institutional";
  readonly seen: readonly { readonly what: Text; readonly computed: Expression }[];
}

/** Who publishes the diagnostic, where and how often: what a catalogue of open data asks. */
export interface Release {
  readonly publisher: { readonly name: Text; readonly url: string | null };
  /** Where the site is put, in https, ended by a slash. */
  readonly url: string;
  readonly contact: { readonly name: Text; readonly email: string } | null;
  /** `code` is that of INSEE. */
  readonly territory: {
    readonly label: Text;
    readonly level: "commune" | "departement" | "region";
    readonly code: string;
  };
  readonly frequency: ReleaseFile["frequency"];
  readonly keywords: readonly string[];
}

/** A value, or a condition, over published tables; shares lie in 0..1. */
export type Expression =
  | { readonly op: "number"; readonly value: number }
  | { readonly op: "count"; readonly indicator: string; readonly at: At }
  | { readonly op: "share"; readonly indicator: string; readonly at: At; readonly without: string | null }
  | { readonly op: "categories"; readonly indicator: string; readonly at: At }
  | {
      readonly op: "perWorkingDay";
      readonly indicator: string;
      readonly at: At;
      /** INSEE code, for public holidays; null for those of most of France. */
      readonly departement: string | null;
    }
  /** Units for 100 000 inhabitants. */
  | { readonly op: "rate"; readonly indicator: string; readonly at: At; readonly populations: string }
  /** What stands beside the count of a cell: one of `measuresOf`. */
  | { readonly op: "measure"; readonly indicator: string; readonly name: string; readonly at: At }
  | { readonly op: "windowMonths" }
  | { readonly op: "sum"; readonly of: readonly Expression[] }
  | { readonly op: "greater"; readonly than: readonly [Expression, Expression] }
  | { readonly op: "all"; readonly of: readonly Expression[] }
  | { readonly op: "atLeast"; readonly count: number; readonly of: readonly Expression[] }
  | {
      readonly op: "closerToWhole";
      readonly indicator: string;
      readonly dimension: string;
      readonly code: string;
      readonly than: string;
    };

/** Codes by dimension; a dimension left out is at its total. */
export type At = ReadonlyMap<string, string>;
