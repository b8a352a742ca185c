import { comparedShares } from "../directives/compared-shares.ts";

/** `:gap[rsa_age]{group=direct age_band=50-plus}`: « 11 points », without its sign. */
export const gap = comparedShares({ format: "points", numberOf: (share, other) => share - other });
