import { comparedShares } from "../directives/compared-shares.ts";

/** `:reference[rsa_age]{group=direct age_band=50-plus}`: the share that that of the cell is compared with. */
export const reference = comparedShares({ format: "percent", numberOf: (_, other) => other });
