import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const faultMax = 20_000;

/** `code`: exit status, name of the error and its place in our sources; never the error's message, which may quote data. */
export class ProcessStopped extends Error {
  readonly code: string;

  constructor(exit: number | null, written: string) {
    super("a child process stopped");
    this.name = "ProcessStopped";
    const [, name = ""] = /^(\w*Error)\b/m.exec(written) ?? [];
    const [, place = ""] = /\/((?:packages|apps)\/[\w./-]+:\d+)/.exec(written) ?? [];
    this.code = [exit ?? "signal", name, place].filter((part) => part !== "").join(" ");
  }
}

/**
 * Runs a script in a child process with limits of memory and time, which hold for native code too, while the service answers
 * requests. The child gets none of the service's environment variables.
 * @param words arguments, which the script reads in `process.argv`
 * @param limits.memory megabytes of the JavaScript heap. @param limits.seconds before it is killed
 * @returns its standard output
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
