import type { Part } from "../choices.ts";

/** Identifier of the control that decides a field; `key` for the column of the identifiers, `total` for the last row. */
export function anchorOf({ source, role }: Part, field: string): string {
  return `choose-${source}-${role}-${field}`;
}

/** Identifier of the box of a field's values that nothing translates yet. */
export function openValuesId(part: Part, field: string): string {
  return `${anchorOf(part, field)}-values`;
}

/** Moves the focus to what decides: of values, the proposals, or the first list that is empty. */
export function focusOnDecision(anchor: string, isOfValues: boolean): void {
  const control = document.getElementById(anchor);
  const box = isOfValues ? document.getElementById(`${anchor}-values`) : null;
  const lists = [...(box?.querySelectorAll("select") ?? [])];
  const first = box?.querySelector<HTMLElement>(".accept") ?? lists.find(({ value }) => value === "open");
  (first ?? control)?.focus();
}
