import type { AssemblyProgress } from "@vigie/diagnostic";
import type { Terminal } from "./terminal.ts";

/** Where the making of a site stands, on a terminal. */
export function assemblyProgress({ speech: { say }, progress }: Terminal): AssemblyProgress {
  const parts = { tell: "site.telling", export: "site.exporting", publish: "site.publishing" } as const;
  return (part, share) => progress(say(parts[part]), share);
}
