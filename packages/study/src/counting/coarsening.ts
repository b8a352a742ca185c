import { unknown } from "@vigie/table";
import { interiorCodes } from "../model/interior-codes.ts";
import type { Attribute, Source } from "../model/source.ts";

/**
 * What each code of one characteristic becomes in a coarser one, as the study alone proves it: itself, a recoding or
 * a level above it, or wider bands of the same number.
 * @returns null where the study does not decide the coarser code by the finer one
 */
export function coarsening(source: Source, fine: string, coarse: string): ReadonlyMap<string, string> | null {
  if (fine === coarse) return new Map(interiorCodes(source, fine).map((code) => [code, code]));
  const target = source.attributes.get(coarse);
  if (target === undefined || target.asked !== undefined) return null;
  if (target.origin.kind === "recode") {
    const { of, map } = target.origin;
    const before = coarsening(source, fine, of);
    return before && new Map([...before].map(([code, between]) => [code, map.get(between) ?? unknown]));
  }
  const own = source.attributes.get(fine);
  return own === undefined || own.asked !== undefined ? null : widerBands(own, target);
}

/** Bands of one number, where each lower bound of the wider ones is one of the narrower ones, the first included. */
function widerBands(narrow: Attribute, wide: Attribute): ReadonlyMap<string, string> | null {
  if (narrow.origin.kind !== "bands" || wide.origin.kind !== "bands") return null;
  if (narrow.origin.of !== wide.origin.of) return null;
  const [inner, outer] = [boundsOf(narrow), boundsOf(wide)];
  const starts = new Set(inner.map(({ from }) => from));
  if (inner[0]?.from !== outer[0]?.from || !outer.every(({ from }) => starts.has(from))) return null;
  const bandOf = (from: number) => outer.findLast((band) => band.from <= from)?.code ?? unknown;
  return new Map([...inner.map(({ code, from }) => [code, bandOf(from)] as const), [unknown, unknown]]);
}

function boundsOf({ codes }: Attribute): readonly { readonly code: string; readonly from: number }[] {
  return codes
    .flatMap(({ code, from }) => (from === null ? [] : [{ code, from }]))
    .toSorted((a, b) => a.from - b.from);
}
