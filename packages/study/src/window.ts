import type { VigieError } from "@vigie/words";
import type { Form } from "./forms/form.ts";
import { problem } from "./problems.ts";
import type { Window } from "./study.ts";

/** A window ends on the day it starts, or later. */
export function checkWindow(
  { value, written, lost }: Form<{ window?: Window | undefined }>,
  found: VigieError[],
): void {
  const { window } = value;
  if (window !== undefined && !lost(["window"]) && window.to < window.from)
    found.push(problem("study/window-reversed", written.place(["window", "to"])));
}
