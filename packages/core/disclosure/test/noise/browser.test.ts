import { readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { join } from "node:path";
import { expect } from "vitest";
import { browserTest as test } from "../../../../../test/browser-test.ts";
import { hasChromium } from "../../../../../test/chromium.ts";
import { someDraws } from "./some-draws.ts";

const root = join(import.meta.dirname, "../../../../..");
const origin = "http://vigie.test";
const page = `<!doctype html>
<script type="importmap">{ "imports": { "@noble/hashes/": "/node_modules/@noble/hashes/" } }</script>
<script type="module">
  import { someDraws } from "/packages/core/disclosure/test/noise/some-draws.ts";
  document.title = someDraws();
</script>`;

/** The files of the repository as the browser needs them: types removed, nothing bundled. */
function served(path: string): { readonly contentType: string; readonly body: string } {
  if (path === "/") return { contentType: "text/html", body: page };
  const text = readFileSync(join(root, path), "utf8");
  return { contentType: "text/javascript", body: path.endsWith(".ts") ? stripTypeScriptTypes(text) : text };
}

test.skipIf(!hasChromium)("500 draws are the same in Node.js and in Chromium", async ({ chromium }) => {
  const tab = await chromium.newPage();
  await tab.route(`${origin}/**`, (route) => route.fulfill(served(new URL(route.request().url()).pathname)));
  await tab.goto(origin);
  await tab.waitForFunction(() => document.title !== "", undefined, { timeout: 30_000 });
  const draws = await tab.title();
  expect(draws.split(" ")).toHaveLength(500);
  expect(draws).toBe(someDraws());
  await tab.close();
});
