import { setImmediate } from "node:timers/promises";
import type { assembling } from "@vigie/publication";
import type { Terminal } from "./terminal.ts";

const parts = { render: "site.telling", export: "site.exporting", publish: "site.publishing" } as const;

/** Makes a site, and says on the terminal where that stands; signals are heard between two parts. */
export async function assembleOnTerminal(
  steps: ReturnType<typeof assembling>,
  { messages: { message }, progress }: Terminal,
) {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    progress(message(parts[step.value.part]), step.value.share);
    await setImmediate();
  }
}
