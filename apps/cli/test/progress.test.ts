import { spawnSync } from "node:child_process";
import { createWriteStream, existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { vigie, workbench, writeExample } from "./vigie.ts";

/** Of util-linux: a pseudo-terminal. */
const recorder = "/usr/bin/script";
const bin = join(import.meta.dirname, "..", "bin", "vigie.js");

let folder: string;
let clear: () => Promise<void>;
beforeEach(async () => {
  ({ folder, clear } = await workbench());
});
afterEach(() => clear());

/** What a terminal gets of a command. */
async function onTerminal(command: string) {
  const log = join(folder, "log");
  const { status } = spawnSync(recorder, ["-q", "-e", "-c", command, log], {
    cwd: folder,
    env: { ...process.env, LC_ALL: "fr_FR.UTF-8", COLUMNS: "80" },
    input: "",
  });
  return { status, written: await readFile(log, "utf8") };
}

/** The whole seconds that a line of progress showed, each once: a busy machine may miss some. */
function secondsIn(written: string): readonly number[] {
  return [...new Set([...written.matchAll(/ (\d+) s\r/g)].map(([, seconds]) => Number(seconds)))];
}

const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
const run = (...more: readonly string[]) =>
  [
    "run",
    "etude",
    "--partner",
    "caf",
    "--data",
    "caf.yaml",
    "--out",
    "sortie",
    "--not-sent",
    ...more,
  ] as const;
const typed = (words: readonly string[]) => [process.execPath, bin, ...words].map(quoted).join(" ");

/** The same contacts again and again, until reading them takes seconds. */
async function manyContacts(times: number): Promise<void> {
  const path = join(folder, "contacts.csv");
  const [head = "", ...lines] = (await readFile(path, "utf8")).trim().split("\n");
  const block = Array.from({ length: 100 }, () => `${lines.join("\n")}\n`).join("");
  const chunks = function* () {
    yield `${head}\n`;
    for (let at = 0; at < times / 100; at++) yield block;
  };
  await pipeline(Readable.from(chunks()), createWriteStream(path));
}

describe.skipIf(!existsSync(recorder))(
  "on a terminal (skipped without the command script of util-linux)",
  () => {
    test("a line moves at least every second while a large file is read, and says which", async () => {
      await writeExample(folder);
      await manyContacts(60_000);
      // On one core, reading takes seconds whatever the machine.
      const { status, written } = await onTerminal(`taskset -c 0 ${typed(run())}`);
      expect(status).toBe(0);
      expect(written).toMatch(/lecture de foyers\.csv, contacts\.csv, allocataires, .*[1-9] s/);
      const seconds = secondsIn(written);
      expect(seconds.length).toBeGreaterThan(Math.max(...seconds) / 2);
    }, 120_000);

    test("it moves while the main thread computes without a pause, and is gone before anything else is written", async () => {
      await writeFile(
        join(folder, "busy.ts"),
        `import { progressLine } from ${JSON.stringify(join(import.meta.dirname, "../src/terminal/progress-line.ts"))};
const line = progressLine(1, (text) => process.stdout.write(text));
line.show("protection", null, 80);
const end = performance.now() + 2_400;
while (performance.now() < end);
line.clear();
process.stdout.write("fini\\n");`,
      );
      const { written } = await onTerminal([process.execPath, "busy.ts"].map(quoted).join(" "));
      expect(secondsIn(written).length).toBeGreaterThanOrEqual(1);
      const lines = written.split("\r\u001b[2K");
      for (const line of lines.slice(1, -1)) expect(line).toMatch(/^protection {2}…( {2}\d s)?$/);
      expect(lines.at(-1)).toMatch(/^fini\r?\n/);
    }, 30_000);

    test("with --json, nothing but the result is written", async () => {
      await writeExample(folder);
      const { status, written } = await onTerminal(typed(run("--json")));
      expect(status).toBe(0);
      expect(written).not.toContain("\u001b[2K");
    });
  },
);

test("to a file or a program, no line moves", async () => {
  await writeExample(folder);
  const { out, error } = await vigie(run(), folder);
  expect(out).not.toContain("\r");
  expect(`${out}${error}`).not.toContain("\u001b");
});
