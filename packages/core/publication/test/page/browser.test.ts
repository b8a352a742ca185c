import { statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Study } from "@vigie/study";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect } from "vitest";
import { violations } from "../../../../../test/axe.ts";
import { browserTest as test } from "../../../../../test/browser-test.ts";
import { hasChromium } from "../../../../../test/chromium.ts";
import { textWidth } from "../../../drawing/src/text-width.ts";
import { communeBundles, communeStudy, fewPlaces } from "../../../tables/test/fixture/commune-study.ts";
import { renderedStudy } from "../../../tables/test/fixture/rendered-study.ts";
import { smallBundles, smallTables } from "../../../tables/test/fixture/small-bundles.ts";
import { smallStudy } from "../../../tables/test/fixture/small-study.ts";
import { hidden } from "../../../tables/test/fixture/table-text.ts";
import { assemble } from "../../src/index.ts";
import { readAssets } from "../../src/node/fonts.ts";
import { misplacedTexts, openDetails } from "./inspections.ts";
import { openBrowser, writeSite } from "./open-page.ts";

/** Where the figures of the small study are. */
const figures = "chapitres/foyers-rsa.html";
const isLong = process.env.VIGIE_LONG === "1";
/** Pages looked at on each push: the others are alike, or read by `audit.test.ts` and `test/reference-site.test.ts`. */
const onPush: ReadonlySet<string> = new Set([
  "index.html",
  figures,
  "explorer/foyers-rsa-age_band-group.html",
  "accessibilite.html",
  "en/index.html",
  "facile.html",
  "comparaison.html",
  "provenance/ages.html",
  "communes/93072.html",
]);
const inspected = (pages: readonly string[]) => pages.filter((path) => isLong || onPush.has(path));
const generatedPages = inspected([
  "index.html",
  figures,
  "chapitres/pensions-all.html",
  "recherche.html",
  "explorer.html",
  "explorer/foyers-rsa-age_band-group.html",
  "glossaire.html",
  "donnees.html",
  "accessibilite.html",
  "a-propos.html",
  "en/index.html",
  "en/chapitres/foyers-rsa.html",
]);
const textPages = inspected([
  "index.html",
  "facile.html",
  "chapitres/rsa.html",
  "chapitres/suite.html",
  "comparaison.html",
  "methode.html",
  "provenance/ages.html",
  "provenance/housings.html",
]);

/** Width, scheme and media in which pages are looked at. */
const everyView = [
  [320, "light", "screen"],
  [320, "dark", "screen"],
  [768, "light", "screen"],
  [768, "dark", "screen"],
  [1440, "light", "screen"],
  [1440, "dark", "screen"],
  [768, "light", "print"],
] as const;
const extremeViews = [
  [320, "dark", "screen"],
  [1440, "light", "screen"],
  [768, "light", "print"],
] as const;
/** Pages of each frame that others share: long runs look at them in every view. */
const wholly: ReadonlySet<string> = new Set([
  "index.html",
  figures,
  "chapitres/rsa.html",
  "communes/93066.html",
]);

const localPages = inspected([
  "communes.html",
  "communes/93066.html",
  "communes/93072.html",
  "communes/T8.html",
]);

