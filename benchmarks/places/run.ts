import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { arch, cpus, totalmem } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { measure } from "../measure.ts";
import { generate } from "./generate.ts";

/**
 * Generates an invented list of places and measures, in one run on one machine, whole processes that read, locate and
 * compare them: `vigie run`, and the program that one writes first. Usage: node run.ts [--lines 100000] [--folder DIR].
 */
const { values } = parseArgs({
  options: {
    folder: { type: "string", default: join(import.meta.dirname, "..", "..", ".vigie", "banc-lieux") },
    lines: { type: "string", default: "100000" },
  },
});

const here = import.meta.dirname;
const { folder } = values;
const vigie = join(here, "..", "..", "apps", "cli", "bin", "vigie.js");
await mkdir(join(folder, "etude", "sources"), { recursive: true });
const { repeated } = await generate(join(folder, "lieux.csv"), Number(values.lines));

const files = {
  "etude/study.yaml": `vigie: 1
study: lieux
version: "1.0"
title: Lieux
window: { from: 2022-12-01, to: 2022-12-01 }
timezone: Europe/Paris
languages: [fr]
partners: { observatoire: { label: Observatoire, sources: [lieux] } }
`,
  "etude/sources/lieux.yaml": `source: lieux
label: Lieux
unit: { one: lieu, many: lieux }
protects: nothing
fields: { france_services: { type: flag, label: France services } }
`,
  "etude/indicators.yaml":
    "indicators: { kind: { kind: distribution, source: lieux, title: Aide, of: france_services } }\n",
  "observatoire.yaml": `mapping: 1
study: lieux
partner: observatoire
fictitious: true
accepts: { nothing: [lieux] }
sources: { lieux: { units: { file: lieux.csv, shape: places_national, key: place } } }
`,
};
for (const [path, text] of Object.entries(files)) await writeFile(join(folder, path), text);

const out = join(folder, "sortie");
await rm(out, { recursive: true, force: true });
const run = [join(folder, "etude"), "--partner", "observatoire", "--data", join(folder, "observatoire.yaml")];
const vigieRun = await measure(process.execPath, [vigie, "run", ...run, "--out", out]);
const naive = await measure(process.execPath, [join(here, "naive.ts"), join(folder, "lieux.csv")]);

const quality = JSON.parse(await readFile(join(out, "private", "quality.json"), "utf8")).lieux;
const notes: readonly { code: string; count: number }[] = quality.conversion.notes;
const found = notes.filter(({ code }) => code.startsWith("same_")).reduce((sum, { count }) => sum + count, 0);
const [cpu] = cpus();
console.log(`${values.lines} lines, ${repeated} of which speak of an earlier place`);
console.log(
  `${cpus().length} × ${cpu?.model} (${arch()}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node.js ${process.version}`,
);
console.log(
  `vigie run     ${vigieRun.seconds.toFixed(2)} s, ${Math.round(vigieRun.megabytes)} MB, ${found} repeated found`,
);
console.log(
  `first program ${naive.seconds.toFixed(2)} s, ${Math.round(naive.megabytes)} MB, ${naive.output.trim()}`,
);
console.log(notes.map(({ code, count }) => `${code} ${count}`).join(", "));
