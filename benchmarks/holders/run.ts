import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { measure } from "../measure.ts";

/**
 * The bundles of many holders of one group, assembled: `vigie demo` makes them, a fifth of the group being awaited.
 */

const { values } = parseArgs({
  options: {
    holders: { type: "string", default: "200" },
    persons: { type: "string", default: "500" },
    folder: { type: "string", default: ".vigie/banc/holders" },
  },
});

const root = join(import.meta.dirname, "..", "..");
const folder = resolve(values.folder);
const [received, persons] = [Number(values.holders), Number(values.persons)];
/** Of five holders, four come: see `comeIn`. */
const expected = Math.floor((received * 5) / 4);

await rm(folder, { recursive: true, force: true });
await mkdir(join(folder, "etude"), { recursive: true });
await cp(join(root, "studies", "nouvelle"), join(folder, "etude"), { recursive: true });
const study = join(folder, "etude", "study.yaml");
const text = await readFile(study, "utf8");
await writeFile(
  study,
  text.replace("    sources: [allocataires]\n", "    sources: [allocataires]\n    pooled: true\n"),
);
const indicators = join(folder, "etude", "indicators.yaml");
await writeFile(indicators, (await readFile(indicators, "utf8")).replace(/^ {2}canaux:\n(?: {4}.*\n)*/m, ""));
await mkdir(join(folder, "etude", "holders"));
const lines = Array.from({ length: expected }, (_, at) => `h${at},Détenteur ${at}`);
await writeFile(join(folder, "etude", "holders", "caf.csv"), `holder,label\n${lines.join("\n")}\n`);

const vigie = join(root, "apps", "cli", "bin", "vigie.js");
const size = String(persons * expected);
const demo = join(folder, "demo");
const making = await measure(process.execPath, [
  vigie,
  "demo",
  join(folder, "etude"),
  ...["--no-serve", "--size", size, "--out", demo],
]);
const made = (await readdir(join(demo, "partenaires", "caf"))).map((holder) =>
  join(demo, "partenaires", "caf", holder, "bundle.zip"),
);
const words = ["assemble", join(folder, "etude"), ...made, "--out", join(folder, "site")];
const assembling = await measure(process.execPath, [vigie, ...words]);
process.stdout.write(
  `${made.length} holders of ${persons} persons: demonstration ${making.seconds.toFixed(1)} s; assembled in ${assembling.seconds.toFixed(1)} s (${assembling.processorSeconds.toFixed(1)} s of processor), ${assembling.megabytes.toFixed(0)} MB\n`,
);
