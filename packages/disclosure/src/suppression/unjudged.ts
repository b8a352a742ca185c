import { isMasked, published } from "../audit/knowledge.ts";
import type { Problem } from "./problem.ts";

/** Forced counts that the audit asks nothing of, as holders or as deduced: ignored ones, and rounded ones. */
export function unjudgedOf({ forced, hidden, ignored }: Problem): ReadonlySet<number> {
  return new Set(
    [...forced].filter((count) => ignored.has(count) || !isMasked(hidden[count] ?? published(0))),
  );
}
