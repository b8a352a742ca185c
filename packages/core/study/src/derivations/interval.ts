import { z } from "zod";
import type { AttributeDraft } from "../drafts/drafts.ts";
import { resolveRange } from "../drafts/resolve-range.ts";
import type { IntervalEnd, IntervalOrigin } from "../model/origin.ts";
import { report } from "../problems.ts";

import { bounded, day, identifier, label } from "../shapes/shared-shapes.ts";
import type { DerivationScope, DerivedBase } from "./derivation-kind.ts";

const end = z.union([identifier, day]).describe("Une date de la source, ou un jour fixe.");
export const ends = z.tuple([end, end]);

export const intervalParts = { ...bounded, label };

interface IntervalFile {
  readonly range?: { readonly from: number; readonly to: number } | undefined;
  readonly grain?: number | undefined;
}

/** Two declared days, or twice one date, give everyone the same number. */
export function resolveInterval(
  scope: DerivationScope,
  {
    kind,
    ends: [from, to],
    ...file
  }: IntervalFile & { readonly kind: IntervalOrigin["kind"]; readonly ends: readonly [string, string] },
  base: DerivedBase,
): AttributeDraft | null {
  const of = [...new Set([from, to].filter((name) => !isDayBound(name)))];
  if (of.length === 0 || from === to) {
    report(scope.found, "study/interval-constant", scope.placeOfKey(kind), { from, to });
    return null;
  }
  const origin: IntervalOrigin = { kind, of, from: endOf(from), to: endOf(to) };
  const range = resolveRange(scope, file, { number: scope.name, otherwise: 1 });
  return { attribute: { ...base, type: "number", codes: [], origin, ...range }, codelist: null };
}

function endOf(written: string): IntervalEnd {
  return isDayBound(written) ? { day: written } : { attribute: written };
}

/** Whether an end is a declared day, not the name of an attribute. */
export function isDayBound(written: string): boolean {
  return day.safeParse(written).success;
}
