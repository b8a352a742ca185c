import type { TextEvidence } from "@vigie/tables";
import type { FilePlace } from "@vigie/words";
import type { TextInlines } from "../block.ts";
import type { Reference } from "../directives/reference.ts";

/** A passage that compares, bound to the tables: `:claim[These people mix channels.]{that="rsa_groups group=mixed > others"}`. */
export interface Claim {
  readonly kind: "claim";
  readonly place: FilePlace;
  /** What its conditions read. */
  readonly indicators: readonly string[];
  readonly of: TextInlines<Cited>;
  readonly judge: (evidence: TextEvidence) => ClaimVerdict;
}

/** What a text draws from the tables: numbers and words, and what it claims of them. */
export type Cited = Reference | Claim;

/** `contrary`: the tables say the opposite; `not_established`: noise, sampling or secrecy leave it open. */
export type ClaimVerdict = "holds" | "contrary" | "not_established";

/** Verdict of conditions that must all hold. */
export function verdictOfAll(verdicts: readonly ClaimVerdict[]): ClaimVerdict {
  if (verdicts.includes("contrary")) return "contrary";
  return verdicts.includes("not_established") ? "not_established" : "holds";
}
