import { mkdir, rm, writeFile } from "node:fs/promises";
import { arch, cpus, totalmem } from "node:os";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { platformHere } from "../../packaging/portable/platform-here.ts";
import { portableEdition } from "../../packaging/portable/portable-edition.ts";
import { type Measure, measure } from "../measure.ts";
import { generate, type Size } from "./generate.ts";
import { fileMapping } from "./mapping.ts";

/**
 * Generates invented data and measures, in one run on one machine, whole processes doing the same work: Vigie,
 * from its sources and as `npm run pack` packs it, the shortest SQL in the same DuckDB, pandas, data.table. Usage: node run.ts
 * --folder DIR [--size 5m|20m|100m] [--rounds 3] [--only vigie,packed,sql,pandas,data.table] [--memory 1GB]. Rounds are interleaved; `--memory` is the limit
 * given to Vigie, and then to the SQL, which spills beside the data as Vigie does beside its output.
 */
const { values } = parseArgs({
  options: {
    folder: { type: "string", default: join(import.meta.dirname, "..", "..", ".vigie", "banc") },
    size: { type: "string", default: "5m" },
    rounds: { type: "string", default: "3" },
    memory: { type: "string" },
    only: { type: "string", default: "vigie,packed,sql,pandas,data.table" },
  },
});

const sizes: Readonly<Record<string, Size>> = {
  "5m": { contacts: 5_000_000, units: 93_000, sorted: false },
  "20m": { contacts: 20_000_000, units: 1_000_000, sorted: false },
  "100m": { contacts: 100_000_000, units: 5_000_000, sorted: false },
  "100m-sorted": { contacts: 100_000_000, units: 5_000_000, sorted: true },
};

const here = import.meta.dirname;
const vigie = join(here, "..", "..", "apps", "cli", "bin", "vigie.js");

/** The program of the edition for Windows, with the libraries of this machine; written once. */
let program: Promise<string> | null = null;
const packed = () => {
  program ??= writeProgram(join(values.folder, "packed"));
  return program;
};
async function writeProgram(folder: string): Promise<string> {
  const root = join(here, "..", "..");
  for (const [path, bytes] of await portableEdition({ root, version: "0" }, await platformHere(root))) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), bytes);
  }
  return join(folder, "programme", "code", "vigie.mjs");
}

const size = sizes[values.size];
if (size === undefined) throw new RangeError(`--size is one of ${Object.keys(sizes).join(", ")}`);
await mkdir(values.folder, { recursive: true });
const files = await generate(values.folder, size);

async function mapping(kind: "csv" | "parquet"): Promise<string> {
  const path = join(values.folder, `${kind}.yaml`);
  const [units, contacts] =
    kind === "csv" ? [files.unitsCsv, files.contactsCsv] : [files.unitsParquet, files.contactsParquet];
  await writeFile(path, fileMapping({ units, contacts }));
  return path;
}

const out = join(values.folder, "out");
/** The edition for Windows keeps nothing that Node.js compiled. */
const asPacked = ["NODE_DISABLE_COMPILE_CACHE=1", process.execPath];
const vigieRun = async (kind: "csv" | "parquet", started: readonly string[] = [process.execPath, vigie]) => {
  const data = await mapping(kind);
  const words = [...started, "run", join(here, "study"), "--partner", "banc", "--data", data, "--out", out];
  if (values.memory !== undefined) words.push("--memory", values.memory);
  return measure("/usr/bin/env", words).finally(() => rm(out, { recursive: true, force: true }));
};
const sqlRun = (units: string, contacts: string) =>
  measure(process.execPath, [
    join(here, "by-hand.ts"),
    units,
    contacts,
    ...(values.memory === undefined ? [] : [values.memory, join(values.folder, "spill")]),
  ]);

const contenders: readonly (readonly [string, () => Promise<Measure>])[] = [
  ["vigie, Parquet", () => vigieRun("parquet")],
  ["packed, Parquet", async () => vigieRun("parquet", [...asPacked, await packed()])],
  ["sql, Parquet", () => sqlRun(files.unitsParquet, files.contactsParquet)],
  ["vigie, CSV", () => vigieRun("csv")],
  ["packed, CSV", async () => vigieRun("csv", [...asPacked, await packed()])],
  ["sql, CSV", () => sqlRun(files.unitsCsv, files.contactsCsv)],
  [
    "pandas, CSV",
    () => measure("/usr/bin/python3", [join(here, "pandas_tables.py"), files.unitsCsv, files.contactsCsv]),
  ],
  [
    "data.table, CSV",
    () => measure("Rscript", [join(here, "data-table.R"), files.unitsCsv, files.contactsCsv]),
  ],
];

process.stdout.write(
  `${size.contacts.toLocaleString("en")} contacts, ${size.units.toLocaleString("en")} units; ${cpus().length} × ${cpus()[0]?.model} (${arch()}), ${Math.round(totalmem() / 2 ** 30)} GiB; Node.js ${process.versions.node}; median of ${values.rounds}\n\n| | seconds | peak MB |\n|---|---|---|\n`,
);
const selected = values.only.split(",");
const measured = contenders
  .filter(([name]) => selected.includes(name.split(",")[0] ?? ""))
  .map(([name, once]) => ({ name, once, measures: [] as Measure[] }));
if (selected.includes("packed")) await packed();
for (let round = 0; round < Number(values.rounds); round++)
  for (const { once, measures } of measured) measures.push(await once());
for (const { name, measures } of measured) {
  const middle = measures.toSorted((a, b) => a.seconds - b.seconds)[measures.length >> 1];
  const peak = Math.max(...measures.map(({ megabytes }) => megabytes));
  process.stdout.write(`| ${name} | ${middle?.seconds.toFixed(2)} | ${Math.round(peak)} |\n`);
}
