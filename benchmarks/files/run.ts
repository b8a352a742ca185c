import { existsSync } from "node:fs";
import { mkdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Measure, measure } from "../measure.ts";

/**
 * Invented households of 20 columns in SAS and SPSS files: read by Vigie, which writes them as CSV, and by haven, pyreadstat
 * and pandas, which keep them in memory. Usage: node run.ts [--folder DIR] [--rows 1000000].
 */
const { values } = parseArgs({
  options: {
    folder: { type: "string", default: join(import.meta.dirname, "..", "..", ".vigie", "banc-fichiers") },
    rows: { type: "string", default: "1000000" },
  },
});
const { folder } = values;

const files = [
  {
    name: "households.sas7bdat",
    kind: "sas7bdat",
    haven: "read_sas",
    pyreadstat: "read_sas7bdat",
    pandas: true,
  },
  { name: "households.xpt", kind: "xpt", haven: "read_xpt", pyreadstat: "read_xport", pandas: true },
  { name: "households.sav", kind: "sav", haven: "read_sav", pyreadstat: "read_sav", pandas: false },
  { name: "households.zsav", kind: "sav", haven: "read_sav", pyreadstat: "read_sav", pandas: false },
] as const;

await mkdir(folder, { recursive: true });
if (!existsSync(join(folder, "households.zsav")))
  await measure("Rscript", [join(import.meta.dirname, "generate.R"), folder, values.rows]);

console.log(
  "| file | MB | program | seconds | of processor | peak MB |\n| --- | --- | --- | --- | --- | --- |",
);
for (const { name, kind, haven, pyreadstat, pandas } of files) {
  const path = join(folder, name);
  const megabytes = (await stat(path)).size / 1e6;
  const python = (code: string) => measure("/usr/bin/python3", ["-c", code]);
  const printRow = (program: string, { seconds, processorSeconds, megabytes: peak }: Measure) =>
    console.log(
      `| ${name} | ${megabytes.toFixed(0)} | ${program} | ${seconds.toFixed(1)} | ${processorSeconds.toFixed(1)} | ${peak.toFixed(0)} |`,
    );
  printRow("Vigie", await measure(process.execPath, [join(import.meta.dirname, "read.ts"), path, kind]));
  await rm(`${path}.csv`, { force: true });
  printRow("haven", await measure("Rscript", ["-e", `d <- haven::${haven}("${path}")`]));
  printRow("pyreadstat", await python(`import pyreadstat; pyreadstat.${pyreadstat}("${path}")`));
  // pandas does not know the marks of version 8 of transport files.
  if (pandas && kind !== "xpt")
    printRow("pandas", await python(`import pandas; pandas.read_sas("${path}", encoding="utf-8")`));
}
