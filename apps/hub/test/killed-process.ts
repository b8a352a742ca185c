import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";

/** Counts what is done to files once it is armed, and kills the process before the one that is asked for. */
const killing = `import fs from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
const at = Number(process.env.KILL_AT);
let calls = 0;
const counted = (owner, name) => {
  const call = owner[name];
  owner[name] = function (...given) {
    if (process.env.ARMED === "1" && ++calls === at) process.kill(process.pid, "SIGKILL");
    return call.apply(this, given);
  };
};
const handle = await fs.open(process.execPath, "r");
for (const name of ["writeFile", "write", "sync", "datasync", "close"]) counted(Object.getPrototypeOf(handle), name);
await handle.close();
for (const name of ["open", "rename", "rm", "mkdir", "writeFile"]) counted(fs, name);
syncBuiltinESMExports();
`;

/** What a process acknowledged, and whether it came to its end. */
export interface Killed {
  readonly isWhole: boolean;
  readonly said: readonly string[];
}

/**
 * @param folder where the preload that kills is written
 * @returns a function that runs a script of this folder, which sets `ARMED` in its environment, and kills it before one of its writes
 */
export function killedProcesses(
  folder: string,
): (at: number, script: string, words: readonly string[]) => Promise<Killed> {
  const preload = join(folder, "kill.mjs");
  writeFileSync(preload, killing);
  return async (at, script, words) => {
    const child = spawn(
      process.execPath,
      ["--import", preload, join(import.meta.dirname, script), ...words],
      { env: { ...process.env, KILL_AT: String(at) }, stdio: ["ignore", "pipe", "inherit"] },
    );
    const said = text(child.stdout);
    const [code, signal] = await once(child, "exit");
    if (code !== 0 && signal !== "SIGKILL") throw new RangeError("the process failed by itself");
    return { isWhole: code === 0, said: (await said).split("\n").filter((line) => line !== "") };
  };
}
