import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { studyZip } from "@vigie/partner";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, describe, expect } from "vitest";
import { browserTest as test } from "../../../../test/browser-test.ts";
import { hasChromium } from "../../../../test/chromium.ts";
import { contacts, mapping, study, units } from "../../../cli/test/canary-files.ts";
import { builtPage, servePage, withEmptyModules } from "../built-page.ts";
import { walkIn } from "./walked-page.ts";

/** What a browser lacks, taken away before the page runs. */
const lacks = {
  "the language of the page": "delete Map.groupBy;",
  WebAssembly: "delete globalThis.WebAssembly;",
  decompression: "delete globalThis.DecompressionStream;",
  signatures: "crypto.subtle.generateKey = () => Promise.reject(new Error());",
  "a safe context, as over http:":
    'Object.defineProperty(crypto, "subtle", { value: undefined }); Object.defineProperty(window, "isSecureContext", { value: false });',
} as const;

/** The one that is seen, whatever the browser lacks. */
const notice = (page: Page) => page.locator("div.instead:not([hidden])");

describe.skipIf(!hasChromium)("a browser that lacks", () => {
  let context: BrowserContext;
  let server: Awaited<ReturnType<typeof servePage>>;
  test.beforeAll(async ({ chromium }) => {
    context = chromium;
    server = await servePage(withEmptyModules(await builtPage({ isOfCore: true })));
  });
  afterAll(async () => {
    server?.close();
  });

  test.each(Object.entries(lacks))("%s", async (_, script) => {
    const page = await context.newPage();
    await page.addInitScript(script);
    await page.goto(server.origin);
    await notice(page).waitFor({ state: "visible" });
    expect(await notice(page).textContent()).toContain(
      script.includes("isSecureContext") ? "commence par https:" : "Firefox 129",
    );
    await page.close();
  });

  test("nothing is told so", async () => {
    const page = await context.newPage();
    await page.goto(server.origin);
    await page.evaluate("partnerPageTest.choosable()");
    expect(await notice(page).isVisible()).toBe(false);
    await page.close();
  });

  test("memory, isolated by its server from other pages: the problem says which edition to take", async () => {
    const built = await builtPage({ isOfCore: true });
    const path = "parts/core.js.part";
    const script = gunzipSync(built.served.get(path) ?? new Uint8Array()).toString("utf8");
    expect(script.split('"2500MB"')).toHaveLength(2);
    const starved = Buffer.from(script.replace('"2500MB"', '"1MB"'));
    const small = await servePage(
      { ...built, served: new Map([...built.served, [path, starved]]) },
      {
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-embedder-policy": "require-corp",
      },
    );
    const folder = await mkdtemp(join(tmpdir(), "vigie-memoire-"));
    const files = [
      ["etude.vigie", studyZip(study())],
      ["mapping.yaml", mapping],
      ["foyers.csv", units()],
      ["contacts.csv", contacts()],
    ] as const;
    for (const [name, content] of files) await writeFile(join(folder, name), content);
    const page = await context.newPage();
    await page.goto(small.origin);
    expect(await page.evaluate("crossOriginIsolated")).toBe(true);
    const answer = await walkIn(
      page,
      files.map(([name]) => join(folder, name)),
      { partner: "caf", date: "2026-11-25" },
    );
    const problems = "problems" in answer ? answer.problems : [];
    // One for each file.
    expect(problems.map(({ code }) => code)).toEqual(Array(2).fill("engine/page-memory-exhausted"));
    expect(problems[0]?.cure).toContain("l’édition portable de Vigie");
    await page.close();
    small.close();
    await rm(folder, { recursive: true });
  });
});
