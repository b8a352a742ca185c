import { given } from "./derivations/index.ts";
import type { Plan } from "./plan.ts";

/** Whether an attribute is a number, read or derived: its values are no codes. */
export function isNumber(plan: Plan, attribute: string): boolean {
  const node = plan.attributes.get(attribute);
  return node !== undefined && given(node) === "number";
}
