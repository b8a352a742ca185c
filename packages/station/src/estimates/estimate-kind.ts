import type { Measures, ProtectedTable } from "@vigie/disclosure";
import type { Joint, JointCut } from "@vigie/engine";
import type { EstimateSilence, Indicator, Source, Study } from "@vigie/study";

/** One sort of number that leaves beside the counts of a table, made from joint counts that stay. */
export interface EstimateKind {
  /** What to ask of the engine for a table; nothing where this kind estimates nothing of it. */
  joints(indicator: Indicator, source: Source): readonly JointCut[];
  /** Whether respondents are weighted: everyone is asked for then, with what weights and errors are made from. */
  readonly ofRespondents?: true;
  /** Fields that the numbers are made from, besides weights and the conditions of universes; none where none leaves. */
  reads(indicator: Indicator, source: Source): readonly string[];
  /** Called where it asked for some. Names its measures as `measuresOf` does. */
  estimate(question: EstimateQuestion): Estimated;
}

export interface EstimateQuestion {
  readonly study: Study;
  readonly source: Source;
  readonly indicator: Indicator;
  /** By id: at least those it asked for. */
  readonly joints: ReadonlyMap<string, Joint>;
  readonly table: ShownTable;
}

/** What leaves of the counts of a table. */
export type ShownTable = Pick<ProtectedTable, "dimensions" | "rows">;

export interface Estimated {
  readonly measures: Measures;
  /** Why there are none; null where there are. */
  readonly silence: EstimateSilence | null;
}
