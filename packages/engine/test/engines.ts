import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FileRows } from "../reference/read-files.ts";
import { referenceEngine } from "../reference/reference-engine.ts";
import type { Outcome } from "../src/engine.ts";
import { openDuckDb } from "../src/node/index.ts";
import type { InputFile, Plan } from "../src/plan.ts";
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

/** Every engine, with what each needs to read rows: the reference has them in memory, DuckDB in files. */
export async function openEngines(): Promise<readonly Runner[]> {
  return [
    reference,
    // With a limit, keys are first read as whole numbers.
    await duckDb("duckdb, CSV", asCsv, "2GB"),
    await duckDb("duckdb, Parquet", await asParquet()),
  ];
}

const untold = () => undefined;

const reference: Runner = {
  name: "reference",
  folder: () => "memory",
  run: (plan, files) => referenceEngine(files).run(plan, untold),
  close: async () => undefined,
};

/** How a file of a plan is stored for DuckDB: the file that takes its place, and what writes it. */
interface Storage {
  instead(file: InputFile): InputFile;
  /** @param days columns that are read as days in ISO */
  write(file: InputFile, rows: FileRows, days: ReadonlySet<string>): Promise<void>;
  close(): void;
}

const asCsv: Storage = {
  instead: (file) => file,
  write: async (file, rows) => writeCsv(file, rows),
  close: untold,
};

async function asParquet(): Promise<Storage> {
  const writer = await openParquetWriter();
  return {
    instead: (file) => ({ ...file, path: `${file.path}.parquet`, format: { kind: "parquet" } }),
    ...writer,
  };
}

async function duckDb(name: string, storage: Storage, memoryLimit: string | null = null): Promise<Runner> {
  const root = mkdtempSync(join(tmpdir(), "vigie-cases-"));
  const inputFolder = join(root, "input");
  const engine = await openDuckDb({
    workFolder: join(root, "work"),
    inputFolders: [inputFolder],
    memoryLimit,
  });
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
        days: readonly string[],
      ): Promise<T> => {
        const file = storage.instead(input.file);
        const rows = files.get(input.file.path);
        if (rows !== undefined) await storage.write(file, rows, new Set(days));
        return { ...input, file };
      };
      const { units, contacts, attributes } = plan;
      const births = [...attributes.values()].flatMap((node) =>
        node.kind === "date" && node.format === "iso" ? [node.column] : [],
      );
      const date = contacts?.date.format === "iso" ? [contacts.date.column] : [];
      return engine.run(
        {
          ...plan,
          units: units && (await stored(units, births)),
          contacts: contacts && (await stored(contacts, date)),
        },
        untold,
      );
    },
    close: async () => {
      await engine.close();
      storage.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}
