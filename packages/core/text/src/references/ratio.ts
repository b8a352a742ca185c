import { comparedShares } from "../directives/compared-shares.ts";

/** `:ratio[rsa_age]{group=direct age_band=50-plus}`: « 2,4 fois », a share over another. */
export const ratio = comparedShares({
  format: "times",
  decimals: 1,
  numberOf: (share, other) => (other === 0 ? null : share / other),
});
