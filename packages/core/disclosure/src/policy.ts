import type { Study } from "@vigie/study";
import { type Fraction, fractionOf } from "./noise/fraction.ts";

/** The rules that a bundle is made by: the study's, or the partner's where they are stricter. */
export interface Policy {
  /** Budget of each source of persons, per bundle. */
  readonly rho: Fraction;
  /** A count under this is hidden. */
  readonly min: number;
  /** Whether counts under `min` are hidden, or leave noisy as the partner accepts by name. */
  readonly small: "hidden" | "noisy";
}

export interface PartnerRules {
  readonly floors: { readonly rho: number | null; readonly min: number | null };
  readonly small: Policy["small"];
}

/** The smaller rho and the greater smallest count decide. */
export function effectivePolicy({ disclosure }: Pick<Study, "disclosure">, partner: PartnerRules): Policy {
  const { floors, small } = partner;
  return {
    rho: fractionOf(Math.min(disclosure.rho, floors.rho ?? disclosure.rho)),
    min: Math.max(disclosure.min, floors.min ?? disclosure.min),
    small,
  };
}
