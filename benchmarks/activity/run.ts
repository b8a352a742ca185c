import { mkdir, rm, writeFile } from "node:fs/promises";
import { arch, cpus, totalmem } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Measure, measure, secret } from "../measure.ts";
import { generate } from "./generate.ts";

/**
 * Invented accompaniments of France services, run by Vigie and tabulated by SQL written by hand, in one run on one
 * machine. Usage: node run.ts [--folder DIR] [--rows 1000000] [--rounds 3].
 */
const { values } = parseArgs({
  options: {
    folder: { type: "string", default: join(import.meta.dirname, "..", "..", ".vigie", "banc-activite") },
    rows: { type: "string", default: "1000000" },
    rounds: { type: "string", default: "3" },
  },
});
const root = join(import.meta.dirname, "..", "..");
const rows = Number(values.rows);
await mkdir(values.folder, { recursive: true });
const file = await generate(values.folder, rows);
const mapping = join(values.folder, "mapping.yaml");
await writeFile(
  mapping,
  `mapping: 1
study: publics-fragiles
partner: prefecture93
fictitious: true
secret: ${secret}
sources:
  france_services: { units: { file: ${JSON.stringify(file)}, key: accompaniment } }
`,
);
const out = join(values.folder, "out");
const vigieWords = [
  join(root, "apps", "cli", "bin", "vigie.js"),
  "run",
  join(root, "studies", "publics-fragiles"),
  ...["--partner", "prefecture93", "--data", mapping, "--out", out],
];
const contenders: readonly (readonly [string, () => Promise<Measure>])[] = [
  ["Vigie", () => measure(process.execPath, vigieWords)],
  ["SQL by hand", () => measure(process.execPath, [join(import.meta.dirname, "by-hand.ts"), file])],
];

process.stdout.write(
  `${rows.toLocaleString("en")} accompaniments; ${cpus().length} × ${cpus()[0]?.model} (${arch()}), ${Math.round(totalmem() / 2 ** 30)} GiB; Node.js ${process.versions.node}; median of ${values.rounds}\n\n| | seconds | peak MB |\n|---|---|---|\n`,
);
for (const [name, once] of contenders) {
  const measures: Measure[] = [];
  for (let round = 0; round < Number(values.rounds); round++) measures.push(await once());
  const middle = measures.toSorted((a, b) => a.seconds - b.seconds)[measures.length >> 1];
  const peak = Math.max(...measures.map(({ megabytes }) => megabytes));
  process.stdout.write(`| ${name} | ${middle?.seconds.toFixed(2)} | ${Math.round(peak)} |\n`);
}
await rm(out, { recursive: true, force: true });
