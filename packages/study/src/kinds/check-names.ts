import { checkDimension } from "../drafts/dimension.ts";
import { report } from "../problems.ts";
import type { IndicatorScope } from "./indicator-kind.ts";

/** Whether units can be counted along what a key of the indicator names. */
export function checkAlong(
  { draft, place, found }: IndicatorScope,
  name: string,
  at: readonly (string | number)[],
): boolean {
  return checkDimension(draft, { name, place: place(...at) }, found);
}

export function checkEachAlong(scope: IndicatorScope, names: readonly string[], key: string): void {
  for (const [position, name] of names.entries()) checkAlong(scope, name, [key, position]);
}

/** No two characteristics of one table are the same. */
export function checkDistinct({ place, found }: IndicatorScope, names: readonly string[]): void {
  const twice = names.find((name, position) => names.indexOf(name) < position);
  if (twice !== undefined) report(found, "study/profile-of-itself", place("of"), { attribute: twice });
}

/** The exact sets of channels that occur are a list of their own: nothing crosses it, nor is compared with it. */
export function checkNoSets(
  { place, found }: IndicatorScope,
  { of, by = [] }: { readonly of: string; readonly by?: readonly string[] },
): void {
  if (by.includes("subgroup")) report(found, "study/sets-crossed", place("by"));
  else if (of === "subgroup") report(found, "study/sets-crossed", place("of"));
}
