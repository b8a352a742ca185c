import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { makeKey } from "@vigie/bundle";
import { studyZip } from "@vigie/partner";
import type { Page } from "playwright-core";
import { afterAll, describe, expect } from "vitest";
import { browserTest as test } from "../../../../test/browser-test.ts";
import { hasChromium } from "../../../../test/chromium.ts";
import { readStudyFiles } from "../../../cli/src/study/study-folder.ts";
import { fictionOf, reference } from "../../../cli/test/fiction-of.ts";
import { acceptNothing, vigie, workbench } from "../../../cli/test/vigie.ts";
import { builtPage, servePage } from "../built-page.ts";
import { bundleFrom, readyIn, walkIn } from "./walked-page.ts";

const day = "2026-11-25";

const isLong = process.env.VIGIE_LONG === "1";

/** Of each partner, the share of its invented files that is read; on each push, the first. */
const partners = [
  ["caf93", isLong ? 0.02 : 0.005],
  ["cnav_idf", 0.5],
  ["prefecture93", 0.5],
  ["cpam93", 0.05],
  ["departement93", 0.5],
  ["odds93", 1],
] as const;

describe.skipIf(!hasChromium)("the page and the command, on the same files, mapping, date and key", () => {
  let page: Page;
  let folder: string;
  const closed: (() => unknown)[] = [];
  test.beforeAll(async ({ chromium }) => {
    const bench = await workbench();
    folder = bench.folder;
    const server = await servePage(await builtPage({ isOfCore: true }));
    page = await chromium.newPage();
    closed.push(() => page.close(), bench.clear, server.close);
    await page.goto(server.origin);
    await readyIn(page);
    await writeFile(join(folder, "etude.vigie"), studyZip(await readStudyFiles(reference)));
    await writeFile(join(folder, "key.json"), (await makeKey()).privateText);
  });
  afterAll(async () => {
    for (const close of closed) await close();
  });

  test.for(isLong ? partners : partners.slice(0, 1))(
    "%s: the same bundle to the byte, the same ledger and private files",
    async ([partner, scale]) => {
      const fictionFolder = await fictionOf(partner, folder, scale);
      const mapping = join(fictionFolder, "mapping.yaml");
      // Fictitious data have no ledger.
      await writeFile(mapping, (await readFile(mapping, "utf8")).replace("fictitious: true\n", ""));
      const data = (await readdir(fictionFolder)).map((name) => join(fictionFolder, name));
      const out = join(folder, `${partner}-sortie`);
      const key = join(folder, "key.json");
      const words = ["run", reference, "--partner", partner, "--data", mapping, "--out", out];
      const ended = await vigie([...words, "--date", day, "--key", key], folder);
      expect(ended).toMatchObject({ code: 0 });
      const files = [join(folder, "etude.vigie"), key, ...data];
      const walked = await bundleFrom(page, files, { partner, date: day });
      const expected = await readFile(join(out, "bundle.zip"));
      expect(Buffer.from(walked.bundle, "base64").equals(expected)).toBe(true);
      expect(walked.ledger).toBe(await readFile(join(fictionFolder, "mapping.ledger.json"), "utf8"));
      for (const [path, text] of walked.privateFiles)
        expect(text, path).toBe(await readFile(join(out, "private", path), "utf8"));
    },
  );

  test.runIf(isLong)(
    "odds93, whose files are proposed one by one: those of a known shape are read for each of their sources",
    async () => {
      const fictionFolder = await fictionOf("odds93", folder);
      const data = (await readdir(fictionFolder)).filter((name) => name.endsWith(".csv"));
      const proposed = [
        ["aides.csv", "aides"],
        ["enquete_professionnels.csv", "enquete_professionnels"],
        ["structures.csv", "structures"],
        ["tests.csv", "service_tests"],
        ["tests.csv", "service_steps"],
        ["tests.csv", "service_ratings"],
        ["qualite.csv", "service_quality"],
      ] as const;
      const files = [join(folder, "etude.vigie"), ...data.map((name) => join(fictionFolder, name))];
      const { bundle } = await bundleFrom(page, files, { partner: "odds93", date: day, proposed });
      expect(bundle.length).toBeGreaterThan(10_000);
    },
  );

  // On each push `way.test.ts` stops a run by its button.
  test.runIf(isLong)(
    "a run that is cancelled stops; the same files are then run whole, and counted once in the ledger",
    async () => {
      const fictionFolder = join(folder, "caf93");
      const files = (await readdir(fictionFolder)).map((name) => join(fictionFolder, name));
      const options = { partner: "caf93", date: day };
      const study = join(folder, "etude.vigie");
      expect(await walkIn(page, [study, ...files], { ...options, cancelAfter: 1 })).toEqual({
        stopped: "AbortError",
      });
      const { hash, ledger } = await bundleFrom(page, [study, ...files], options);
      // Signed by nobody, unlike the one before it: another bundle, of the same tables.
      const lines: readonly { readonly hash: string; readonly spent: unknown }[] = JSON.parse(
        ledger ?? "",
      ).bundles;
      expect(lines.map((line) => line.hash === hash)).toEqual([false, true]);
      expect(lines[0]?.spent).toEqual(lines[1]?.spent);
    },
  );

  const structures = join(
    import.meta.dirname,
    "../../../../../shared/data/france-services/liste-fs-20221201.csv",
  );
  test.runIf(isLong && existsSync(structures))(
    "the real list of France services, mapped by each in its own way (needs ../shared/data, and VIGIE_LONG)",
    async () => {
      const texts = new Map([
        ["study.yaml", placesStudy],
        ["codelists/commune.yaml", await readFile(join(reference, "codelists/commune.yaml"), "utf8")],
        ["sources/structures.yaml", placesSource],
        ["indicators.yaml", placesIndicators],
      ]);
      const lieux = join(folder, "lieux");
      for (const [path, text] of texts) {
        await mkdir(join(lieux, path, ".."), { recursive: true });
        await writeFile(join(lieux, path), text);
      }
      await writeFile(join(folder, "lieux.vigie"), studyZip(texts));
      const map = ["map", "lieux", structures, "--source", "structures", "--out", "lieux.yaml"];
      expect(await vigie(map, folder)).toMatchObject({ code: 0 });
      await acceptNothing(join(folder, "lieux.yaml"), ["structures"]);
      const run = ["run", "lieux", "--partner", "odds", "--data", "lieux.yaml", "--out", "lieux-sortie"];
      expect(await vigie([...run, "--date", day], folder)).toMatchObject({ code: 0 });
      const files = [join(folder, "lieux.vigie"), structures];
      const proposed = [["liste-fs-20221201.csv", "structures"]] as const;
      const { bundle, mapping } = await bundleFrom(page, files, { partner: "odds", date: day, proposed });
      expect(mapping).toContain("shape: places_france_services");
      const expected = await readFile(join(folder, "lieux-sortie", "bundle.zip"));
      expect(Buffer.from(bundle, "base64").equals(expected)).toBe(true);
    },
  );
});

const placesStudy = `vigie: 1
study: lieux
version: "1"
title: Essai
window: { from: 2021-01-01, to: 2023-12-31 }
timezone: Europe/Paris
languages: [fr]
partners: { odds: { label: Observatoire, sources: [structures] } }
`;
const placesSource = `source: structures
label: Structures
unit: { one: structure, many: structures }
protects: nothing
fields: { commune: { type: code, codelist: commune, label: Commune } }
derive: { ept: { parent: commune, label: EPT } }
`;
const placesIndicators = `indicators:
  lieux: { kind: distribution, source: structures, title: Lieux, of: ept }
`;
