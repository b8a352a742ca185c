import type { Hub } from "./hub.ts";

/**
 * Writes a fault in the log: its name and where it came up. Its message may hold what somebody sent.
 * @param where a route or a task of ours, never an address that was asked
 */
export function logFault({ now, log }: Pick<Hub, "now" | "log">, where: string, error: unknown): void {
  const name = error instanceof Error ? error.name : "Error";
  const code = error instanceof Error && "code" in error ? ` ${String(error.code)}` : "";
  log(`${now().toISOString()} fault ${name}${code} ${where}`);
}
