import type { Page } from "playwright-core";
import { afterAll, describe, expect } from "vitest";
import { violations } from "../../../../../test/axe.ts";
import { browserTest as test } from "../../../../../test/browser-test.ts";
import { hasChromium } from "../../../../../test/chromium.ts";
import { communeBundles, communeStudy, fewPlaces } from "../../../tables/test/fixture/commune-study.ts";
import { assemble } from "../../src/index.ts";
import { readAssets } from "../../src/node/fonts.ts";
import { openBrowser, writeSite } from "./open-page.ts";

const isLong = process.env.VIGIE_LONG === "1";
/** A search that finds, and one that does not: axe reads both on each push. */
const isReadOnPush: ReadonlySet<string> = new Set(["bobigny", "xyzxyz"]);

describe.skipIf(!hasChromium)("search and explore (skipped where /usr/bin/chromium is absent)", () => {
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  let site: ReturnType<typeof writeSite>;
  test.beforeAll(async ({ chromium }) => {
    const study = await communeStudy();
    const assets = await readAssets();
    site = writeSite(
      assemble({ study, bundles: communeBundles(study), places: fewPlaces, assets, language: "fr" }),
    );
    browser = await openBrowser(chromium);
  });
  afterAll(async () => {
    await browser.close();
    site.remove();
  });

  async function open(path: string, { isScripted = true } = {}): Promise<Page> {
    const page = await browser.page({ width: 360, scheme: "light" });
    if (!isScripted) await page.route("**/*.js", (route) => route.abort());
    await page.goto(`${site.folder}${path}`);
    return page;
  }

  const found = (page: Page) => page.locator(".found li a:visible").allTextContents();
  const status = (page: Page) => page.locator("#chercher [role=status]").textContent();

  test.each<readonly [sought: string, first: string | null, wording: RegExp]>([
    ["bobigny", "Bobigny", /^\d+ résultats$/],
    // Its code, or with what its page is about.
    ["93008", "Bobigny", /^1 résultat$/],
    ["canaux bobigny", "Bobigny", /^\d+ résultats?$/],
    // Accents, capitals and plurals do not count; a word may be unfinished.
    ["PLAINE communes", "Plaine Commune", /^\d+ résultats$/],
    ["pierref", "Pierrefitte-sur-Seine", /^1 résultat$/],
    // One letter too many, or too few.
    ["bobbigny", "Bobigny", /^Rien ne correspond exactement/],
    ["stanis", null, /^Rien ne correspond\. /],
    ["xyzxyz", null, /^Rien ne correspond\. /],
  ])("« %s » finds %s first among communes, and says how many there are", async (sought, first, wording) => {
    const page = await open("recherche.html");
    await page.locator("input[type=search]").fill(sought);
    expect(await status(page)).toMatch(wording);
    const communes = page.locator('[aria-labelledby="communes"] li a:visible');
    expect((await communes.allTextContents())[0] ?? null).toBe(first);
    if (first === null) expect(await found(page)).toEqual([]);
    if (isLong || isReadOnPush.has(sought)) expect(await violations(page)).toEqual([]);
  });

  test("the commune that is named comes before all that mentions it, and back to its place after", async () => {
    const page = await open("recherche.html");
    const headings = page.locator(".found h2:visible");
    const last = (await headings.allTextContents()).at(-1);
    await page.locator("input[type=search]").fill("bobigny");
    expect((await headings.allTextContents())[0]).toBe("Communes et territoires");
    await page.locator("input[type=search]").fill("");
    expect((await headings.allTextContents()).at(-1)).toBe(last);
  });

  test.each([
    { sought: "licence", part: "Dans le texte", to: "donnees.html" },
    { sought: "secret statistique", part: "Dans le texte", to: "methode.html" },
    { sought: "horaires", part: "Lieux d’aide", to: "communes/" },
  ])(
    "« $sought » is found in the sentences and the places that no list names",
    async ({ sought, part, to }) => {
      const page = await open("recherche.html");
      await page.locator("input[type=search]").fill(sought);
      const section = page.locator(".found:visible", { has: page.locator("h2", { hasText: part }) });
      await section.locator(`a[href*="${to}"]`).first().waitFor();
      expect(await section.locator("mark").first().textContent()).toMatch(
        new RegExp(sought.slice(0, 6), "i"),
      );
      expect(await status(page)).toMatch(/^\d+ résultats?$/);
    },
  );

  test("what is sought stands in the address, and an address opens with its results", async () => {
    const page = await open("recherche.html");
    await page.locator("input[type=search]").fill("stains");
    expect(await page.evaluate(() => location.hash)).toBe("#q=stains");
    const sent = await open("recherche.html#q=stains");
    expect(await sent.locator("input[type=search]").inputValue()).toBe("stains");
    expect((await found(sent)).length).toBeLessThan(15);
    expect(await found(sent)).toContain("Stains");
    await sent.locator("input[type=search]").fill("");
    expect((await found(sent)).length).toBeGreaterThan(30);
  });

  test("without script, everything is listed and nothing is offered that does not work", async () => {
    const page = await open("recherche.html", { isScripted: false });
    expect(await page.locator("input, select, button").count()).toBe(0);
    expect((await found(page)).length).toBeGreaterThan(30);
    for (const heading of [
      "Constats",
      "Figures",
      "Tableaux",
      "Croisements",
      "Glossaire",
      "Communes et territoires",
    ])
      expect(await page.locator("h2", { hasText: heading }).count(), heading).toBe(1);
  });

  test("crossings that share a characteristic stand under it, each by the other, without script", async () => {
    const page = await open("explorer.html", { isScripted: false });
    expect(await page.locator("select, button").count()).toBe(0);
    expect(await page.locator(".pairs p").allTextContents()).toEqual(["Groupe d’usage, selon\u00a0:"]);
    await page.locator(".pairs a", { hasText: "Commune" }).click();
    expect(page.url()).toMatch(/explorer\/foyers-all-commune-group\.html$/);
  });

  test.each(["recherche.html", "explorer.html", "communes/93072.html"])(
    "%s asks for nothing but files of the site",
    async (path) => {
      const page = await browser.page({ width: 360, scheme: "light" });
      const requested: string[] = [];
      const wrong: string[] = [];
      page.on("request", (request) => requested.push(request.url()));
      page.on("pageerror", ({ message }) => wrong.push(message));
      await page.goto(`${site.folder}${path}`);
      await page.evaluate(() => document.fonts.ready);
      expect(requested.length).toBeGreaterThan(2);
      expect(requested.filter((url) => !url.startsWith(site.folder) && !url.startsWith("data:"))).toEqual([]);
      expect(wrong).toEqual([]);
    },
  );
});
