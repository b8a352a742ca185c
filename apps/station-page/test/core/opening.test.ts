import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hasChromium, openChromium } from "../../../../test/chromium.ts";
import { builtStation, serveStation } from "../built-station.ts";

/** What a browser lacks, taken away before the page runs. */
const lacks = {
  nothing: "",
  "the language of the page": "delete Map.groupBy;",
  WebAssembly: "delete globalThis.WebAssembly;",
  decompression: "delete globalThis.DecompressionStream;",
  "a safe context, as over http:": 'Object.defineProperty(crypto, "subtle", { value: undefined });',
  signatures: "crypto.subtle.generateKey = () => Promise.reject(new Error());",
} as const;

describe.skipIf(!hasChromium)("a browser that lacks", () => {
  let browser: Awaited<ReturnType<typeof openChromium>>;
  let server: Awaited<ReturnType<typeof serveStation>>;
  beforeAll(async () => {
    browser = await openChromium();
    server = await serveStation(await builtStation({ isOfCore: true }));
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  test.each(Object.entries(lacks))("%s", async (what, script) => {
    const page = await browser.context.newPage();
    await page.addInitScript(script);
    await page.goto(server.origin);
    const notice = page.locator("#too-old");
    if (what === "nothing") {
      await page.evaluate("stationTest.ready()");
      expect(await notice.isVisible()).toBe(false);
    } else {
      await notice.waitFor({ state: "visible" });
      expect(await notice.textContent()).toContain("Firefox 129");
    }
    await page.close();
  });
});

test.skipIf(!hasChromium)("isolated by its server from other pages, it is ready all the same", async () => {
  const isolated = {
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-embedder-policy": "require-corp",
  };
  const [browser, server] = [
    await openChromium(),
    await serveStation(await builtStation({ isOfCore: true }), isolated),
  ];
  try {
    const page = await browser.context.newPage();
    await page.goto(server.origin);
    await page.evaluate("stationTest.ready()");
    expect(await page.evaluate("crossOriginIsolated")).toBe(true);
  } finally {
    await browser.close();
    server.close();
  }
});
