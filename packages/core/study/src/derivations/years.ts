import { z } from "zod";
import { resolveRange } from "../drafts/resolve-range.ts";
import type { YearsOrigin } from "../model/origin.ts";

import { bounded, day, identifier, label } from "../shapes/shared-shapes.ts";
import type { DerivationKind } from "./derivation-kind.ts";

const schema = z.strictObject({
  years: identifier.describe("Date à partir de laquelle compter les années révolues."),
  at: day.describe("Jour auquel les compter."),
  ...bounded,
  label,
});

/** Completed years from a date to a declared day. */
export const years: DerivationKind<typeof schema> = {
  schema,
  needs: ["date"],
  resolve(scope, derivation, { base }) {
    const origin: YearsOrigin = { kind: "years", of: derivation.years, at: derivation.at };
    const range = resolveRange(scope, derivation, { number: scope.name, otherwise: 1 });
    return { attribute: { ...base, type: "number", codes: [], origin, ...range }, codelist: null };
  },
};
