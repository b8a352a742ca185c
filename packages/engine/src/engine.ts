import type { Joint, Table } from "@vigie/table";
import type { Plan } from "./plan.ts";
import type { Quality } from "./quality.ts";

/** What runs a plan: one source of one partner, from its files to exact tables. */
export interface Engine {
  readonly name: string;
  /**
   * @throws {VigieErrors} every mistake found in the files
   */
  run(plan: Plan, progress: Progress): Promise<Outcome>;
}

export interface Outcome {
  /** One a plan's cut, in their order. */
  readonly tables: readonly Table[];
  /** By id, one a plan's joint. */
  readonly joints: ReadonlyMap<string, Joint>;
  readonly quality: Quality;
}

/** Told where long work stands; `share` lies in 0..1, or is null where it cannot be known. */
export type Progress = (step: "read" | "classify" | "tabulate", share: number | null) => void;
