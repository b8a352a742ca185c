import type { Distribution, Fiction, Margin } from "./fiction.ts";

/** A share that goes up or down from one edition to the next. */
export interface Drift {
  readonly source: string;
  /** The attribute of a margin, and one of its codes. */
  readonly of: string;
  readonly code: string;
  /** Of the share, in −1..1. */
  readonly change: number;
}

/**
 * The same fiction with the share of one code moved in every row of its margins, where it is neither 0 nor 1; the other codes of
 * the row keep their proportions. A share stays within 0..1.
 */
export function driftedFiction(fiction: Fiction, { source, of, code, change }: Drift): Fiction {
  const own = fiction.sources.get(source);
  if (own === undefined) return fiction;
  const moved = (margin: Margin): Margin => {
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
