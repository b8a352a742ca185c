import { afterAll, describe, expect } from "vitest";
import { violations } from "../../../../../test/axe.ts";
import { browserTest as test } from "../../../../../test/browser-test.ts";
import { hasChromium } from "../../../../../test/chromium.ts";
import { linkBundle, linkStudy, linkTables } from "../../../tables/test/fixture/link-study.ts";
import { hidden } from "../../../tables/test/fixture/table-text.ts";
import { assemble } from "../../src/index.ts";
import { readAssets } from "../../src/node/fonts.ts";
import { misplacedTexts, openDetails } from "./inspections.ts";
import { openBrowser, writeSite } from "./open-page.ts";

describe.skipIf(!hasChromium)("associations in Chromium (skipped where /usr/bin/chromium is absent)", () => {
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  let site: ReturnType<typeof writeSite>;

  test.beforeAll(async ({ chromium }) => {
    const study = await linkStudy();
    const tables = linkTables.map((table) =>
      table.indicator === "parties" ? hidden(table, "all|independent|yes") : table,
    );
    const bundles = [linkBundle(study, tables)];
    site = writeSite(assemble({ study, bundles, assets: await readAssets(), language: "fr" }));
    browser = await openBrowser(chromium);
  });
  afterAll(async () => {
    await browser.close();
    site.remove();
  });

  // On each push, axe reads each page at one of the widths.
  for (const { width, path, isRead } of [320, 1440].flatMap((width) =>
    ["associations.html", "chapitres/personnes-all.html"].map((path, at) => ({
      width,
      path,
      isRead: process.env.VIGIE_LONG === "1" || at === (width === 320 ? 0 : 1),
    })),
  ))
    test(`${path} at ${width} px: all fits, no text is over another${isRead ? ", and axe finds nothing" : ""}`, async () => {
      const page = await browser.page({ width, scheme: "light" });
      await page.goto(`${site.folder}${path}`);
      await page.evaluate(() => document.fonts.ready);
      expect(await misplacedTexts(page, width < 768 ? ".drawing.narrow" : ".drawing.wide")).toEqual([]);
      await openDetails(page);
      if (isRead) expect(await violations(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    });
});
