import { z } from "zod";
import type { DerivationKind } from "./derivation-kind.ts";
import { ends, intervalParts, resolveInterval } from "./interval.ts";

const schema = z.strictObject({
  days: ends.describe("Deux dates entre lesquelles compter les jours : de la première à la seconde."),
  ...intervalParts,
});

/** Days from one date to another; negative where the second comes first. */
export const days: DerivationKind<typeof schema> = {
  schema,
  needs: ["date"],
  resolve: (scope, { days: ends, ...file }, { base }) =>
    resolveInterval(scope, { ...file, kind: "days", ends }, base),
};
