import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { runPartner } from "@vigie/station";
import { afterAll, beforeAll, expect, test } from "vitest";
import { hasChromium } from "../../../packages/engine/test/browser/chromium.ts";
import { type EnginePage, openEnginePage } from "../../../packages/engine/test/browser/engine-page.ts";
import { runInPage } from "../../../packages/engine/test/browser/run-in-page.ts";
import { readMapping } from "../src/mapping-file.ts";
import { readStudy } from "../src/study-folder.ts";
import { partnerOf } from "../src/study-names.ts";
import { version } from "../src/version.ts";
import { fictionOf, reference } from "./fiction-of.ts";
import { vigie, workbench } from "./vigie.ts";

const day = "2026-11-25";
const bench = await workbench();
let page: EnginePage;
beforeAll(async () => {
  if (hasChromium) page = await openEnginePage();
});
afterAll(async () => {
  await page?.close();
  await bench.clear();
});

async function bundleOfPage(partnerId: string, data: string): Promise<Uint8Array> {
  const study = await readStudy(reference);
  const partner = partnerOf(study, partnerId);
  const mapping = await readMapping(data, study, partner);
  const { bundle } = await runPartner({
    study,
    partner,
    mapping,
    secret: new Uint8Array(Buffer.from(mapping.secret ?? "", "base64url")),
    comment: mapping.comment,
    conversions: new Map(),
    engine: { name: "page", ...runInPage(page) },
    date: day,
    softwareVersion: version,
    language: "fr",
    signer: null,
    firstIndicators: null,
    progress: () => undefined,
  });
  return bundle;
}

test.skipIf(!hasChromium).for(["cnav_idf", "cpam93"])(
  "%s: the engine in a page of Chromium gives the bundle of the command, to the byte (skipped where Chromium is absent)",
  { timeout: 120_000 },
  async (partner) => {
    const folder = await fictionOf(partner, bench.folder);
    const data = join(folder, "mapping.yaml");
    const out = join(folder, "sortie");
    const words = ["run", reference, "--partner", partner, "--data", data, "--out", out, "--date", day];
    expect(await vigie(words, bench.folder)).toMatchObject({ code: 0 });
    const own = await readFile(join(out, "bundle.zip"));
    expect(own.equals(await bundleOfPage(partner, data))).toBe(true);
  },
);
