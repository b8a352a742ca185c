import { readBundle } from "@vigie/bundle";
import { ownPages, readExactTables } from "@vigie/partner";
import type { Study } from "@vigie/study";
import { ownAndWhole } from "@vigie/tables/own";
import { readPackagedZip } from "@vigie/tables/published";
import type { OwnRequest } from "./page-core.ts";

/**
 * The exact figures of a holder beside those published of its group.
 * @returns file name to content, as `ownPages`
 * @throws {VigieErrors} as `PageCore.compare`
 */
export async function ownFigures(
  { run, published, language }: OwnRequest,
  study: Study,
): Promise<ReadonlyMap<string, string | Uint8Array>> {
  const bundle = await readBundle(run.bundle, { file: "lot.zip" });
  const edition = await readPackagedZip(published, published.name);
  const exact = await readExactTables(
    bundle.tables.values(),
    async (name) => run.privateFiles.get(`tables/${name}`) ?? null,
  );
  const { date, fictitious } = bundle.manifest;
  const found = ownAndWhole({ study, bundle, exact }, edition, language);
  return ownPages({ study, date, fictitious, language }, found);
}
