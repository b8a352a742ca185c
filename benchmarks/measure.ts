import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";

/** Of mappings of invented data: nobody is protected by it. */
export const secret = "-U2M08Kn4tYjDMfhzDdYGvHv-stj60KRsxSyDikPc94";

export interface Measure {
  readonly seconds: number;
  /** Of the processors, those of its own processes that ended included: what other work on the machine hardly changes. */
  readonly processorSeconds: number;
  /** Peak of resident memory. */
  readonly megabytes: number;
  /** What it wrote to its standard output. */
  readonly output: string;
}

/** Runs a whole process. @throws {RangeError} when it fails */
export async function measure(command: string, words: readonly string[]): Promise<Measure> {
  const start = performance.now();
  const child = spawn(command, words, { stdio: ["ignore", "pipe", "pipe"] });
  const [output, errors] = [text(child.stdout), text(child.stderr)];
  let kilobytes = 0;
  let ticks = 0;
  const watching = setInterval(async () => {
    const status = await readFile(`/proc/${child.pid}/status`, "utf8").catch(() => "");
    kilobytes = Math.max(kilobytes, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0));
    ticks = Math.max(ticks, await ticksOf(child.pid));
  }, 20);
  const code = await new Promise((resolve) => child.once("close", resolve));
  clearInterval(watching);
  if (code !== 0) throw new RangeError(`${command} ${words.join(" ")} ended with ${code}\n${await errors}`);
  return {
    seconds: (performance.now() - start) / 1000,
    processorSeconds: ticks / 100,
    megabytes: kilobytes / 1024,
    output: await output,
  };
}

/** User and system time, of itself and of the children it waited for, in hundredths of a second (proc(5), stat). */
async function ticksOf(process: number | undefined): Promise<number> {
  const stat = await readFile(`/proc/${process}/stat`, "utf8").catch(() => "");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
}
