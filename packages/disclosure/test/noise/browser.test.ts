import { existsSync, readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { expect, test } from "vitest";
import { someDraws } from "./some-draws.ts";

const executablePath = "/usr/bin/chromium";
const skipped = !existsSync(executablePath) && !process.env.VIGIE_BROWSER_REQUIRED;

const root = join(import.meta.dirname, "../../../..");
const origin = "http://vigie.test";
const page = `<!doctype html>
<script type="importmap">{ "imports": { "@noble/hashes/": "/node_modules/@noble/hashes/" } }</script>
<script type="module">
  import { someDraws } from "/packages/disclosure/test/noise/some-draws.ts";
  document.title = someDraws();
</script>`;

/** The files of the repository as the browser needs them: types removed, nothing bundled. */
function served(path: string): { readonly contentType: string; readonly body: string } {
  if (path === "/") return { contentType: "text/html", body: page };
  const text = readFileSync(join(root, path), "utf8");
  return { contentType: "text/javascript", body: path.endsWith(".ts") ? stripTypeScriptTypes(text) : text };
}

test.skipIf(skipped)("500 draws are the same in Node.js and in Chromium", async () => {
  const browser = await chromium.launch({
    executablePath,
    headless: true,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
  try {
    const tab = await browser.newPage();
    await tab.route(`${origin}/**`, (route) =>
      route.fulfill(served(new URL(route.request().url()).pathname)),
    );
    await tab.goto(origin);
    await tab.waitForFunction(() => document.title !== "", undefined, { timeout: 30_000 });
    const draws = await tab.title();
    expect(draws.split(" ")).toHaveLength(500);
    expect(draws).toBe(someDraws());
  } finally {
    await browser.close();
  }
});
