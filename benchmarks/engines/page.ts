import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { openEnginePage } from "../../packages/adapters/page-engine/test/browser/engine-page.ts";
import { type Plan, planSource } from "../../packages/core/engine/src/index.ts";
import { openDuckDb } from "../../packages/core/engine/src/node/index.ts";
import { parseMapping } from "../../packages/core/mapping/src/index.ts";
import { loadStudy } from "../../packages/core/study/src/index.ts";
import { openChromium } from "../../test/chromium.ts";
import { generate } from "../channels/generate.ts";
import { fileMapping } from "../channels/mapping.ts";
import { takenBy } from "../taken-by.ts";

/**
 * The plan of `channels`, from files to exact tables: DuckDB in this process, then DuckDB-WASM in a page of Chromium, in turn.
 * Files are chosen in the page as a person does, and stay on the disk. Memory is that of all processes of the browser (what they
 * share counted once), less what they take before the run.
 * Usage: node page.ts [--contacts 5000000] [--units 93000] [--rounds 3] [--kind csv|parquet] [--folder DIR].
 */
const { values } = parseArgs({
  options: {
    contacts: { type: "string", default: "5000000" },
    units: { type: "string", default: "93000" },
    rounds: { type: "string", default: "3" },
    kind: { type: "string", default: "csv" },
    folder: { type: "string", default: join(import.meta.dirname, "..", "..", ".vigie", "banc") },
  },
});

const files = await generate(values.folder, {
  contacts: Number(values.contacts),
  units: Number(values.units),
  sorted: false,
});
const isCsv = values.kind === "csv";
const paths = {
  units: isCsv ? files.unitsCsv : files.unitsParquet,
  contacts: isCsv ? files.contactsCsv : files.contactsParquet,
};
const plan = await planOf(paths);
const expected: string[] = [];

for (let round = 0; round < Number(values.rounds); round++) {
  const native = await nativeRun(plan);
  const page = await pageRun(plan);
  const spentText = ({ seconds, processorSeconds }: Spent) =>
    `${seconds.toFixed(2)} s (${processorSeconds.toFixed(2)} of processor)`;
  process.stdout.write(
    `native ${spentText(native)}; page ${spentText(page)}, ratio ${(page.seconds / native.seconds).toFixed(2)}, peak ${Math.round(page.megabytes)} MB, of which ${Math.round(page.idleMegabytes)} before the run\n`,
  );
}
if (new Set(expected).size !== 1) throw new RangeError("the two engines give different tables");

async function planOf(read: typeof paths): Promise<Plan> {
  const folder = join(import.meta.dirname, "..", "channels", "study");
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".yaml"));
  const loaded = await loadStudy(
    new Map(
      await Promise.all(
        names.map(async (name) => [name, await readFile(join(folder, name), "utf8")] as const),
      ),
    ),
  );
  if ("errors" in loaded) throw new RangeError("the study of the benchmark is wrong");
  const parsed = parseMapping(fileMapping(read), join(values.folder, "mapping.yaml"), {
    study: loaded.study,
  });
  const source = loaded.study.sources.get("units");
  if ("errors" in parsed || source === undefined)
    throw new RangeError("the mapping of the benchmark is wrong");
  return planSource(loaded.study, source, parsed.mapping, loaded.study.indicators.values());
}

interface Spent {
  readonly seconds: number;
  /** Of all threads: what other work on the machine hardly changes. */
  readonly processorSeconds: number;
}

async function nativeRun(plan: Plan): Promise<Spent> {
  const engine = await openDuckDb({ workFolder: join(values.folder, "work"), inputFolders: [values.folder] });
  const [start, spent] = [performance.now(), process.cpuUsage()];
  const { tables } = await engine.run(plan, () => undefined);
  const { user, system } = process.cpuUsage(spent);
  const seconds = (performance.now() - start) / 1000;
  expected.push(JSON.stringify(tables));
  await engine.close();
  return { seconds, processorSeconds: (user + system) / 1e6 };
}

async function pageRun(
  plan: Plan,
): Promise<Spent & { readonly megabytes: number; readonly idleMegabytes: number }> {
  const { context, profile, close } = await openChromium();
  const page = await openEnginePage(context);
  try {
    const chosen = Object.values(paths);
    await page.page.setInputFiles("input", chosen);
    const idle = await takenBy(profile);
    let megabytes = idle.megabytes;
    const watching = setInterval(async () => {
      megabytes = Math.max(megabytes, (await takenBy(profile)).megabytes);
    }, 200);
    const start = performance.now();
    const { tables } = await page.run(plan, new Map(chosen.map((path) => [path, new Uint8Array()])));
    const seconds = (performance.now() - start) / 1000;
    clearInterval(watching);
    const { processorSeconds } = await takenBy(profile);
    expected.push(JSON.stringify(tables));
    return {
      seconds,
      processorSeconds: processorSeconds - idle.processorSeconds,
      megabytes,
      idleMegabytes: idle.megabytes,
    };
  } finally {
    await page.close();
    await close();
  }
}
