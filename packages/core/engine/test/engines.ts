import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { InputFile } from "@vigie/mapping";
import type { FileRows } from "../../../../spec/reference/read-files.ts";
import { referenceEngine } from "../../../../spec/reference/reference-engine.ts";
import type { Outcome } from "../src/engine.ts";
import { type DuckDbEngine, openDuckDb } from "../src/node/index.ts";
import type { Plan } from "../src/plan.ts";
import { dayColumns } from "./day-columns.ts";
import { writeCsv } from "./write-csv.ts";
import { openParquetWriter } from "./write-parquet.ts";

/** An engine as tests need it: given a plan and the rows of its files, by path. */
export interface Runner {
  readonly name: string;
  /** Where the files of a run are, or would be: a new folder for each. */
  folder(): string;
  run(plan: Plan, files: ReadonlyMap<string, FileRows>): Promise<Outcome>;
  close(): Promise<void>;
}

/** The engines of the core: the reference has rows in memory, DuckDB in files. Those that plug in are in `test/engines/`. */
export async function openEngines(): Promise<readonly Runner[]> {
  return [
    reference,
    // With a limit, keys are first read as whole numbers.
    await duckDbRunner("duckdb, CSV", asCsv, (folders) => openDuckDb({ ...folders, memoryLimit: "2GB" })),
    await duckDbRunner("duckdb, Parquet", await asParquet(), openDuckDb),
  ];
}

const noProgress = () => undefined;

export const reference: Runner = {
  name: "reference",
  folder: () => "memory",
  run: (plan, files) => referenceEngine(files).run(plan, noProgress),
  close: async () => undefined,
};

/** How a file of a plan is stored for DuckDB: the file that takes its place, and what writes it. */
interface Storage {
  instead(file: InputFile): InputFile;
  /** @param days columns that are read as days in ISO */
  write(file: InputFile, rows: FileRows, days: ReadonlySet<string>): Promise<void>;
  close(): void;
}

export const asCsv: Storage = {
  instead: (file) => file,
  write: async (file, rows) => writeCsv(file, rows),
  close: noProgress,
};

export async function asParquet(): Promise<Storage> {
  const writer = await openParquetWriter();
  return {
    instead: (file) => ({ ...file, path: `${file.path}.parquet`, format: { kind: "parquet" } }),
    ...writer,
  };
}

export type OpenEngine = (folders: {
  readonly workFolder: string;
  readonly inputFolders: readonly string[];
}) => Promise<DuckDbEngine>;

export async function duckDbRunner(name: string, storage: Storage, open: OpenEngine): Promise<Runner> {
  const root = mkdtempSync(join(tmpdir(), "vigie-cases-"));
  const inputFolder = join(root, "input");
  const engine = await open({ workFolder: join(root, "work"), inputFolders: [inputFolder] });
  let runs = 0;
  return {
    name,
    folder: () => {
      const folder = join(inputFolder, String(++runs));
      mkdirSync(folder, { recursive: true });
      return folder;
    },
    run: async (plan, files) => {
      const stored = async <T extends { readonly file: InputFile }>(
        input: T,
        days: ReadonlySet<string>,
      ): Promise<T> => {
        const file = storage.instead(input.file);
        const rows = files.get(input.file.path);
        if (rows !== undefined) await storage.write(file, rows, days);
        return { ...input, file };
      };
      const { units, contacts } = plan;
      const days = dayColumns(plan);
      return engine.run(
        {
          ...plan,
          units: units && (await stored(units, days.units)),
          contacts: contacts && (await stored(contacts, days.contacts)),
        },
        noProgress,
      );
    },
    close: async () => {
      await engine.close();
      storage.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}
