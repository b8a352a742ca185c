import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const faultMax = 20_000;

/** `code`: how the process ended, the name of its error and where in our sources; never the error's message. */
export class ProcessStopped extends Error {
  readonly code: string;

  constructor(exit: number | null, written: string) {
    super("a process that worked apart stopped");
    this.name = "ProcessStopped";
    const [, name = ""] = /^(\w*Error)\b/m.exec(written) ?? [];
    const [, place = ""] = /\/((?:packages|apps)\/[\w./-]+:\d+)/.exec(written) ?? [];
    this.code = [exit ?? "signal", name, place].filter((part) => part !== "").join(" ");
  }
}

/**
 * Runs a script in a process with a memory of its own, which is stopped whatever it does, native code included: readers are
 * answered while it works. It is handed nothing of the service's environment.
 * @param words that the script reads in `process.argv`
 * @param limits.memory megabytes of JavaScript. @param limits.seconds that it may take
 * @returns what it writes on its output
 * @throws {ProcessStopped} out of memory or of time, or by a fault of ours
 */
export async function childProcess(
  script: URL,
  words: readonly string[],
  limits: { readonly memory: number; readonly seconds: number },
): Promise<string> {
  const child = spawn(
    process.execPath,
    [`--max-old-space-size=${limits.memory}`, fileURLToPath(script), ...words],
    {
      stdio: ["ignore", "pipe", "pipe"],
      timeout: limits.seconds * 1_000,
      killSignal: "SIGKILL",
      env: { NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE },
    },
  );
  const chunks: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
  // Read whole, so that it never waits; kept in part.
  let fault = "";
  child.stderr.on("data", (chunk: Buffer) => {
    fault = (fault + chunk.toString("utf8")).slice(-faultMax);
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (code !== 0) throw new ProcessStopped(code, fault);
  return Buffer.concat(chunks).toString("utf8");
}
