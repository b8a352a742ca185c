import type { RatingAgreement } from "./kinds/agreement.ts";
import type { Association } from "./kinds/association.ts";
import type { Crossing } from "./kinds/cross.ts";
import type { Distribution } from "./kinds/distribution.ts";
import type { Mentions } from "./kinds/multiple.ts";
import type { Overlap } from "./kinds/overlap.ts";
import type { Profile } from "./kinds/profile.ts";
import type { Rate } from "./kinds/rate.ts";
import type { Summary } from "./kinds/summary.ts";

/** A question that the study asks of a source; it gives a table. */
export type Indicator =
  | Distribution
  | Profile
  | Mentions
  | Overlap
  | Crossing
  | Summary
  | RatingAgreement
  | Rate
  | Association;

export type { Association, Crossing, Mentions, Rate, RatingAgreement, Summary };
