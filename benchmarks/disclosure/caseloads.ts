import { createWriteStream } from "node:fs";
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { DuckDBInstance } from "@duckdb/node-api";
import { type ExactSource, jointTabulationsOf } from "@vigie/disclosure";
import { planSource } from "@vigie/engine";
import { openDuckDb } from "@vigie/engine/node";
import { makeFiction, parseFiction } from "@vigie/fiction";
import { parseMapping } from "@vigie/mapping";
import { loadStudy, type Study } from "@vigie/study";
import { VigieErrors } from "@vigie/words";
import { readStudyFiles } from "../../apps/cli/src/study/study-folder.ts";

/** Households drawn from those of the fiction, all of the département or of one commune. */
export interface Caseload {
  readonly name: string;
  readonly where: string;
  readonly households: number;
}

export const caseloads: readonly Caseload[] = [
  { name: "3 000", where: "TRUE", households: 3_000 },
  { name: "10 000", where: "TRUE", households: 10_000 },
  { name: "40 000", where: "TRUE", households: 40_000 },
  { name: "one commune", where: "commune = '93010'", households: 1_000_000 },
];

const studyFolder = join(import.meta.dirname, "..", "..", "studies", "publics-fragiles");

/** The reference study, of which a caseload has no published size. */
export async function referenceStudy(): Promise<Study> {
  const loaded = await loadStudy(await readStudyFiles(studyFolder));
  if ("errors" in loaded) throw new VigieErrors(loaded.errors);
  const { study } = loaded;
  return { ...study, disclosure: { ...study.disclosure, public: new Map() } };
}

/** Writes the households of the fiction with their contacts, once. */
export async function writeHouseholds(folder: string, study: Study): Promise<string> {
  const text = await readFile(join(studyFolder, "fiction.yaml"), "utf8");
  const parsed = parseFiction(text, "fiction.yaml", study);
  if ("errors" in parsed) throw new VigieErrors(parsed.errors);
  await mkdir(join(folder, "caf93"), { recursive: true });
  for (const file of makeFiction({ study, fiction: parsed.fiction, seed: 1 }))
    if (file.path.startsWith("caf93/"))
      await pipeline(Readable.from(file.chunks), createWriteStream(join(folder, file.path)));
  return join(folder, "caf93");
}

/** The exact counts of one caseload, as the engine makes them. */
export async function countedIn(all: string, caseload: Caseload, study: Study): Promise<ExactSource> {
  const folder = join(all, `caseload ${caseload.name}`);
  await mkdir(folder, { recursive: true });
  const database = await DuckDBInstance.create(":memory:");
  const connection = await database.connect();
  const [units, contacts] = ["allocataires.csv", "allocataires-contacts.csv"];
  await connection.run(`
    CREATE TABLE drawn AS SELECT * FROM read_csv('${join(all, units)}', all_varchar = true)
      WHERE ${caseload.where} ORDER BY hash(unit || 'drawn') LIMIT ${caseload.households};
    COPY drawn TO '${join(folder, units)}' (HEADER);
    COPY (SELECT c.* FROM read_csv('${join(all, contacts)}', all_varchar = true) c SEMI JOIN drawn USING (unit))
      TO '${join(folder, contacts)}' (HEADER);`);
  connection.closeSync();
  const file = join(folder, "mapping.yaml");
  const mapped = parseMapping(await readFile(join(all, "mapping.yaml"), "utf8"), file, { study });
  const source = study.sources.get("allocataires");
  if ("errors" in mapped || source === undefined)
    throw new RangeError("the fiction's mapping is not of the study");
  const indicators = [...study.indicators.values()].filter((indicator) => indicator.source === source.id);
  const plan = planSource(study, source, mapped.mapping, indicators, {
    jointTabulations: jointTabulationsOf(source, indicators),
  });
  const engine = await openDuckDb({ workFolder: join(folder, "work"), inputFolders: [folder] });
  try {
    const { tables, jointCounts } = await engine.run(plan, () => {});
    return { tables, jointCounts, measures: new Map(), respondents: null };
  } finally {
    await engine.close();
  }
}
