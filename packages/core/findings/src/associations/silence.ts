import type { NotComputed } from "@vigie/statistics";
import type { EstimateSilence } from "@vigie/study";

/** Why a statistic was not computed; the message `silence.<reason>` is shown in its place. */
export type Silence = NotComputed<
  | EstimateSilence["reason"]
  | "no_reference"
  | "empty_line"
  | "zero_count"
  | "one_line"
  | "no_informative_stratum"
  | "not_homogeneous"
>;

export const secret: Silence = { kind: "not_computed", reason: "secret" };
