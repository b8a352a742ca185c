import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { studyZip } from "@vigie/station";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hasChromium, openChromium } from "../../../../test/chromium.ts";
import { contacts, mapping, study, units } from "../../../cli/test/canary-files.ts";
import { builtStation, serveStation } from "../built-station.ts";
import { walkIn } from "./walked-page.ts";

/** What a browser lacks, taken away before the page runs. */
const lacks = {
  "the language of the page": "delete Map.groupBy;",
  WebAssembly: "delete globalThis.WebAssembly;",
  decompression: "delete globalThis.DecompressionStream;",
  "a safe context, as over http:": 'Object.defineProperty(crypto, "subtle", { value: undefined });',
  signatures: "crypto.subtle.generateKey = () => Promise.reject(new Error());",
} as const;

const notice = (page: Page) => page.locator("#too-old");

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

  test.each(Object.entries(lacks))("%s", async (_, script) => {
    const page = await browser.context.newPage();
    await page.addInitScript(script);
    await page.goto(server.origin);
    await notice(page).waitFor({ state: "visible" });
    expect(await notice(page).textContent()).toContain("Firefox 129");
    await page.close();
  });

  test("memory: the problem says which edition to take", async () => {
    const built = await builtStation({ isOfCore: true });
    const path = "parts/station.js.part";
    const script = gunzipSync(built.served.get(path) ?? new Uint8Array()).toString("utf8");
    expect(script.split('"2500MB"')).toHaveLength(2);
    const starved = Buffer.from(script.replace('"2500MB"', '"1MB"'));
    const small = await serveStation({ ...built, served: new Map([...built.served, [path, starved]]) });
    const folder = await mkdtemp(join(tmpdir(), "vigie-memoire-"));
    const files = [
      ["etude.vigie", studyZip(study())],
      ["mapping.yaml", mapping],
      ["foyers.csv", units()],
      ["contacts.csv", contacts()],
    ] as const;
    for (const [name, content] of files) await writeFile(join(folder, name), content);
    const page = await browser.context.newPage();
    await page.goto(small.origin);
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

  test("nothing, isolated by its server from other pages", async () => {
    const isolated = await serveStation(await builtStation({ isOfCore: true }), {
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-embedder-policy": "require-corp",
    });
    const page = await browser.context.newPage();
    await page.goto(isolated.origin);
    await page.evaluate("stationTest.ready()");
    expect(await notice(page).isVisible()).toBe(false);
    expect(await page.evaluate("crossOriginIsolated")).toBe(true);
    await page.close();
    isolated.close();
  });
});
