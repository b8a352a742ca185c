import { existsSync } from "node:fs";
import { mkdir, readFile, rmdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

const memory = "/sys/fs/cgroup/memory";

/** Whether this machine lets the memory of processes be limited: the first version of control groups, and root. */
export const canLimitMemory = existsSync(join(memory, "memory.limit_in_bytes")) && process.getuid?.() === 0;

/**
 * Runs with all that it starts in a group of processes that takes no more than some bytes, the cache of files included: past
 * that the system ends one of them. A browser still sees the memory of the whole machine, by which it sets limits of its own.
 * @returns with the most that the group took, in bytes
 */
export async function withinMemory<Result>(
  bytes: number,
  run: () => Promise<Result>,
): Promise<{ readonly result: Result; readonly peak: number }> {
  const cgroup = (await readFile("/proc/self/cgroup", "utf8")).match(/^\d+:memory:(.*)$/m)?.[1] ?? "/";
  const group = join(memory, `vigie-${process.pid}`);
  await mkdir(group);
  try {
    await writeFile(join(group, "memory.limit_in_bytes"), String(bytes));
    await writeFile(join(group, "cgroup.procs"), String(process.pid));
    const result = await run();
    const peak = Number(await readFile(join(group, "memory.max_usage_in_bytes"), "utf8"));
    return { result, peak };
  } finally {
    await writeFile(join(memory, cgroup, "cgroup.procs"), String(process.pid));
    await rmdir(group);
  }
}
