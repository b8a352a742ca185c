import { type Database, type Engine, openFile, runPlan } from "@vigie/engine/adapter";
import type { StatisticalReader } from "@vigie/files";
import type { PageDuckDb } from "./connectors/duckdb-wasm-page.ts";

/** Runs plans on the files lent to DuckDB in a page: their paths are those that it gave. */
export interface PageEngine extends Engine {
  /** The runs under way fail; those that follow do not. */
  cancel(): void;
}

/**
 * @param duckDb which stays open when the engine is no longer used
 * @param readers of the files of other programs
 */
export function pageEngine(duckDb: PageDuckDb, readers: readonly StatisticalReader[] = []): PageEngine {
  const sessions = new Set<Promise<Database>>();
  return {
    name: "duckdb-wasm",
    run: async (plan, progress) => {
      const session = duckDb.session();
      sessions.add(session);
      const database = await session;
      const reading = { database, store: duckDb.files, readers };
      try {
        return await runPlan(plan, {
          database,
          openFile: (file, columns, others) => openFile(file, { ...reading, columns, others }),
          progress,
        });
      } finally {
        sessions.delete(session);
        await database.close();
      }
    },
    cancel: () => {
      for (const session of sessions) void session.then(({ interrupt }) => interrupt());
    },
  };
}
