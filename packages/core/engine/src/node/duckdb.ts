import { realpath } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import type { StatisticalReader } from "@vigie/files";
import { diskStore } from "@vigie/files/node";
import { openDuckDbDatabase } from "../connectors/duckdb-node.ts";
import type { Engine } from "../engine.ts";
import { openFile } from "../read/open-file.ts";
import { runPlan } from "../run/run-plan.ts";
import { openWorkFolder } from "./work-folder.ts";

/** An engine that holds a database and a folder until it is closed. */
export interface DuckDbEngine extends Engine {
  /** Stops the run under way, if any, and erases everything the runs left on disk. */
  close(): Promise<void>;
}

/**
 * DuckDB in this process, able to read the given folders and nothing else of the machine or the network.
 * @param workFolder for temporary copies and what does not fit in memory; made if absent
 * @param inputFolders those of the files that the plans name
 * @param readers of the files of other programs
 * @param memoryLimit as DuckDB writes it, `1GB`; by default, DuckDB's own share of the machine
 */
export async function openDuckDb({
  workFolder,
  inputFolders,
  memoryLimit = null,
  readers = [],
}: {
  readonly workFolder: string;
  readonly inputFolders: readonly string[];
  readonly memoryLimit?: string | null;
  readonly readers?: readonly StatisticalReader[];
}): Promise<DuckDbEngine> {
  const work = await openWorkFolder(workFolder);
  const database = await openDuckDbDatabase({ workFolder: work.path, folders: inputFolders, memoryLimit });
  const reading = { database, store: diskStore(work.path), readers };
  const runs = new Set<Promise<unknown>>();
  return {
    name: "duckdb",
    run: (plan, progress) => {
      const run = runPlan(plan, {
        database,
        openFile: (file, columns, others) =>
          openFile({ ...file, path: resolve(file.path) }, { ...reading, columns, others }),
        progress,
      });
      runs.add(run);
      return run.finally(() => runs.delete(run));
    },
    close: async () => {
      database.interrupt();
      await Promise.allSettled(runs);
      await database.close();
      await work.erase();
    },
  };
}

/** The folders where files are, and where those that are links lead: DuckDB follows a link before it sees where it is. */
export async function foldersOf(paths: readonly string[]): Promise<readonly string[]> {
  const folders = await Promise.all(
    // A missing file is reported by its reader.
    paths.map(async (path) => [path, await realpath(path).catch(() => path)].map((each) => dirname(each))),
  );
  return [...new Set(folders.flat())];
}
