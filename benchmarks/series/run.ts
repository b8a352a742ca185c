import { existsSync } from "node:fs";
import { cp, mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { laterWindow, type Window } from "@vigie/study";
import { measure } from "../measure.ts";

/** The reference study assembled with one earlier edition, then with many, as the tables that each published. */
const { values } = parseArgs({
  options: {
    folder: { type: "string", default: join(tmpdir(), "vigie-series") },
    editions: { type: "string", default: "40" },
  },
});
const root = join(import.meta.dirname, "..", "..");
const vigie = join(root, "apps", "cli", "bin", "vigie.js");
const demo = join(values.folder, "demo");
await mkdir(values.folder, { recursive: true });
if (!existsSync(demo))
  await measure(process.execPath, [vigie, "demo", "--out", demo, "--no-serve", "--date", "2026-11-25"]);

const data = join(demo, "site", "donnees");
const text = await readFile(join(data, "datapackage.json"), "utf8");
const period = JSON.parse(text).vigie.study.window;
const former = join(values.folder, "former");

/** The data of the demonstration as those of a period before. */
async function editionBefore(editions: number): Promise<string> {
  const folder = join(former, String(editions));
  await cp(data, folder, { recursive: true });
  const moved: unknown = JSON.parse(text, (key, value) =>
    key === "window" ? laterWindow(asWindow(value), { period, editions: -editions }) : value,
  );
  await writeFile(join(folder, "datapackage.json"), JSON.stringify(moved));
  return join(folder, "datapackage.json");
}

function asWindow({ from, to }: Window): Window {
  return { from, to };
}

await rm(former, { recursive: true, force: true });
const before: string[] = [];
for (let at = 1; at < Number(values.editions); at++) before.push(await editionBefore(at));
const partners = join(demo, "partenaires");
const bundles = (await readdir(partners, { recursive: true }))
  .filter((path) => basename(path) === "bundle.zip")
  .toSorted()
  .map((path) => join(partners, path));
const out = join(values.folder, "out");
process.stdout.write(
  "| editions | seconds | of the processors | peak MB | evolution.html kB | all pages kB |\n|---|---|---|---|---|---|\n",
);
for (const earlier of [before.slice(0, 1), before]) {
  const words = [vigie, "assemble", join(root, "studies", "publics-fragiles"), ...bundles, "--out", out];
  await rm(out, { recursive: true, force: true });
  const { seconds, processorSeconds, megabytes } = await measure(process.execPath, [
    ...words,
    ...earlier.flatMap((path) => ["--previous", path]),
  ]);
  const { size } = await stat(join(out, "evolution.html"));
  const pages = await readdir(out, { recursive: true });
  const sizes = pages
    .filter((path) => path.endsWith(".html"))
    .map(async (path) => (await stat(join(out, path))).size);
  const all = (await Promise.all(sizes)).reduce((sum, each) => sum + each, 0);
  process.stdout.write(
    `| ${earlier.length + 1} | ${seconds.toFixed(1)} | ${processorSeconds.toFixed(1)} | ${megabytes.toFixed(0)} | ${(size / 1000).toFixed(0)} | ${(all / 1000).toFixed(0)} |\n`,
  );
}
