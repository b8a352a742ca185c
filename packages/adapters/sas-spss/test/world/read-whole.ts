import type { MissingCount, StatisticalKind } from "@vigie/files";
import { openStatisticalFile } from "../../src/index.ts";

/** Every column and row of a file held in memory. */
export async function readWhole(bytes: Uint8Array, kind: StatisticalKind, encoding?: string) {
  const source = new Blob([bytes.slice()]);
  const file = await openStatisticalFile(source, {
    kind,
    shown: `extrait.${kind}`,
    ...(encoding === undefined ? {} : { encoding }),
  });
  const rows: (readonly string[])[] = [];
  const missing = new Map<string, MissingCount>();
  for await (const batch of file.rows([...file.columns.keys()], missing)) rows.push(...batch);
  return { columns: file.columns, declaredRows: file.declaredRows, rows, missing: [...missing.values()] };
}
