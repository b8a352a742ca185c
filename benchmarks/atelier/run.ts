import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { appendFile, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { pieceNames } from "../../apps/cli/src/study/study-pieces.ts";

/*
 * The atelier on each template and on all of them composed: from the save of a text to its page made again, once the page that
 * shows it has read it. Another page is made when it is opened.
 */
const { values } = parseArgs({
  options: {
    saves: { type: "string", default: "8" },
    size: { type: "string", default: "2000" },
    departement: { type: "string", default: "44" },
  },
});
const bin = join(import.meta.dirname, "../../apps/cli/bin/vigie.js");
const names = await pieceNames();
process.stdout.write("templates | pages | median s | slowest s | median processor s\n");
for (const templates of [...names.map((name) => [name]), names]) await measureOf(templates);

async function measureOf(templates: readonly string[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "vigie-atelier-bench-"));
  const vigie = (...words: readonly string[]) => {
    const { status, stderr } = spawnSync(process.execPath, [bin, ...words], {
      cwd: folder,
      encoding: "utf8",
    });
    if (status !== 0) throw new RangeError(stderr);
  };
  vigie("new", "etude", "--template", templates.join(","), "--departement", values.departement);
  vigie("demo", "etude", "--size", values.size, "--no-serve");
  const server = spawn(process.execPath, [bin, "write", "etude", "--from", "demo"], {
    cwd: folder,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = await once(server.stdout, "data");
  const address = /http\S+/.exec(String(line))?.[0] ?? "";
  const events = (await fetch(new URL("_/events", address))).body?.getReader();
  await events?.read();
  const seconds: number[] = [];
  const processor: number[] = [];
  for (let save = 0; save < Number(values.saves); save++) {
    const [start, used] = [performance.now(), await processorSeconds(server.pid)];
    await appendFile(join(folder, "etude", "diagnostic.fr.md"), `\nEnregistrement ${save}.\n`);
    await events?.read();
    await (await fetch(new URL("site/index.html", address))).text();
    seconds.push((performance.now() - start) / 1000);
    processor.push((await processorSeconds(server.pid)) - used);
  }
  await events?.cancel();
  server.kill("SIGINT");
  await once(server, "exit");
  const { length: pages } =
    (await readFile(join(folder, "demo", ".vigie"), "utf8")).match(/site\/.*\.html/g) ?? [];
  await rm(folder, { recursive: true, force: true });
  const written = [median(seconds), Math.max(...seconds), median(processor)].map((one) => one.toFixed(2));
  process.stdout.write(`${templates.join(", ")} | ${pages} | ${written.join(" | ")}\n`);
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

/** User and system time of a process (proc(5), stat). */
async function processorSeconds(pid: number | undefined): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8");
  const [user = "0", system = "0"] = stat
    .slice(stat.lastIndexOf(")") + 2)
    .split(" ")
    .slice(11, 13);
  return (Number(user) + Number(system)) / 100;
}
