import { z } from "zod";
import type { DerivationKind } from "./derivation-kind.ts";
import { ends, intervalParts, resolveInterval } from "./interval.ts";

const schema = z.strictObject({
  months: ends.describe(
    "Deux dates entre lesquelles compter les mois révolus : de la première à la seconde.",
  ),
  ...intervalParts,
});

/** Completed months from one date to another: reached on the same day of the month, else on the first of the next. */
export const months: DerivationKind<typeof schema> = {
  schema,
  needs: ["date"],
  resolve: (scope, { months: ends, ...file }, { base }) =>
    resolveInterval(scope, { ...file, kind: "months", ends }, base),
};
