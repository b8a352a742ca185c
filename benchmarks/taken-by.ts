import { readdir, readFile } from "node:fs/promises";

/** By the browser that has this profile, and the processes that it started (proc(5): stat, and smaps_rollup). */
export async function takenBy(
  profile: string,
): Promise<{ readonly megabytes: number; readonly processorSeconds: number }> {
  const processes = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const read = (process: string, file: string) =>
    readFile(`/proc/${process}/${file}`, "utf8").catch(() => "");
  const stats = new Map<string, readonly string[]>();
  let browser = "";
  for (const process of processes) {
    const stat = await read(process, "stat");
    stats.set(process, stat.slice(stat.lastIndexOf(")") + 2).split(" "));
    const command = await read(process, "cmdline");
    if (command.includes(profile) && !/--type=|crashpad/.test(command)) browser = process;
  }
  const isOfBrowser = (process: string): boolean => {
    const parent = stats.get(process)?.[1];
    return process === browser || (parent !== undefined && isOfBrowser(parent));
  };
  let [kilobytes, ticks] = [0, 0];
  for (const process of processes.filter(isOfBrowser)) {
    kilobytes += Number(/^Pss:\s+(\d+)/m.exec(await read(process, "smaps_rollup"))?.[1] ?? 0);
    const [user = "0", system = "0"] = stats.get(process)?.slice(11, 13) ?? [];
    ticks += Number(user) + Number(system);
  }
  return { megabytes: kilobytes / 1024, processorSeconds: ticks / 100 };
}
