import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { StatisticalReader } from "@vigie/files";
import { mappedFolders, parseMapping } from "@vigie/mapping";
import type { Study } from "@vigie/study";
import { VigieErrors } from "@vigie/words";
import { onTestFinished } from "vitest";
import { type Outcome, planSource } from "../../src/index.ts";
import { openDuckDb } from "../../src/node/index.ts";
import { smallShapes } from "./study.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** Runs one source of the mapping of a folder, `mapping.yaml`, on the files beside it. */
export async function runFolder(
  study: Study,
  folder: string,
  {
    source: id = "foyers",
    workFolder = temporaryFolder(),
    ...options
  }: {
    readonly source?: string;
    readonly workFolder?: string;
    readonly memoryLimit?: string;
    readonly readers?: readonly StatisticalReader[];
  } = {},
): Promise<Outcome> {
  const path = join(folder, "mapping.yaml");
  const text = readFileSync(path, "utf8");
  const parsed = parseMapping(text, path, { study, shapes: smallShapes, folders: foldersNamed(text, path) });
  if ("errors" in parsed) throw new VigieErrors(parsed.errors);
  const source = study.sources.get(id);
  if (source === undefined) throw new RangeError("the study has no such source");
  const plan = planSource(study, source, parsed.mapping, study.indicators.values());
  const engine = await openDuckDb({ workFolder, inputFolders: [folder, join(folder, "data")], ...options });
  onTestFinished(() => engine.close());
  return engine.run(plan, () => undefined);
}

function foldersNamed(text: string, file: string) {
  const named = mappedFolders(text, file).filter(({ path }) => existsSync(path));
  return new Map(named.map(({ folder, path }) => [folder, readdirSync(path)]));
}

/** Counts of a table, by codes joined. */
export function counts(outcome: Outcome, indicator: string): Readonly<Record<string, number>> {
  const table = outcome.tables.find((found) => found.indicator === indicator);
  return Object.fromEntries((table?.rows ?? []).map(({ codes, count }) => [codes.join(" "), count]));
}
