import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type ReceivedBundle, readBundle } from "@vigie/bundle";
import { asksReferencePopulations, withReferencePopulations } from "@vigie/diagnostic";
import { assemble } from "@vigie/publication";
import { readAssets, readRasteriser, readTypesetter } from "@vigie/publication/node";
import type { Study } from "@vigie/study";
import { frenchTerritories } from "@vigie/territory/node";
import { VigieErrors } from "@vigie/words";
import { studyOf } from "../campaigns/study-versions.ts";
import type { AssemblyAsked } from "./assemble-apart.ts";

const [, , file = ""] = process.argv;
const asked: AssemblyAsked = JSON.parse(await readFile(file, "utf8"));

try {
  const rasterise = await readRasteriser();
  const setPaper = await readTypesetter();
  const site = assemble({
    study: await readStudy(asked.study),
    bundles: await readBundles(asked.bundles),
    earlier:
      asked.earlier === null
        ? null
        : { study: await readStudy(asked.earlier.study), bundles: await readBundles(asked.earlier.bundles) },
    language: "fr",
    assets: await readAssets(),
    isFinal: true,
    rasterise,
    setPaper,
  });
  for (const [path, content] of site) {
    const target = join(asked.out, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, content);
  }
  process.stdout.write(JSON.stringify({ problems: [] }));
} catch (error) {
  if (!(error instanceof VigieErrors)) throw error;
  const problems = error.errors.map(({ code, place, values }) => ({ code, place, values }));
  process.stdout.write(JSON.stringify({ problems }));
}

async function readStudy(path: string): Promise<Study> {
  const study = await studyOf(new Uint8Array(await readFile(path)), path);
  return asksReferencePopulations(study) ? withReferencePopulations(study, frenchTerritories()) : study;
}

async function readBundles(paths: readonly string[]): Promise<readonly ReceivedBundle[]> {
  const bundles: ReceivedBundle[] = [];
  for (const path of paths)
    bundles.push(await readBundle(new Uint8Array(await readFile(path)), { file: path }));
  return bundles;
}