describe.skipIf(!hasChromium)("the site in Chromium (skipped where /usr/bin/chromium is absent)", () => {
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  let site: ReturnType<typeof writeSite>;
  let rendered: ReturnType<typeof writeSite>;
  let local: ReturnType<typeof writeSite>;

  test.beforeAll(async ({ chromium }) => {
    // One cell secret, so that hatching and its words are on the page too.
    const tables = smallTables.map((table) =>
      table.indicator === "ages" ? hidden(table, "rsa|none|50-plus") : table,
    );
    const assets = await readAssets();
    const study: Study = { ...(await smallStudy()), languages: ["fr", "en"] };
    site = writeSite(assemble({ study, bundles: smallBundles(study, tables), assets, language: "fr" }));
    const rendering = await renderedStudy();
    const caf = smallBundles(rendering, tables).filter(({ manifest }) => manifest.partner === "caf");
    rendered = writeSite(assemble({ study: rendering, bundles: caf, assets, language: "fr" }));
    const ofCommunes = await communeStudy();
    const bundles = communeBundles(ofCommunes);
    local = writeSite(assemble({ study: ofCommunes, bundles, places: fewPlaces, assets, language: "fr" }));
    browser = await openBrowser(chromium);
  });
  afterAll(async () => {
    await browser.close();
    site.remove();
    rendered.remove();
    local.remove();
  });

  interface Opening {
    readonly width: number;
    readonly scheme?: "light" | "dark";
    readonly path?: string;
    readonly folder?: string;
  }

  async function open({
    width,
    scheme = "light",
    path = figures,
    folder = site.folder,
  }: Opening): Promise<Page> {
    const page = await browser.page({ scheme, width });
    await page.goto(`${folder}${path}`);
    await page.evaluate(() => document.fonts.ready);
    return page;
  }

  describe.each([
    { from: "the indicators", pages: generatedPages, folder: () => site.folder },
    { from: "a text", pages: textPages, folder: () => rendered.folder },
    { from: "territories", pages: localPages, folder: () => local.folder },
  ])("pages made from $from", ({ pages, folder }) => {
    let page: Page;
    beforeAll(async () => {
      page = await browser.page({ width: 320, scheme: "light" });
    });

    test.each(pages)("%s: nothing is wider than the page, and axe finds nothing", async (path) => {
      await page.goto(`${folder()}${path}`);
      const views = isLong && wholly.has(path) ? everyView : extremeViews;
      // What a view changes is in the style sheet, which pages share: axe reads most of them in one view, each in its turn.
      const turn = pages.indexOf(path) % extremeViews.length;
      for (const [at, [width, scheme, media]] of views.entries()) {
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ colorScheme: scheme, media });
        await openDetails(page);
        const view = `${width} px, ${scheme}, ${media}`;
        if (isLong || path === figures || at === turn) expect(await violations(page), view).toEqual([]);
        if (media === "screen")
          expect(await page.evaluate(() => document.documentElement.scrollWidth), view).toBe(width);
      }
    });
  });

  test.each([
    { path: "index.html", budget: 150_000 },
    { path: figures, budget: 300_000 },
  ])("$path and all it loads weigh under $budget bytes, uncompressed", async ({ path, budget }) => {
    const loaded: string[] = [];
    const page = await browser.page({ width: 360, scheme: "light" });
    page.on("request", (request) => loaded.push(request.url()));
    await page.goto(`${site.folder}${path}`);
    await page.evaluate(() => document.fonts.ready);
    const files = loaded.filter((url) => !url.startsWith("data:"));
    expect(files.length).toBeGreaterThan(2);
    expect(files.reduce((sum, url) => sum + statSync(fileURLToPath(url)).size, 0)).toBeLessThan(budget);
  });

  test("from a number, the row of its table is one click away, and in view", async () => {
    const page = await open({ width: 1440, path: "chapitres/rsa.html", folder: rendered.folder });
    await page.locator("h3 a.n, .figure-title a.n").first().click();
    const row = page.locator("tr:target");
    expect(await row.textContent()).toMatch(/Direct ou matériel\s*50 ans et plus\s*60/);
    await expect.poll(async () => (await row.boundingBox())?.y ?? -1).toBeGreaterThan(0);
  });

  test.each([
    { width: 390, path: "index.html", late: "**/*.woff2" },
    { width: 1440, path: "chapitres/rsa.html", late: "**/*.woff2" },
    { width: 390, path: "comparaison.html", late: "**/script.js" },
  ])("$path at $width px: $late that comes late moves nearly nothing", async ({ width, path, late }) => {
    const page = await browser.page({ width, scheme: "light" });
    await page.route(late, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 400));
      await route.continue();
    });
    await page.goto(`${rendered.folder}${path}`);
    await page.evaluate(() => document.fonts.ready);
    const shift = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let sum = 0;
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) if ("value" in entry) sum += Number(entry.value);
          }).observe({ type: "layout-shift", buffered: true });
          setTimeout(() => resolve(sum), 300);
        }),
    );
    expect(shift).toBeLessThan(0.05);
  });

  test("on a phone the mark of fiction stays, in a tenth of the screen, and hides nothing that is reached", async () => {
    for (const [width, height] of [
      [320, 256],
      [360, 640],
      [640, 360],
    ] as const) {
      const page = await open({ width, path: "chapitres/rsa.html", folder: rendered.folder });
      await page.setViewportSize({ width, height });
      const at = `${width} × ${height}`;
      await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
      const mark = await page.locator(".band").boundingBox();
      expect(mark?.y, at).toBe(0);
      expect(mark?.height, at).toBeLessThan(height * 0.13);
      const tops = await page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>("main a")]
          .filter((link) => link.checkVisibility())
          .toReversed()
          .slice(0, 12)
          .map((link) => {
            link.focus();
            return link.getBoundingClientRect().y;
          }),
      );
      expect(tops, at).toHaveLength(12);
      expect(Math.min(...tops), at).toBeGreaterThanOrEqual(mark?.height ?? 0);
    }
  });

  test.each(["provenance/ages.html", "comparaison.html", "donnees.html"])(
    "%s: on a phone each line of the table is whole on the screen, each cell after what it says",
    async (path) => {
      const page = await open({ width: 360, path, folder: rendered.folder });
      const table = page.locator(".stackable").first();
      const cells = table.locator("tbody td").filter({ visible: true });
      const boxes = await Promise.all((await cells.all()).map((cell) => cell.boundingBox()));
      expect(boxes.length).toBeGreaterThan(3);
      expect(boxes.filter((box) => box !== null && (box.x < 0 || box.x + box.width > 360))).toEqual([]);
      expect(await cells.first().evaluate((cell) => getComputedStyle(cell, "::before").content)).toMatch(
        /^"(Effectif|Imprimé|État)[^:]*:/,
      );
    },
  );

  test("the current page is said in the contents, and the language leads to the same page", async () => {
    const page = await open({ width: 1440 });
    expect(await page.locator(".contents [aria-current=page]").textContent()).toBe("Foyers au RSA");
    await page.locator(".languages a").click();
    expect(page.url()).toBe(`${site.folder}en/${figures}`);
    expect(await page.locator("html").getAttribute("lang")).toBe("en");
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
      });

      test("no text leaves its drawing, is written over another, or is under 13 px", async () => {
        const page = await open({ width });
        expect(await misplacedTexts(page, shown)).toEqual([]);
      });
    });

  test("printed, it is A4 with the wide drawings, the mark of fiction and no list of contents", async () => {
    const page = await open({ width: 768 });
    await page.emulateMedia({ media: "print" });
    expect(await page.locator(".drawing.wide").first().isVisible()).toBe(true);
    expect(await page.locator(".band").isVisible()).toBe(true);
    expect(await page.locator(".contents, .nearby").filter({ visible: true }).count()).toBe(0);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.toString("latin1")).toMatch(/\/MediaBox \[0 0 59[45][.\d]* 84[12][.\d]*\]/);
  });

  test("the keyboard goes first to the content, then to tables", async () => {
    const page = await open({ width: 1440 });
    await page.keyboard.press("Tab");
    expect(
      await page
        .locator(".skip")
        .first()
        .evaluate((link) => link === document.activeElement),
    ).toBe(true);
    expect((await page.locator(".skip").first().boundingBox())?.x).toBeGreaterThanOrEqual(0);
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.closest("main") !== null)).toBe(true);
    const summary = page.locator("#groups .behind summary").first();
    await summary.focus();
    await page.keyboard.press("Enter");
    expect(await page.locator("#groups table").first().isVisible()).toBe(true);
  });

  test("with scripts off it says the same, and loads nothing but its own files", async () => {
    const page = await browser.page({ width: 360, scheme: "light" });
    const session = await browser.context.newCDPSession(page);
    await session.send("Emulation.setScriptExecutionDisabled", { value: true });
    const requested: string[] = [];
    page.on("request", (request) => requested.push(request.url()));
    await page.goto(`${site.folder}${figures}`);
    await page.locator("h1").waitFor();
    expect(await page.locator(".drawing.narrow").first().isVisible()).toBe(true);
    await page.locator("#groups .behind summary").first().click();
    expect(await page.locator("#groups table").first().isVisible()).toBe(true);
    expect(requested.filter((url) => !url.startsWith(site.folder) && !url.startsWith("data:"))).toEqual([]);
    await session.detach();
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
  });
});
