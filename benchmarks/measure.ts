import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";

export interface Measure {
  readonly seconds: number;
  /** Peak of resident memory. */
  readonly megabytes: number;
}

/** Runs a whole process. @throws {RangeError} when it fails */
export async function measure(command: string, words: readonly string[]): Promise<Measure> {
  const start = performance.now();
  const child = spawn(command, words, { stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr.on("data", (chunk) => {
    said += chunk;
  });
  let kilobytes = 0;
  const watching = setInterval(async () => {
    const status = await readFile(`/proc/${child.pid}/status`, "utf8").catch(() => "");
    kilobytes = Math.max(kilobytes, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0));
  }, 20);
  const code = await new Promise((resolve) => child.once("close", resolve));
  clearInterval(watching);
  if (code !== 0) throw new RangeError(`${command} ${words.join(" ")} ended with ${code}\n${said}`);
  return { seconds: (performance.now() - start) / 1000, megabytes: kilobytes / 1024 };
}
