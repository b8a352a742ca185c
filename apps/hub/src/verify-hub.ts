import type { Hub } from "./hub.ts";
import { firstBroken } from "./journal/journal.ts";

/** What was changed or lost since the hub wrote it. */
export interface Damage {
  /** The journal's first line that does not follow from the one before; null where it is whole. */
  readonly journal: number | null;
  /** Deposits and studies whose file is gone or changed, by identifier. */
  readonly files: readonly string[];
}

/** Reads the journal and every kept file again. */
export async function damageOf(hub: Hub): Promise<Damage> {
  const deposits = await hub.database
    .selectFrom("deposit")
    .select(["id", "blob"])
    .where("erased_at", "is", null)
    .execute();
  const studies = await hub.database.selectFrom("study").select(["blob as id", "blob"]).execute();
  const files: string[] = [];
  for (const { id, blob } of [...studies, ...deposits]) await hub.blobs.get(blob).catch(() => files.push(id));
  return { journal: await firstBroken(hub.database), files };
}
