import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { type Bundle, readBundle } from "@vigie/bundle";
import { loadStudy, type Study } from "@vigie/study";
import { VigieErrors } from "@vigie/words";
import { withPopulations } from "../../apps/cli/src/study/with-populations.ts";
import { spawnVigie, workbench } from "../../apps/cli/test/vigie.ts";

export const studyFolder = join(import.meta.dirname, "../../studies/publics-fragiles");

export interface Demonstration {
  readonly study: Study;
  readonly bundles: readonly Bundle[];
  /** Where `vigie demo` wrote: donnees, partenaires, site. */
  readonly folder: string;
  readonly clear: () => Promise<void>;
}

let made: Promise<Demonstration> | null = null;

/** The reference study on its invented data, made once; `VIGIE_DEMONSTRATION` names a folder where it is already. */
export function demonstration(): Promise<Demonstration> {
  made ??= makeDemonstration();
  return made;
}

async function makeDemonstration(): Promise<Demonstration> {
  const given = process.env.VIGIE_DEMONSTRATION;
  const { folder, clear } = given === undefined ? await runDemo() : { folder: given, clear: async () => {} };
  const partners = join(folder, "partenaires");
  const bundles = await Promise.all(
    bundlesUnder(partners).map((file) => readBundle(readFileSync(file), { file })),
  );
  return { study: withPopulations(await studyIn(studyFolder)), bundles, folder, clear };
}

/** Bundles of partners, and of the holders of a group. */
export function bundlesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => basename(path) === "bundle.zip")
    .toSorted()
    .map((path) => join(folder, path));
}

async function runDemo(): Promise<{ readonly folder: string; readonly clear: () => Promise<void> }> {
  const { folder, clear } = await workbench();
  const { ended } = spawnVigie(["demo", "--out", "demo", "--date", "2026-11-25", "--no-serve"], folder);
  const { code, error } = await ended;
  if (code !== 0) throw new Error(error);
  return { folder: join(folder, "demo"), clear };
}

/** A study's folder, loaded. */
export async function studyIn(
  folder: string,
  changed: ReadonlyMap<string, string> = new Map(),
): Promise<Study> {
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) =>
    /\.(yaml|md|geojson|csv)$/.test(path),
  );
  const files = new Map(paths.map((path) => [path, readFileSync(join(folder, path), "utf8")]));
  const loaded = await loadStudy(new Map([...files, ...changed]));
  if ("errors" in loaded) throw new VigieErrors(loaded.errors);
  return loaded.study;
}
