import type { Study } from "@vigie/study";
import type { Page } from "playwright-core";
import { afterAll, describe, expect } from "vitest";
import { browserTest as test } from "../../../../../test/browser-test.ts";
import { hasChromium } from "../../../../../test/chromium.ts";
import { renderedStudy } from "../../../tables/test/fixture/rendered-study.ts";
import { smallBundles, smallTables } from "../../../tables/test/fixture/small-bundles.ts";
import { smallStudy } from "../../../tables/test/fixture/small-study.ts";
import { audit, auditThemes } from "../../src/accessibility/audit.ts";
import { assemble } from "../../src/index.ts";
import { readAssets } from "../../src/node/fonts.ts";
import { openBrowser, writeSite } from "../page/open-page.ts";
import { checks } from "./checks.ts";
import { faults } from "./faults.ts";

/** By `browser.test.ts`, without script; by `script.test.ts`, words on hover and by keyboard; below, titles that differ. */
const provedElsewhere = ["7.2", "8.6", "10.13", "12.11"];

test("each criterion of the RGAA has its result, in their order", () => {
  const expected = auditThemes.flatMap(({ theme, count }) =>
    Array.from({ length: count }, (_, at) => `${theme}.${at + 1}`),
  );
  expect(audit.map(({ id }) => id)).toEqual(expected);
  expect(audit.length).toBe(106);
});

test("what is said to be proved in a browser is, and nothing else", () => {
  const proved = audit.filter(({ proof }) => proof === "browser").map(({ id }) => id);
  expect([...checks.flatMap(({ criteria }) => criteria), ...provedElsewhere].toSorted()).toEqual(
    proved.toSorted(),
  );
});

/** A page of each kind; on each push, those that hold the most. */
const sites =
  process.env.VIGIE_LONG === "1"
    ? {
        small: ["index.html", "chapitres/foyers-rsa.html", "recherche.html", "en/index.html"],
        rendered: ["chapitres/rsa.html", "comparaison.html", "provenance/ages.html"],
      }
    : { small: ["recherche.html"], rendered: ["chapitres/rsa.html"] };

describe.skipIf(!hasChromium)("pages in Chromium (skipped where /usr/bin/chromium is absent)", () => {
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  let page: Page;
  const written = new Map<string, ReturnType<typeof writeSite>>();

  test.beforeAll(async ({ chromium }) => {
    const assets = await readAssets();
    const study: Study = { ...(await smallStudy()), languages: ["fr", "en"] };
    written.set(
      "small",
      writeSite(assemble({ study, bundles: smallBundles(study, smallTables), assets, language: "fr" })),
    );
    const rendered = await renderedStudy();
    const bundles = smallBundles(rendered, smallTables).filter(({ manifest }) => manifest.partner === "caf");
    written.set("rendered", writeSite(assemble({ study: rendered, bundles, assets, language: "fr" })));
    browser = await openBrowser(chromium);
    page = await browser.page({ width: 1280, scheme: "light" });
  });
  afterAll(async () => {
    await browser.close();
    for (const { remove } of written.values()) remove();
  });

  /** As it is written, whatever was done to the page that was open. */
  async function open(address: string): Promise<void> {
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.emulateMedia({ colorScheme: "light" });
    await page.goto(address);
  }

  for (const [site, paths] of Object.entries(sites))
    test.each(paths)(`${site}: %s meets the criteria proved in a browser`, async (path) => {
      const address = `${written.get(site)?.folder}${path}`;
      const found: Record<string, readonly string[]> = {};
      await open(address);
      for (const { criteria, inPage } of checks)
        if (inPage !== undefined) found[criteria.join(", ")] = await page.evaluate(inPage);
      for (const { criteria, find } of checks) {
        if (find === undefined) continue;
        await open(address);
        found[criteria.join(", ")] = await find(page);
      }
      expect(found).toEqual(Object.fromEntries(checks.map(({ criteria }) => [criteria.join(", "), []])));
    });

  test.each(checks.map(({ criteria }) => criteria[0] ?? ""))(
    "a page spoiled for criterion %s does not pass",
    async (id) => {
      const check = checks.find(({ criteria }) => criteria[0] === id);
      const spoil = faults[id];
      if (check === undefined || spoil === undefined) throw new RangeError(`no fault for ${id}`);
      await open(`${written.get("small")?.folder}chapitres/foyers-rsa.html`);
      await page.evaluate(spoil);
      const found = check.inPage === undefined ? await check.find?.(page) : await page.evaluate(check.inPage);
      expect(found).not.toEqual([]);
    },
  );

  test("each page has a title of its own, which names the study", async () => {
    const titles: string[] = [];
    for (const path of ["chapitres/rsa.html", "comparaison.html", "provenance/ages.html"]) {
      await open(`${written.get("rendered")?.folder}${path}`);
      titles.push(await page.title());
    }
    expect(new Set(titles).size).toBe(titles.length);
    const ends = new Set(titles.map((title) => title.split(" – ").at(-1)));
    expect(ends.size).toBe(1);
  });
});
