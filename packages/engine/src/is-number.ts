import { given } from "./derivations/index.ts";
import type { Plan } from "./plan.ts";

/** Whether an attribute is a number, read or derived, rather than a code. */
export function isNumber(plan: Plan, attribute: string): boolean {
  const node = plan.attributes.get(attribute);
  return node !== undefined && given(node) === "number";
}
