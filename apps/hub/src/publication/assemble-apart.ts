import { spawn } from "node:child_process";
import { join } from "node:path";
import type { KeptProblem } from "../deposits/verification.ts";

/** What the process that assembles is given, as a file beside the bundles. */
export interface AssemblyAsked {
  readonly study: string;
  readonly bundles: readonly string[];
  readonly earlier: { readonly study: string; readonly bundles: readonly string[] } | null;
  /** Folder of the site, made by the process. */
  readonly out: string;
}

/** What assembling the reference study takes is a third of it. */
const memoryMegabytes = 1_024;
const longest = 5 * 60_000;

/**
 * Assembles in a process with a memory of its own: readers are answered while it works.
 * @param file `AssemblyAsked`, as JSON
 * @returns what is wrong with the study or the bundles
 */
export async function assembleApart(file: string): Promise<readonly KeptProblem[]> {
  const child = spawn(
    process.execPath,
    [`--max-old-space-size=${memoryMegabytes}`, join(import.meta.dirname, "assemble-process.ts"), file],
    { stdio: ["ignore", "pipe", "ignore"], timeout: longest, env: {} },
  );
  const chunks: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  // Out of memory or of time: it was stopped by a signal, and wrote nothing.
  if (code === null || chunks.length === 0) return [{ code: "hub/assembly-stopped", place: {}, values: {} }];
  // What our own process wrote: an object of this shape.
  const { problems }: { readonly problems: readonly KeptProblem[] } = JSON.parse(
    Buffer.concat(chunks).toString("utf8"),
  );
  return problems;
}
