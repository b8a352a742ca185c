/**
 * A question that the study asks of a source; it gives a table. What a kind has besides is read by `contentOf`, never by the
 * name of the kind.
 */
import type { Text } from "./text.ts";
export interface Indicator {
  /** Name of its kind, in the registry of `kinds/`. */
  readonly kind: string;
  readonly id: string;
  readonly title: Text;
  readonly source: string;
  readonly universe: string;
  /** An attribute of the source, or `group`, or `subgroup` where the source has contacts. */
  readonly of: string;
  /** Share of its source's privacy budget, relative to the other indicators'. Methods, section 7.3. */
  readonly weight: number;
  /** A universe to compare with; where it contains this one, the comparison is with what lies outside. */
  readonly against: string | null;
  /** On whom shares are taken, where not on those who answered alone: see `codesOutsideBase`. */
  readonly base?: "with_dont_know" | "asked";
  /** The rate that counts the places where its units are: what a territory without a place cannot have is not hidden. */
  readonly places?: string;
  /** The code whose share is shown for each holder of a group. */
  readonly byHolder?: string;
}

/** Tests whose p-values are corrected together. */
export interface TestFamily {
  readonly id: string;
  readonly label: Text;
  readonly correction: "holm" | "benjamini_hochberg";
}

/** A column that an indicator's table has after `count`: what is estimated of each cell. */
export interface Measure {
  readonly name: string;
  /** Title of the column. */
  readonly label: Text;
}
