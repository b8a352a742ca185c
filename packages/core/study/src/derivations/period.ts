import { z } from "zod";
import type { PeriodOrigin } from "../model/origin.ts";
import { periodsOf } from "../model/period.ts";

import { identifier, label } from "../shapes/shared-shapes.ts";
import type { DerivationKind } from "./derivation-kind.ts";

const schema = z.strictObject({
  period: identifier.describe("Date dont on prend le mois, le trimestre ou l’année."),
  every: z
    .enum(["month", "quarter", "year"])
    .describe("month, quarter ou year. Une date hors de la période observée n’est dans aucun."),
  label,
});

/** The month, quarter or year of a day, within the source's window. */
export const period: DerivationKind<typeof schema> = {
  schema,
  needs: ["date"],
  resolve({ window }, { period: of, every }, { base }) {
    // A window that is missing or reversed is reported where it is written.
    if (window.from === "" || window.to < window.from) return null;
    const origin: PeriodOrigin = { kind: "period", of, every, window };
    const codes = periodsOf(window, every);
    return { attribute: { ...base, type: "code", ordered: true, codes, origin }, codelist: null };
  },
};
