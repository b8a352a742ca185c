import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Measure, measure } from "../measure.ts";

const root = join(import.meta.dirname, "..", "..");

/** The command of the house. */
export const vigie = join(root, "apps", "cli", "bin", "vigie.js");

/** A study of one group, in a folder, with the bundle of each of its holders that is not awaited. */
export interface MadeHolders {
  readonly study: string;
  readonly bundles: readonly { readonly holder: string; readonly path: string }[];
  /** What making them took. */
  readonly making: Measure;
}

/** Has `vigie demo` make the bundles of many holders of one group, a fifth of which are awaited. @param size.persons of each holder */
export async function madeHolders(
  folder: string,
  size: { readonly received: number; readonly persons: number },
): Promise<MadeHolders> {
  /** Of five holders, four come: see `comeIn`. */
  const expected = Math.floor((size.received * 5) / 4);
  const study = join(folder, "etude");
  await rm(folder, { recursive: true, force: true });
  await mkdir(study, { recursive: true });
  await cp(join(root, "studies", "nouvelle"), study, { recursive: true });
  const identity = join(study, "study.yaml");
  const text = await readFile(identity, "utf8");
  await writeFile(
    identity,
    text.replace("    sources: [allocataires]\n", "    sources: [allocataires]\n    pooled: true\n"),
  );
  const indicators = join(study, "indicators.yaml");
  await writeFile(
    indicators,
    (await readFile(indicators, "utf8")).replace(/^ {2}canaux:\n(?: {4}.*\n)*/m, ""),
  );
  await mkdir(join(study, "holders"));
  const lines = Array.from({ length: expected }, (_, at) => `h${at},Détenteur ${at}`);
  await writeFile(join(study, "holders", "caf.csv"), `holder,label\n${lines.join("\n")}\n`);
  const demo = join(folder, "demo");
  const words = ["--no-serve", "--size", String(size.persons * expected), "--out", demo];
  const making = await measure(process.execPath, [vigie, "demo", study, ...words]);
  const partner = join(demo, "partenaires", "caf");
  const bundles = (await readdir(partner)).map((holder) => ({
    holder,
    path: join(partner, holder, "bundle.zip"),
  }));
  return { study, bundles, making };
}
