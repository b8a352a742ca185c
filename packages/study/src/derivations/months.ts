import { z } from "zod";
import type { DerivationKind } from "./derivation-kind.ts";
import { ends, intervalParts, intervalReads, resolveInterval } from "./interval.ts";

const schema = z.strictObject({
  months: ends.describe(
    "Deux dates entre lesquelles compter les mois révolus : de la première à la seconde.",
  ),
  ...intervalParts,
});

/** Completed months from one date to another: reached on the same day of the month, else on the first of the next. */
export const months: DerivationKind<typeof schema> = {
  schema,
  needs: { named: "date", types: ["date"] },
  reads: (derivation) => intervalReads("months", derivation.months),
  resolve: (scope, { months: ends, ...file }, { base }) =>
    resolveInterval(scope, { ...file, kind: "months", ends }, base),
};
