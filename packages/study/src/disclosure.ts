import type { RulesFile } from "./forms/disclosure-schema.ts";

/** What may be published of a table of persons. Methods, section 7. */
export interface DisclosureRules {
  /** A count is publishable when it is 0 or at least this; a masked one has this many possible values. */
  readonly min: number;
  /** Whether a count of 0 is published; else it is primary. */
  readonly zeros: "published" | "masked";
  /** A line whose units are all, or all but this many, in one cell tells on everyone in it. */
  readonly allBut: number;
  /** The `n` greatest contributions may not pass `percent` of a magnitude's total. */
  readonly dominance: { readonly n: number; readonly percent: number };
  /** What remains without the two greatest contributions is at least this percentage of the greatest. */
  readonly pPercent: number;
}

/** The rules of a study, and what it chooses where they leave a choice. */
export interface Disclosure extends DisclosureRules {
  /** Attributes that tell nothing of everyone who shares a code: territories, months. */
  readonly notSensitive: ReadonlySet<string>;
  /** What masking one more cell costs, and dimensions whose totals are never masked. */
  readonly masking: { readonly by: "log" | "count" | "cells"; readonly never: readonly string[] };
  /** By indicator; those left out weigh 1, and have their cells masked. */
  readonly tables: ReadonlyMap<string, TableTreatment>;
}

export interface TableTreatment {
  /** Multiplies what masking its cells costs. */
  readonly weight: number;
  /** Dimensions whose rare codes are gathered first. */
  readonly merge: readonly string[];
  /** Base that every count is rounded to; null where cells are masked. */
  readonly round: number | null;
}

/** Health data and tax data on persons use 11. */
export const defaultRules: DisclosureRules = {
  min: 11,
  zeros: "published",
  allBut: 0,
  dominance: { n: 1, percent: 85 },
  pPercent: 10,
};

export const defaultDisclosure: Disclosure = {
  ...defaultRules,
  notSensitive: new Set(),
  masking: { by: "log", never: ["group"] },
  tables: new Map(),
};

/** Rules as written, where something is; a rule left out is `otherwise`. */
export function rulesOf(written: RulesFile, otherwise: DisclosureRules): DisclosureRules {
  return {
    min: written.min ?? otherwise.min,
    zeros: written.zeros ?? otherwise.zeros,
    allBut: written.all_but ?? otherwise.allBut,
    dominance: written.dominance ?? otherwise.dominance,
    pPercent: written.p_percent ?? otherwise.pPercent,
  };
}

export type DisclosureRule = keyof DisclosureRules;

/**
 * Rules that a study would loosen under a partner's floors: it may only tighten them.
 * @returns the names of the loosened rules; empty where the study may run
 */
export function loosened(study: DisclosureRules, floors: DisclosureRules): readonly DisclosureRule[] {
  const looser = {
    min: study.min < floors.min,
    zeros: study.zeros === "published" && floors.zeros === "masked",
    allBut: study.allBut < floors.allBut,
    // With another `n` the two rules do not compare: only the same one can be seen to be as strict.
    dominance: study.dominance.n !== floors.dominance.n || study.dominance.percent > floors.dominance.percent,
    pPercent: study.pPercent < floors.pPercent,
  } satisfies Record<DisclosureRule, boolean>;
  const rules: readonly DisclosureRule[] = ["min", "zeros", "allBut", "dominance", "pPercent"];
  return rules.filter((rule) => looser[rule]);
}
