import type { JointCounts, Table } from "@vigie/table";
import { type VigieError, VigieErrors } from "@vigie/words";
import type { Plan } from "./plan.ts";
import type { Quality, UnknownCode } from "./quality.ts";

/** Runs a plan: one source of one partner, from its files to exact tables. */
export interface Engine {
  readonly name: string;
  /**
   * @throws {VigieErrors} every mistake found in the files
   */
  run(plan: Plan, progress: Progress): Promise<Outcome>;
}

export interface Outcome {
  /** One per tabulation of the plan, in their order. */
  readonly tables: readonly Table[];
  /** By id, one per joint tabulation of the plan. */
  readonly jointCounts: ReadonlyMap<string, JointCounts>;
  readonly quality: Quality;
}

/** Progress of long work; `share` lies in 0..1, or is null where it cannot be known. */
export type Progress = (step: "read" | "classify" | "tabulate", share: number | null) => void;

/** The mistakes found in a partner's files, with the values that messages may not quote: for `private/` alone. */
export class RefusedRun extends VigieErrors {
  /** Every value without a translation, the rare ones too; those that look like a direct identifier left out. */
  readonly unknownCodes: readonly UnknownCode[];

  constructor(errors: readonly VigieError[], unknownCodes: readonly UnknownCode[]) {
    super(errors);
    this.unknownCodes = unknownCodes;
  }
}
