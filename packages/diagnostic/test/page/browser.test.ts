import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { textWidth } from "../../src/drawings/text-width.ts";
import { assemble } from "../../src/index.ts";
import { readAssets } from "../../src/node/fonts.ts";
import { smallBundles, smallTables } from "../fixture/small-bundles.ts";
import { smallStudy } from "../fixture/small-study.ts";
import { masked } from "../fixture/table-text.ts";
import { misplacedTexts, openDetails, violations } from "./inspections.ts";
import { hasChromium, openBrowser, writeSite } from "./open-page.ts";

describe.skipIf(!hasChromium)("the page in Chromium (skipped where /usr/bin/chromium is absent)", () => {
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  let site: ReturnType<typeof writeSite>;

  beforeAll(async () => {
    const study = await smallStudy();
    // One cell secret, so that hatching and its words are on the page too.
    const tables = smallTables.map((table) =>
      table.indicator === "ages" ? masked(table, "rsa|none|50-plus") : table,
    );
    site = writeSite(
      assemble({ study, bundles: smallBundles(study, tables), assets: await readAssets(), language: "fr" }),
    );
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    site.remove();
  });

  async function open(options: { width: number; scheme?: "light" | "dark" }): Promise<Page> {
    const page = await browser.page({ scheme: "light", ...options });
    await page.goto(site.address);
    await page.evaluate(() => document.fonts.ready);
    return page;
  }

  for (const width of [360, 768, 1440])
    for (const scheme of ["light", "dark"] as const)
      test(`axe finds nothing at ${width} px, ${scheme}, tables closed and open`, async () => {
        const page = await open({ width, scheme });
        expect(await violations(page)).toEqual([]);
        await openDetails(page);
        expect(await violations(page)).toEqual([]);
        await page.close();
      });

  test("axe finds nothing in print", async () => {
    const page = await open({ width: 768 });
    await page.emulateMedia({ media: "print" });
    expect(await violations(page)).toEqual([]);
    await page.close();
  });

  for (const width of [320, 360, 768, 1440])
    test(`nothing is wider than the page at ${width} px`, async () => {
      const page = await open({ width });
      await openDetails(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      await page.close();
    });

  for (const { width, shown, hidden } of [
    { width: 320, shown: ".drawing.narrow", hidden: ".drawing.wide" },
    { width: 360, shown: ".drawing.narrow", hidden: ".drawing.wide" },
    { width: 768, shown: ".drawing.wide", hidden: ".drawing.narrow" },
  ])
    describe(`drawings at ${width} px`, () => {
      test("one of the two is shown", async () => {
        const page = await open({ width });
        expect(await page.locator(shown).first().isVisible()).toBe(true);
        expect(await page.locator(hidden).first().isVisible()).toBe(false);
        await page.close();
      });

      test("no text leaves its drawing, is written over another, or is under 13 px", async () => {
        const page = await open({ width });
        expect(await misplacedTexts(page, shown)).toEqual([]);
        await page.close();
      });
    });

  test("printed, it is A4 with the wide drawings, the mark of fiction and no list of contents", async () => {
    const page = await open({ width: 768 });
    await page.emulateMedia({ media: "print" });
    expect(await page.locator(".drawing.wide").first().isVisible()).toBe(true);
    expect(await page.locator(".band").isVisible()).toBe(true);
    expect(await page.locator(".contents").isVisible()).toBe(false);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.toString("latin1")).toMatch(/\/MediaBox \[0 0 59[45][.\d]* 84[12][.\d]*\]/);
    await page.close();
  });

  test("the keyboard goes first to the content, then to tables", async () => {
    const page = await open({ width: 1440 });
    await page.keyboard.press("Tab");
    expect(await page.locator(".skip").evaluate((link) => link === document.activeElement)).toBe(true);
    expect((await page.locator(".skip").boundingBox())?.x).toBeGreaterThanOrEqual(0);
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.closest("main") !== null)).toBe(true);
    const summary = page.locator("#groups summary").first();
    await summary.focus();
    await page.keyboard.press("Enter");
    expect(await page.locator("#groups table").first().isVisible()).toBe(true);
    await page.close();
  });

  test("with scripts off it says the same, and loads nothing but its own files", async () => {
    const page = await browser.page({ width: 360, scheme: "light" });
    const session = await browser.context.newCDPSession(page);
    await session.send("Emulation.setScriptExecutionDisabled", { value: true });
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.goto(site.address);
    await page.locator("h1").waitFor();
    expect(await page.locator(".drawing.narrow").first().isVisible()).toBe(true);
    await page.locator("#groups summary").first().click();
    expect(await page.locator("#groups table").first().isVisible()).toBe(true);
    const folder = site.address.replace(/[^/]*$/, "");
    expect(asked.filter((url) => !url.startsWith(folder) && !url.startsWith("data:"))).toEqual([]);
    await page.close();
  });

  test("the width of texts is guessed within a fifth", async () => {
    const page = await open({ width: 768 });
    const texts = [
      "Numérique seul",
      "Direct ou matériel",
      "Autres foyers allocataires",
      "Déclaration en ligne",
      "92\u202f904",
      "35 à 49 ans",
    ];
    const measured = await page.evaluate((samples) => {
      const context = document.createElement("canvas").getContext("2d");
      if (!context) return [];
      context.font = '100px "Atkinson Hyperlegible Next"';
      return samples.map((sample) => context.measureText(sample).width);
    }, texts);
    texts.forEach((sample, at) => {
      const ratio = textWidth(sample, 100) / (measured[at] ?? 0);
      expect(ratio, sample).toBeGreaterThan(0.95);
      expect(ratio, sample).toBeLessThan(1.2);
    });
    await page.close();
  });
});
