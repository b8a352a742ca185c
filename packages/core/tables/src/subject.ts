import { type Bundle, signingKeysOf } from "@vigie/bundle";
import type { Indicator, Source, Study } from "@vigie/study";
import type { Formatter } from "./formatter.ts";
import type { Gathered, GatheredStudy } from "./gather.ts";
import type { InferredTable } from "./infer/inferred-table.ts";

/** Some codes of a line, taken together, after the codes of that line. */
export interface CitedCells {
  readonly before: readonly string[];
  readonly codes: readonly string[];
}

/**
 * What an author may point at on a figure: a `period`, `moments` in it, a `level`, a `row`, or the `sum` of cells that the
 * number of its label cites.
 */
export type MarkKind = "period" | "moments" | "level" | "row" | "sum";

/** A place on a figure. */
export interface MarkTarget {
  readonly kind: MarkKind;
  /** Codes of its table; `mean` for a level. */
  readonly codes: readonly string[];
  /** For a sum, codes of the dimensions before those of its cells; empty elsewhere. */
  readonly before: readonly string[];
}

/** An annotation of a figure, as the text writes it under it. */
export interface FigureMark extends MarkTarget {
  /** The number that its words begin with; null where they begin with another word. */
  readonly number: string | null;
  /** What follows that number, or all of its words. */
  readonly label: string;
}

/** A published table with its indicator, source, study and language. */
export interface Subject {
  readonly study: Study;
  readonly source: Source;
  readonly indicator: Indicator;
  readonly table: InferredTable;
  readonly fictitious: boolean;
  /** Whether nobody could check who made its bundle. */
  readonly unverified: boolean;
  /** Every indicator of the study, with its table where it is published. */
  readonly gathered: ReadonlyMap<string, Gathered>;
  readonly formatter: Formatter;
  /** The cells of its table that the title above its figure cites first. */
  readonly cited?: CitedCells | undefined;
  /** What the text points at on its figure. */
  readonly marks?: readonly FigureMark[];
}

/** What a text is rendered from, in one language. */
export interface TextEvidence extends GatheredStudy {
  readonly formatter: Formatter;
}

/** The published table of an indicator; null where none is. */
export function subjectIn(id: string, { study, gathered, formatter }: TextEvidence): Subject | null {
  const indicator = study.indicators.get(id);
  const source = indicator && study.sources.get(indicator.source);
  const held = gathered.get(id);
  if (!source || held?.state !== "published") return null;
  return {
    study,
    gathered,
    formatter,
    indicator,
    source,
    table: held.table,
    fictitious: held.bundle.manifest.fictitious,
    unverified: !isVerified(held.bundle, study),
  };
}

/** Whether a bundle bears the signature of a key that the study gives for its partner: whoever reads it checked it then. */
export function isVerified({ manifest, signature, pooled }: Bundle, study: Study): boolean {
  if (pooled !== undefined) return pooled.bundles.every((bundle) => isVerified(bundle, study));
  const keys = signingKeysOf(manifest, study);
  return signature !== null && keys.some(({ id }) => id === signature.key);
}
