import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readBundle } from "@vigie/bundle";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import { vigie, workbench, writeExample } from "./vigie.ts";

/** The sample files of docs/formats.md are what the small study of `vigie new` gives on 120 invented households.
 * After a change made on purpose, `VIGIE_ACCEPT=1 vitest run formats` writes them again: read the difference. */
const samples = join(import.meta.dirname, "..", "..", "..", "docs", "formats");

let folder: string;
let clear: () => Promise<void>;
let bundle: Uint8Array;
beforeAll(async () => {
  ({ folder, clear } = await workbench());
  await writeExample(folder);
  await vigie(
    ["run", "etude", "--partner", "caf", "--data", "caf.yaml", "--out", "sortie", "--date", "2026-11-25"],
    folder,
  );
  bundle = await readFile(join(folder, "sortie", "bundle.zip"));
});
afterAll(() => clear());

test.each([
  { sample: "distribution.csv", path: "tables/groupes.csv" },
  { sample: "distribution-subgroup.csv", path: "tables/canaux.csv" },
  { sample: "profile.csv", path: "tables/compte_selon_enfants.csv" },
  { sample: "datapackage.json", path: "datapackage.json" },
  { sample: "audit.json", path: "audit.json" },
])("docs/formats/$sample is what a run writes", async ({ sample, path }) => {
  const written = new TextDecoder().decode(unzipSync(bundle)[path]);
  if (process.env.VIGIE_ACCEPT) await writeFile(join(samples, sample), written);
  expect(written).toBe(await readFile(join(samples, sample), "utf8"));
});

test("the sample bundle is read", async () => {
  const { manifest } = await readBundle(bundle, {});
  expect(manifest.tables.map(({ indicator, treatment }) => [indicator, treatment])).toEqual([
    ["groupes", "published"],
    ["canaux", "published"],
    ["ages", "withheld"],
    ["compte_selon_enfants", "published"],
  ]);
});
