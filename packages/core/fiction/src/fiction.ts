import type { Where } from "@vigie/study";
import type { FilePlace } from "@vigie/words";
import type { EditionsText } from "./fiction-file.ts";
import type { ServiceTestsFile } from "./service-tests/service-tests-file.ts";

/** What `fiction.yaml` says, resolved against its study. Made by `parseFiction` alone. */
export interface Fiction {
  readonly study: string;
  readonly sources: ReadonlyMap<string, FictionSource>;
  /** Null where the study tests no service online. */
  readonly serviceTests: ServiceTestsFile | null;
  /** What changes from one invented edition to the next. */
  readonly editions: EditionsText;
}

export interface FictionSource {
  readonly units: number;
  /** In completed years; null where no age is drawn. */
  readonly ages: Ages | null;
  /** In the order of drawing: each comes after what its rows ask about. */
  readonly margins: readonly FictionMargin[];
  /** In the order of drawing: each comes after the date that it is counted from. */
  readonly spans: readonly Span[];
  readonly contacts: FictionContacts | null;
}

export interface Ages {
  readonly youngest: number;
  readonly oldest: number;
}

export interface FictionMargin {
  readonly of: string;
  readonly codes: readonly string[];
  readonly within: Where;
  readonly total: Distribution | null;
  readonly rows: readonly MarginRow[];
  /** Share of units without a value, in 0..1. */
  readonly missing: number;
  /** Attributes drawn before that this one decides: code of this one → code of that one. */
  readonly implies: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly place: FilePlace;
}

/** A field that takes any value between two bounds, both included; `missing` as for a margin. */
export type Span = { readonly of: string; readonly missing: number } & (
  | { readonly kind: "number"; readonly from: number; readonly to: number; readonly step: number }
  /** Days as `2022-07-01`; a Monday to Friday where there is one. */
  | { readonly kind: "days"; readonly from: string; readonly to: string }
  /** Days counted from another date of the unit, negative before it. */
  | { readonly kind: "after"; readonly other: string; readonly from: number; readonly to: number }
);

/** Shares in 0..1, one for each code of the margin, in their order; they sum to 1. */
export type Distribution = readonly number[];

export interface MarginRow {
  readonly at: Where;
  readonly shares: Distribution;
}

export interface FictionContacts {
  /** By channel. */
  readonly perChannel: ReadonlyMap<string, Weighted<number>>;
  readonly routine: FictionRoutine | null;
  /** By channel; empty where the source has no motives. */
  readonly motives: ReadonlyMap<string, Weighted<string>>;
  readonly weekdaysOnly: ReadonlySet<string>;
  readonly setAside: ReadonlyMap<SetAside, number>;
}

export interface FictionRoutine {
  readonly channel: string;
  readonly motive: string | null;
  /** Its codes are numbers of contacts. */
  readonly counts: FictionMargin;
}

/** Values with their shares in 0..1, which sum to 1. */
export interface Weighted<Value> {
  readonly values: readonly Value[];
  readonly shares: Distribution;
}

export const inventedReasons = [
  "outside_window",
  "out_of_scope",
  "unknown_unit",
  "no_date",
  "no_channel",
] as const;
export type SetAside = (typeof inventedReasons)[number];

/** A share of a margin, which goes up or down from one edition to the next. */
interface Drift {
  readonly source: string;
  /** The attribute of a margin, and one of its codes. */
  readonly of: string;
  readonly code: string;
  /** Change of the share, in −1..1. */
  readonly change: number;
}

/** Every share of a margin, by the name that a person gives it: `allocataires.group.digital`. */
export function movableShares({
  sources,
}: Pick<Fiction, "sources">): ReadonlyMap<string, Omit<Drift, "change">> {
  return new Map(
    [...sources].flatMap(([source, { margins }]) =>
      margins.flatMap(({ of, codes }) =>
        codes.map((code) => [`${source}.${of}.${code}`, { source, of, code }] as const),
      ),
    ),
  );
}

/**
 * Fiction with the share of one code moved in every row of its margins, where it is neither 0 nor 1; the other codes of
 * the row keep their proportions. A share stays within 0..1.
 */
export function driftedFiction(fiction: Fiction, { source, of, code, change }: Drift): Fiction {
  const own = fiction.sources.get(source);
  if (own === undefined) return fiction;
  const moved = (margin: FictionMargin): FictionMargin => {
    const at = margin.of === of ? margin.codes.indexOf(code) : -1;
    if (at < 0) return margin;
    return {
      ...margin,
      total: margin.total && withShareMoved(margin.total, at, change),
      rows: margin.rows.map((row) => ({ ...row, shares: withShareMoved(row.shares, at, change) })),
    };
  };
  const drifted = { ...own, margins: own.margins.map(moved) };
  return { ...fiction, sources: new Map([...fiction.sources, [source, drifted]]) };
}

function withShareMoved(shares: Distribution, at: number, change: number): Distribution {
  const before = shares[at] ?? 0;
  // A code that a row never gives, or always gives, follows from what the row is about.
  if (before <= 0 || before >= 1) return shares;
  const after = Math.min(1, Math.max(0, before + change));
  return shares.map((share, other) => (other === at ? after : (share * (1 - after)) / (1 - before)));
}
