import { textValue } from "@vigie/words";
import { checkDimension } from "../dimension.ts";
import { problem } from "../problems.ts";
import type { IndicatorScope } from "./indicator-kind.ts";

/** Whether units can be counted along what a key of the indicator names. */
export function checkAlong(
  { draft, form, path, found }: IndicatorScope,
  name: string,
  at: readonly (string | number)[],
): boolean {
  return checkDimension(draft, { name, place: form.written.place([...path, ...at]) }, found);
}

export function checkEachAlong(scope: IndicatorScope, names: readonly string[], key: string): void {
  for (const [position, name] of names.entries()) checkAlong(scope, name, [key, position]);
}

/** No two characteristics of one table are the same. */
export function checkApart({ form, path, found }: IndicatorScope, names: readonly string[]): void {
  const twice = names.find((name, position) => names.indexOf(name) < position);
  if (twice !== undefined)
    found.push(
      problem("study/profile-of-itself", form.written.place([...path, "of"]), {
        attribute: textValue(twice),
      }),
    );
}

/** The exact sets of channels that occur are a list of their own: nothing crosses it, nor is compared with it. */
export function checkNoSets(
  { form, path, found }: IndicatorScope,
  { of, by = [] }: { readonly of: string; readonly by?: readonly string[] },
): void {
  const place = (key: string) => form.written.place([...path, key]);
  if (by.includes("subgroup")) found.push(problem("study/sets-crossed", place("by")));
  else if (of === "subgroup") found.push(problem("study/sets-crossed", place("of")));
}
