import type { MantelHaenszel } from "@vigie/statistics";
import type { ShownRatio } from "@vigie/tables";
import type { Evidence, LevelEvidence } from "./evidence.ts";
import type { LevelOutcome } from "./levels.ts";
import type { Silence } from "./silence.ts";

/** What an association says of one level: in all, in one stratum, in all strata together, or in a model. */
export interface AssociationRow {
  readonly part: "level" | "stratum" | "pooled" | "adjusted";
  readonly level: string;
  readonly label: string;
  /** Whether the others are compared with it. */
  readonly isReference: boolean;
  readonly stratum?: { readonly code: string; readonly label: string };
  /** Null where hidden; absent where the row has no counts of its own. */
  readonly outcome?: LevelOutcome | null;
  readonly oddsRatio?: ShownRatio | Silence | undefined;
  readonly relativeRisk?: ShownRatio | Silence | undefined;
  readonly residual?: number | null;
  /** Given for an odds ratio of a model. */
  readonly pValue?: number | null;
  /** The computation on all strata. */
  readonly whole?: MantelHaenszel | null;
}

/** All that figures and exports give of the levels of an association: one list for each part that it has, and for each stratum. */
export function associationParts({ levels, adjusted }: Evidence): readonly (readonly AssociationRow[])[] {
  const strata = levels.find(({ stratified }) => stratified !== null)?.stratified?.strata ?? [];
  const parts: readonly (readonly AssociationRow[])[] = [
    levelRows({ levels }),
    ...strata.map(({ code, label, reference }) =>
      levels.map((level) => {
        const own = level.stratified?.strata.find((stratum) => stratum.code === code);
        const outcome = level.against === null ? reference : (own?.level ?? null);
        const ratio = { outcome, oddsRatio: own?.oddsRatio };
        return { part: "stratum" as const, ...named(level), stratum: { code, label }, ...ratio };
      }),
    ),
    levels.flatMap((level) => {
      if (level.stratified === null) return [];
      const { pooled, whole } = level.stratified;
      return [{ part: "pooled" as const, ...named(level), oddsRatio: pooled, whole }];
    }),
    levels.flatMap((level) => {
      const held = adjusted?.levels.get(level.code);
      return held === undefined ? [] : [{ part: "adjusted" as const, ...named(level), ...held }];
    }),
  ];
  return parts.filter(({ length }) => length > 0);
}

/** Each level in all, against the reference. */
export function levelRows({ levels }: Pick<Evidence, "levels">): readonly AssociationRow[] {
  return levels.map((level) => {
    const { outcome, against, residual } = level;
    return { part: "level", ...named(level), outcome, ...against, residual };
  });
}

function named({ code, label, against }: LevelEvidence) {
  return { level: code, label, isReference: against === null };
}
