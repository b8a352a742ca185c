import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { makeKey } from "@vigie/bundle";
import { studyZip } from "@vigie/station";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hasChromium, openChromium } from "../../../../packages/engine/test/browser/chromium.ts";
import { readStudyFiles } from "../../../cli/src/study-folder.ts";
import { fictionOf, reference } from "../../../cli/test/fiction-of.ts";
import { vigie, workbench } from "../../../cli/test/vigie.ts";
import { builtStation, serveStation } from "../built-station.ts";
import { bundleFrom, readyIn } from "./walked-page.ts";

const day = "2026-11-25";

describe.skipIf(!hasChromium)("the page and the command, on the same files, mapping, date and key", () => {
  let page: Page;
  let folder: string;
  const closed: (() => unknown)[] = [];
  beforeAll(async () => {
    const bench = await workbench();
    folder = bench.folder;
    const server = await serveStation(await builtStation({ isOfCore: true }));
    const browser = await openChromium();
    closed.push(bench.clear, server.close, browser.close);
    page = await browser.context.newPage();
    await page.goto(server.origin);
    await readyIn(page);
    await writeFile(join(folder, "etude.vigie"), studyZip(await readStudyFiles(reference)));
    await writeFile(join(folder, "key.json"), (await makeKey()).privateText);
  });
  afterAll(async () => {
    for (const close of closed) await close();
  });

  test.for([
    ["caf93", 0.02],
    ["cpam93", 0.1],
    ["cnav_idf", 1],
    ["prefecture93", 1],
    ["departement93", 1],
    ["odds93", 1],
  ] as const)(
    "%s: the same bundle to the byte, the same ledger and private files",
    async ([partner, scale]) => {
      const own = await fictionOf(partner, folder, scale);
      const mapping = join(own, "mapping.yaml");
      // Fictitious data have no ledger.
      await writeFile(mapping, (await readFile(mapping, "utf8")).replace("fictitious: true\n", ""));
      const data = (await readdir(own)).map((name) => join(own, name));
      const out = join(folder, `${partner}-sortie`);
      const key = join(folder, "key.json");
      const words = ["run", reference, "--partner", partner, "--data", mapping, "--out", out];
      const ended = await vigie([...words, "--date", day, "--key", key], folder);
      expect(ended).toMatchObject({ code: 0 });
      const files = [join(folder, "etude.vigie"), key, ...data];
      const walked = await bundleFrom(page, files, { partner, date: day });
      const expected = await readFile(join(out, "bundle.zip"));
      expect(Buffer.from(walked.bundle, "base64").equals(expected)).toBe(true);
      expect(walked.ledger).toBe(await readFile(join(own, "mapping.ledger.json"), "utf8"));
      for (const [path, text] of walked.privateFiles)
        expect(text, path).toBe(await readFile(join(out, "private", path), "utf8"));
    },
  );

  test("odds93, whose files are proposed one by one: those of a known shape are read for each of their sources", async () => {
    const own = await fictionOf("odds93", folder);
    const data = (await readdir(own)).filter((name) => name.endsWith(".csv"));
    const proposed = [
      ["aides.csv", "aides"],
      ["enquete_professionnels.csv", "enquete_professionnels"],
      ["structures.csv", "structures"],
      ["tests.csv", "service_tests"],
      ["tests.csv", "service_steps"],
      ["tests.csv", "service_ratings"],
      ["qualite.csv", "service_quality"],
    ] as const;
    const files = [join(folder, "etude.vigie"), ...data.map((name) => join(own, name))];
    const { bundle } = await bundleFrom(page, files, { partner: "odds93", date: day, proposed });
    expect(bundle.length).toBeGreaterThan(10_000);
  });
});
