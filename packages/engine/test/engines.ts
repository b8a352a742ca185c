import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FileRows } from "../reference/read-files.ts";
import { referenceEngine } from "../reference/reference-engine.ts";
import type { Outcome } from "../src/engine.ts";
import { openDuckDb } from "../src/node/index.ts";
import type { Plan } from "../src/plan.ts";
import { writeCsv } from "./write-csv.ts";

/** An engine as tests need it: given a plan and the rows of its files, by path. */
export interface Runner {
  readonly name: string;
  /** Where the files of a run are, or would be: a new folder for each. */
  folder(): string;
  run(plan: Plan, files: ReadonlyMap<string, FileRows>): Promise<Outcome>;
  close(): Promise<void>;
}

/** Every engine, with what each needs to read rows: the reference has them in memory, DuckDB in CSV files. */
export async function openEngines(): Promise<readonly Runner[]> {
  return [reference, await duckDb()];
}

const untold = () => undefined;

const reference: Runner = {
  name: "reference",
  folder: () => "memory",
  run: (plan, files) => referenceEngine(files).run(plan, untold),
  close: async () => undefined,
};

async function duckDb(): Promise<Runner> {
  const root = mkdtempSync(join(tmpdir(), "vigie-cases-"));
  const inputFolder = join(root, "input");
  const engine = await openDuckDb({ workFolder: join(root, "work"), inputFolders: [inputFolder] });
  let runs = 0;
  return {
    name: "duckdb",
    folder: () => {
      const folder = join(inputFolder, String(++runs));
      mkdirSync(folder, { recursive: true });
      return folder;
    },
    run: (plan, files) => {
      for (const input of [plan.units, plan.contacts]) {
        const rows = input && files.get(input.file.path);
        if (input && rows) writeCsv(input.file, rows);
      }
      return engine.run(plan, untold);
    },
    close: async () => {
      await engine.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}
