import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { bundleProblems, type ReceivedBundle, readBundle } from "@vigie/bundle";
import { frenchTerritories } from "@vigie/places/node";
import { assemble } from "@vigie/publication";
import { readAssets, readRasteriser, readTypesetter } from "@vigie/publication/node";
import { publicationProblems } from "@vigie/publication/problems";
import { type Study, studyProblems } from "@vigie/study";
import { asksReferencePopulations, withReferencePopulations } from "@vigie/tables";
import { tablesProblems } from "@vigie/tables/problems";
import { studyTextProblems } from "@vigie/text/problems";
import { joinedProblems, VigieErrors } from "@vigie/words";

import { asPartner, withKeys } from "../campaigns/participants.ts";
import { studyLogo, studyOf } from "../campaigns/study-file.ts";

import { bilingualProblems, hubProblems } from "../problems.ts";
import type { AssemblyInput, BundleFile, EditionFiles } from "./assemble-edition.ts";

const [, , file = ""] = process.argv;
const input: AssemblyInput = JSON.parse(await readFile(file, "utf8"));

const catalogue = joinedProblems([
  studyProblems,
  bundleProblems,
  tablesProblems,
  studyTextProblems,
  publicationProblems,
  hubProblems,
]);

try {
  const rasterise = await readRasteriser();
  const setPaper = await readTypesetter();
  const present = await servedEdition(input);
  const logo = await studyLogo(present.study, new Uint8Array(await readFile(input.study)));
  const earlier = await Promise.all(input.earlier.map(readEdition));
  const shared = {
    ...present,
    language: "fr",
    assets: await readAssets(),
    logo: logo?.logo ?? null,
    shelf: input.shelf,
  };
  await writeSite(input.out, assemble({ ...shared, earlier, isFinal: true, rasterise, setPaper }));
  // Alone, a holder's bundle would read as a group of which all others are awaited.
  for (const bundle of present.bundles.filter(({ manifest }) => manifest.holder === undefined)) {
    const { partner } = bundle.manifest;
    const before = earlier.map(({ study, bundles }) => ({
      study,
      bundles: bundles.filter(({ manifest }) => manifest.partner === partner),
    }));
    const alone = { bundles: [bundle], earlier: before.filter(({ bundles }) => bundles.length > 0) };
    await writeSite(join(input.previews, partner), assemble({ ...shared, ...alone }));
  }
  process.stdout.write(JSON.stringify({ problems: null }));
} catch (error) {
  if (!(error instanceof VigieErrors)) throw error;
  const problems = bilingualProblems(error.errors, catalogue);
  process.stdout.write(JSON.stringify({ problems }));
}

async function writeSite(folder: string, site: ReturnType<typeof assemble>): Promise<void> {
  for (const [path, content] of site) {
    const target = join(folder, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, content);
  }
}

/** The edition that is assembled, at the address where the hub serves it, whatever its study says. */
async function servedEdition(files: AssemblyInput) {
  const { study, bundles } = await readEdition(files);
  const release = study.release === null ? null : { ...study.release, url: files.address };
  return { study: { ...study, release }, bundles };
}

async function readEdition({ study, bundles, keys }: EditionFiles) {
  return { study: await readStudy(study, keys), bundles: await readBundles(bundles) };
}

/** A study, whose partners have the keys that the hub checked their bundles against. */
async function readStudy(path: string, keys: EditionFiles["keys"]): Promise<Study> {
  const read = await studyOf(new Uint8Array(await readFile(path)), "etude.vigie");
  const study = withKeys(read, (one) => [...asPartner(one).keys, ...(keys[one.key] ?? [])]);
  return asksReferencePopulations(study) ? withReferencePopulations(study, frenchTerritories()) : study;
}

async function readBundles(files: readonly BundleFile[]): Promise<readonly ReceivedBundle[]> {
  const bundles: ReceivedBundle[] = [];
  for (const { path, name } of files)
    bundles.push(await readBundle(new Uint8Array(await readFile(path)), { file: name }));
  return bundles;
}
