import type { ContactsLost, KeyShapes, LostZeros } from "@vigie/engine";
import { type DoubtRule, doubtRules, type RuledDoubt } from "@vigie/mapping";

/**
 * `grave`: nothing leaves before the partner says why; `warning`: on every screen; `private`: the study's own choices decide it,
 * so that only what stays at the partner's shows it.
 */
export type Gravity = "grave" | "warning" | "private";

/** What a person should look at before a bundle is handed over: true counts, and no value that few units have. */
export type Doubt = DoubtFacts & {
  readonly source: string;
  /** By which a mapping explains it. */
  readonly name: string;
  readonly gravity: Gravity;
  /** Contacts that were looked at, taken all along a file; absent where all were. */
  readonly sampled?: number;
  /** Whether the partner must say why. */
  readonly isExplanationAsked: boolean;
  /** What the partner wrote; null where it wrote nothing. */
  readonly explanation: string | null;
  /** Likely a mistake; otherwise to be looked at, and maybe right. */
  readonly isAlert: boolean;
};

/** Rows, contacts or units that are concerned, among all of those. */
interface Counted {
  readonly count: number;
  readonly of: number;
}

/** One day or number that many have; `value` is null where too few have it to be named. */
interface Frequent extends Counted {
  readonly value: string | null;
}

export type DoubtFacts =
  | FileDoubtFacts
  /** Made from what leaves alone. */
  | { readonly kind: "thin_budget"; readonly size: number }
  | { readonly kind: "not_raked" }
  | { readonly kind: "rows_undeclared"; readonly rows: number; readonly chance: number }
  | { readonly kind: "units_from_contacts" }
  | ({ readonly kind: "rows_other"; readonly file: string } & Counted)
  | OddityDoubtFacts
  | StudyDoubtFacts;

/** A published size that is not used. `estimate`: the noisy count of its universe, to a unit. */
export interface UnusedSize {
  readonly universe: string;
  readonly published: number;
  readonly estimate: number;
}

/** What is unlikely in days, numbers and ends of files. */
export type OddityDoubtFacts =
  | ({
      readonly kind: "default_days" | "nines";
      readonly attribute: string;
      /** Values that enough have to be named. */
      readonly values: readonly string[];
    } & Counted)
  | ({
      readonly kind: "early_days" | "low_days" | "negative" | "from_1904";
      readonly attribute: string;
    } & Counted)
  | ({ readonly kind: "early_contacts" | "swapped_days" | "contacts_from_1904" } & Counted)
  /** In days. */
  | ({ readonly kind: "gap_before" | "gap_after" } & Counted)
  | ({ readonly kind: "unreadable_dates"; readonly file: string; readonly column: string } & Counted)
  /** `isShort`: on a value shorter than all those of its column. */
  | { readonly kind: "file_end"; readonly file: string; readonly isShort: boolean };

/** Found by fixed shares in the files, or in noisy counts. */
export type FileDoubtFacts =
  /** `count`: how far the noisy count is from the published size, `of`, where it is farthest. */
  | ({ readonly kind: "not_published_size"; readonly sizes: readonly UnusedSize[] } & Counted)
  | ({
      readonly kind: "unknown_unit";
      readonly withoutKey: number;
      /** Units without any contact, which may have some of these. */
      readonly unitsWithout: number;
      readonly zeros: LostZeros | null;
      readonly shapes: KeyShapes | null;
      /** Column of the key of the contacts. */
      readonly column: string;
    } & Counted)
  | ({ readonly kind: "no_date" | "no_channel" } & Counted)
  | ({
      readonly kind: "rows_ragged" | "rows_hidden" | "rows_struck";
      readonly file: string;
    } & Counted)
  | ({ readonly kind: "contacts_twice" } & Counted)
  | ({ readonly kind: "contacts_added_up"; readonly column: string } & Counted)
  | ({ readonly kind: "day_spike" } & Frequent)
  | ({ readonly kind: "spike"; readonly attribute: string } & Frequent)
  | ({ readonly kind: "all_unknown" | "contradicted"; readonly attribute: string } & Counted);

/** What the study's own choices decide. */
export type StudyDoubtFacts =
  | ({ readonly kind: "few_contacts" } & ContactsLost)
  | ({ readonly kind: "outside_window"; readonly before: number; readonly after: number } & Counted)
  | ({ readonly kind: "after_day" | "without_contact" } & Counted)
  | ({
      readonly kind: "unknown" | "outside_bands" | "improbable" | "unasked" | "exclusives";
      readonly attribute: string;
    } & Counted)
  /** What the data show of the study's ranges, sizes and design, in a sentence. */
  | { readonly kind: "unfit"; readonly sentence: string };

/** Rows, contacts or units that have a value, of which some are doubtful. */
export function valued({ count, share }: { readonly count: number; readonly share: number }): number {
  return Math.round(count / share);
}

/** A doubt of which a person is only told. */
export function plainDoubt(
  source: string,
  facts: Exclude<DoubtFacts, FileDoubtFacts>,
  { gravity, isAlert }: { readonly gravity: "warning" | "private"; readonly isAlert: boolean },
): Doubt {
  return {
    source,
    name: facts.kind,
    ...facts,
    gravity,
    isExplanationAsked: false,
    explanation: null,
    isAlert,
  };
}

/**
 * The doubt that a fact of the files is, by its fixed shares; null under them.
 * @param judged.share by which it is grave, in 0..1, where that is not its own
 * @param judged.explanations of the mapping, by name
 */
export function fileDoubt(
  source: string,
  facts: FileDoubtFacts,
  judged: { readonly share?: number; readonly explanations: ReadonlyMap<string, string> },
): Doubt | null {
  const { count, of } = facts;
  const { from, explanationFrom, graveFrom } = ruleOf(facts.kind);
  const own = count / Math.max(1, of);
  if (count === 0 || own < from) return null;
  const name = "attribute" in facts ? `${facts.kind}.${facts.attribute}` : facts.kind;
  const isExplanationAsked = explanationFrom !== null && own >= explanationFrom;
  const isGrave = isExplanationAsked && graveFrom !== null && (judged.share ?? own) >= graveFrom;
  const explanation = judged.explanations.get(name) ?? null;
  return {
    source,
    name,
    ...facts,
    gravity: isGrave ? "grave" : "warning",
    isExplanationAsked,
    explanation,
    isAlert: isExplanationAsked || facts.kind === "day_spike" || facts.kind === "spike",
  };
}

function ruleOf(kind: RuledDoubt): DoubtRule {
  return doubtRules[kind];
}

/** Whether nothing leaves until it is accepted. */
export function isUnaccepted({ gravity, explanation }: Doubt): boolean {
  return gravity === "grave" && explanation === null;
}
