import type { VigieError } from "@vigie/words";
import type { Form } from "./forms/form.ts";
import { report } from "./problems.ts";
import type { Window } from "./study.ts";

/** A window ends on the day it starts, or later. */
export function checkWindow(
  { value, written, lost }: Form<{ window?: Window | undefined }>,
  found: VigieError[],
): void {
  const { window } = value;
  if (window !== undefined && !lost(["window"]) && window.to < window.from)
    report(found, "study/window-reversed", written.place(["window", "to"]));
}

/** Length of a period, in whole months. */
export function monthsOf({ from, to }: Window): number {
  return Math.round((daysBetween(from, to) + 1) / 30.44);
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
