import { readFileSync } from "node:fs";
import { extname } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, describe, expect } from "vitest";
import { violations } from "../../../../../test/axe.ts";
import { browserTest as test } from "../../../../../test/browser-test.ts";
import { hasChromium } from "../../../../../test/chromium.ts";
import { renderedStudy } from "../../../tables/test/fixture/rendered-study.ts";
import { smallBundles, smallTables } from "../../../tables/test/fixture/small-bundles.ts";
import { hidden } from "../../../tables/test/fixture/table-text.ts";
import { assemble } from "../../src/index.ts";
import { readAssets } from "../../src/node/fonts.ts";
import { openBrowser, writeSite } from "./open-page.ts";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".css": "text/css",
  ".js": "text/javascript",
};

describe.skipIf(!hasChromium)("what script adds (skipped where /usr/bin/chromium is absent)", () => {
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  let site: ReturnType<typeof writeSite>;

  test.beforeAll(async ({ chromium }) => {
    const masked: Readonly<Record<string, readonly string[]>> = {
      ages: ["rsa|none|50-plus", "rsa|none|35-49"],
      mobile: ["rsa|_U", "all|_U"],
    };
    const tables = smallTables.map((table) => {
      const cells = masked[table.indicator];
      return cells === undefined ? table : hidden(table, ...cells);
    });
    const study = await renderedStudy();
    site = writeSite(
      assemble({ study, bundles: smallBundles(study, tables), assets: await readAssets(), language: "fr" }),
    );
    browser = await openBrowser(chromium);
  });
  afterAll(async () => {
    await browser.close();
    site.remove();
  });

  async function open(path: string, width = 1440): Promise<Page> {
    const page = await browser.page({ width, scheme: "light" });
    await page.goto(`${site.folder}${path}`);
    return page;
  }

  /** Of the first body of the first table of a figure: a column of it, top to bottom. */
  const column = (page: Page, figure: string, at: number) =>
    page
      .locator(`#${figure} tbody`)
      .first()
      .locator("tr")
      .evaluateAll((rows, position) => rows.map(({ children }) => children[position]?.textContent ?? ""), at);

  test("a head sorts the rows, up, down and back; what is secret stays last", async () => {
    const page = await open("provenance/mobile.html");
    const read = () =>
      page
        .locator("tbody tr")
        .evaluateAll((rows) => rows.map((row) => row.querySelector("td")?.textContent ?? ""));
    const before = await read();
    const head = page.locator("thead th", { hasText: "Effectif" }).last();
    const numbers = (wording: readonly string[]) =>
      wording.map((one) => Number(one.replace(/\s/g, ""))).filter((one) => !Number.isNaN(one));
    await head.locator("button").click();
    const up = await read();
    expect(await head.getAttribute("aria-sort")).toBe("ascending");
    expect(numbers(up)).toEqual(numbers(before).toSorted((a, b) => a - b));
    expect(up.slice(-2)).toEqual(["moins de 11", "moins de 11"]);
    await page.keyboard.press("Enter");
    const down = await read();
    expect(await head.getAttribute("aria-sort")).toBe("descending");
    expect(numbers(down)).toEqual(numbers(before).toSorted((a, b) => b - a));
    expect(down.slice(-2)).toEqual(["moins de 11", "moins de 11"]);
    await page.keyboard.press("Space");
    expect(await head.getAttribute("aria-sort")).toBeNull();
    expect(await read()).toEqual(before);
  });

  test("each column of a table sorts", async () => {
    const page = await open("chapitres/rsa.html");
    const heads = page.locator("#subgroups table").first().locator("thead th");
    expect(await heads.locator("button").count()).toBe(await heads.count());
  });

  test("one control leads to the table of a figure: the one that works without script", async () => {
    const page = await open("chapitres/rsa.html");
    expect(await page.locator("#groups .behind details:not(.cite) summary").allTextContents()).toEqual([
      "Tableau",
    ]);
    expect(await page.locator("#groups button").filter({ visible: true }).count()).toBe(0);
  });

  test("what is pressed or followed alone is 24 pixels high at least", async () => {
    for (const [path, targets] of [
      ["provenance/ages.html", ".sort"],
      ["comparaison.html", ".sort, td a"],
      ["donnees.html", ".file"],
    ] as const) {
      const page = await open(path);
      const heights = await page
        .locator(targets)
        .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
      expect(heights.length, path).toBeGreaterThan(2);
      expect(
        heights.filter((height) => height < 24),
        path,
      ).toEqual([]);
    }
  });

  test("a number says where it comes from under the pointer and under the keyboard, until Escape", async () => {
    const page = await open("chapitres/rsa.html");
    const tip = page.getByRole("tooltip");
    const number = page.locator("article > p a.n").first();
    expect(await tip.isVisible()).toBe(false);
    await number.hover();
    expect(await tip.textContent()).toMatch(/^1\s000 foyers au RSA \(Caf de l’Essai\)$/);
    await tip.hover();
    expect(await tip.isVisible()).toBe(true);
    await page.keyboard.press("Escape");
    expect(await tip.isVisible()).toBe(false);
    await number.focus();
    expect(await tip.isVisible()).toBe(true);
    expect(await number.getAttribute("aria-describedby")).toBe("tip");
    expect(await violations(page)).toEqual([]);
  });

  test("a row of a drawing says its counts under the pointer, in its own panel", async () => {
    const page = await open("chapitres/rsa.html");
    const drawing = page.locator("#ages .drawing.wide");
    await drawing.scrollIntoViewIfNeeded();
    const at = async (text: string) => {
      const box = await drawing.locator("text", { hasText: text }).first().boundingBox();
      if (box === null) throw new Error(`no ${text} in the drawing`);
      return box;
    };
    const row = await at("50 ans et plus");
    const tip = page.getByRole("tooltip");
    // The group that the title cites is alone in the drawing; its table has the others.
    for (const panel of ["Direct ou matériel"]) {
      await page.mouse.move((await at(panel.split(" ")[0] ?? panel)).x + 20, row.y + row.height / 2);
      const cell = page
        .locator("#ages table", { has: page.locator("caption b", { hasText: panel }) })
        .locator("tr", { hasText: "50 ans et plus" });
      const count = (await cell.locator("td").first().textContent()) ?? "";
      expect((await tip.textContent())?.replace(/\s/g, " ")).toContain(
        `${panel} 50 ans et plus Effectif : ${count.replace(/\s/g, " ")} `,
      );
    }
    await page.mouse.move(5, 5);
    await expect.poll(() => tip.isVisible()).toBe(false);
  });

  test("at 320 px the words of a number stay on the page", async () => {
    const page = await open("chapitres/rsa.html", 320);
    await page.locator("article > p a.n").first().focus();
    const box = await page.getByRole("tooltip").boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(320);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  });

  test("without script, nothing of it is there: no button that does nothing", async () => {
    const page = await browser.page({ width: 1440, scheme: "light" });
    const session = await browser.context.newCDPSession(page);
    await session.send("Emulation.setScriptExecutionDisabled", { value: true });
    await page.goto(`${site.folder}chapitres/rsa.html`);
    await page.locator("h1").waitFor();
    expect(await page.locator("button, [role=tooltip], .sort-hint").count()).toBe(0);
    await session.detach();
  });

  test("it runs under a policy that forbids all that is inline", async () => {
    const page = await browser.page({ width: 1440, scheme: "light" });
    const refused: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error") refused.push(message.text());
    });
    page.on("pageerror", (error) => refused.push(error.message));
    await page.route("http://vigie.test/**", async (route) => {
      const { pathname } = new URL(route.request().url());
      await route.fulfill({
        body: readFileSync(new URL(`.${pathname}`, site.folder)),
        contentType: types[extname(pathname)] ?? "application/octet-stream",
        headers: {
          "content-security-policy": "default-src 'self'; img-src data:",
        },
      });
    });
    await page.goto("http://vigie.test/chapitres/rsa.html");
    await page.locator("#groups .behind details:not(.cite) summary").click();
    await page.locator("#groups .sort").first().click();
    expect(refused).toEqual([]);
  });

  test("columns of words sort in the order of the language", async () => {
    const page = await open("chapitres/rsa.html");
    await page.locator("#subgroups .behind details:not(.cite) summary").click();
    await page.locator("#subgroups thead button").first().click();
    const wording = await column(page, "subgroups", 0);
    expect(wording.length).toBeGreaterThan(2);
    expect(wording.at(-1)).toBe("Ensemble");
    const labels = wording.slice(0, -1);
    expect(labels).toEqual(labels.toSorted(new Intl.Collator("fr", { numeric: true }).compare));
  });
});
