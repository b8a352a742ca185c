import { readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { studyZip } from "@vigie/partner";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect } from "vitest";
import { browserTest as test } from "../../../../test/browser-test.ts";
import { hasChromium, openChromium } from "../../../../test/chromium.ts";
import { contacts, foundIn, mapping, mistakes, study, units } from "../../../cli/test/canary-files.ts";
import { builtPage, servePage, withEmptyModules, writePage } from "../built-page.ts";
import { readyIn, type WalkAnswer, walkIn } from "./walked-page.ts";

const walk = { partner: "caf", date: "2026-11-25" };

const isLong = process.env.VIGIE_LONG === "1";

/** Each takes a second: on each push, one in fourteen. */
const tried = isLong ? mistakes : mistakes.filter((_, at) => at % 14 === 0);

/** All that a page may leave in its browser. */
const keptByBrowser = `(async () => JSON.stringify({
  address: location.href,
  history: history.length,
  state: history.state,
  local: { ...localStorage },
  session: { ...sessionStorage },
  databases: await indexedDB.databases(),
  caches: typeof caches === "object" ? await caches.keys() : [],
  cookies: document.cookie,
  title: document.title,
  name: window.name,
  workers: (await navigator.serviceWorker?.getRegistrations().catch(() => []))?.length ?? 0,
}))()`;

interface Watched {
  readonly page: Page;
  /** Addresses asked for since files could be opened, blobs of the page apart. */
  readonly requests: readonly string[];
  readonly printed: readonly string[];
}

async function watch(context: BrowserContext, address: string): Promise<Watched> {
  const page = await context.newPage();
  const requests: string[] = [];
  const printed: string[] = [];
  page.on("console", (message) => printed.push(message.text()));
  page.on("pageerror", (error) => printed.push(error.message));
  await page.goto(address);
  await readyIn(page);
  context.on("request", (request) => {
    if (!request.url().startsWith("blob:")) requests.push(request.url());
  });
  return { page, requests, printed };
}

describe.skipIf(!hasChromium)("of files full of canaries", () => {
  let folder: string;
  const closed: (() => unknown)[] = [];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "vigie-canaris-"));
    closed.push(() => rm(folder, { recursive: true, force: true }));
    await writeFile(join(folder, "etude.vigie"), studyZip(study()));
    await writeFile(join(folder, "mapping.yaml"), mapping);
  });
  afterAll(async () => {
    for (const close of closed.toReversed()) await close();
  });

  async function walked(
    page: Page,
    files: Readonly<Record<string, string | Uint8Array>>,
  ): Promise<WalkAnswer> {
    for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
    const names = ["etude.vigie", "mapping.yaml", ...Object.keys(files)];
    return walkIn(
      page,
      names.map((name) => join(folder, name)),
      walk,
    );
  }
  const whole = () => ({ "foyers.csv": units(), "contacts.csv": contacts() });

  async function expectNothing({ page, requests, printed }: Watched, before: unknown): Promise<void> {
    expect(requests).toEqual([]);
    expect(printed).toEqual([]);
    expect(JSON.parse(String(await page.evaluate(keptByBrowser)))).toEqual(before);
  }

  test("served, then offline: nothing is asked of the network, printed or kept, and the bundle says nothing", async () => {
    const browser = await openChromium();
    const server = await servePage(await builtPage({ isOfCore: true }));
    closed.push(browser.close, server.close);
    const watched = await watch(browser.context, server.origin);
    const requestCount = server.requests.length;
    const before = JSON.parse(String(await watched.page.evaluate(keptByBrowser)));
    expect(before).toMatchObject({
      local: {},
      session: {},
      databases: [],
      caches: [],
      cookies: "",
      workers: 0,
    });
    await browser.context.setOffline(true);
    const answer = await walked(watched.page, whole());
    expect(answer).toHaveProperty("walked");
    if ("walked" in answer) {
      const { bundle, privateFiles, ledger } = answer.walked;
      const left = `${Buffer.from(bundle, "base64").toString("latin1")}${JSON.stringify(privateFiles)}${ledger}`;
      expect(foundIn(left)).toEqual([]);
      expect(left).toContain("qualite.html");
    }
    await expectNothing(watched, before);
    for (const { title, file, change } of tried) {
      const spoiled = { ...whole(), [file]: change(file === "foyers.csv" ? units() : contacts()) };
      const refused = await walked(watched.page, spoiled);
      expect(refused, title).toHaveProperty("problems");
      expect(foundIn(JSON.stringify(refused)), title).toEqual([]);
    }
    await expectNothing(watched, before);
    expect(server.requests.length).toBe(requestCount);
    // A page closed half-way through a run leaves nothing on the disk of its browser either.
    const runs = () => watched.page.evaluate("partnerPageTest.runs()");
    const ended = await runs();
    const underWay = walked(watched.page, whole()).catch(() => null);
    await expect.poll(runs, { interval: 5, timeout: 60_000 }).not.toBe(ended);
    await watched.page.close();
    await underWay;
    await browser.context.newPage();
    await expect.poll(() => canariesUnder(browser.profile), { timeout: 10_000, interval: 500 }).toEqual([]);
  });

  // On each push `way.test.ts` looks at the same in this form.
  test.runIf(isLong)(
    "one file opened by a double click, the network refused by the browser: the same",
    async () => {
      const { context, close } = await openChromium();
      const file = writePage(await builtPage({ isOfCore: true }));
      closed.push(close, file.erase);
      await context.route(/^(?!file:|blob:|data:)/, (route) => route.abort());
      await context.setOffline(true);
      const watched = await watch(context, pathToFileURL(file.path).href);
      const before = JSON.parse(String(await watched.page.evaluate(keptByBrowser)));
      const answer = await walked(watched.page, whole());
      expect(answer).toHaveProperty("walked");
      await expectNothing(watched, before);
    },
  );

  test("a policy refuses what a script of the page would send", async ({ chromium }) => {
    const server = await servePage(withEmptyModules(await builtPage({ isOfCore: true })));
    const page = await chromium.newPage();
    closed.push(() => page.close(), server.close);
    await page.goto(server.origin);
    await page.evaluate("partnerPageTest.choosable()");
    const requestCount = server.requests.length;
    const attempts = [
      `fetch("/canari").then(() => "sent", () => "refused")`,
      `new Promise((end) => { const x = new XMLHttpRequest(); x.onload = () => end("sent"); x.onerror = () => end("refused"); x.open("GET", "/canari"); x.send(); })`,
      `new Promise((end) => { const i = new Image(); i.onload = () => end("sent"); i.onerror = () => end("refused"); i.src = "/canari.png"; })`,
      `new Promise((end) => { const s = document.createElement("script"); s.onload = () => end("sent"); s.onerror = () => end("refused"); try { s.src = "/canari.js"; document.head.append(s); } catch { end("refused"); } })`,
      `new Promise((end) => { const f = document.createElement("form"); f.action = "/canari"; document.body.append(f); f.submit(); setTimeout(() => end("refused"), 200); })`,
      `new Promise((end) => { const f = document.createElement("iframe"); f.src = "/canari"; document.body.append(f); setTimeout(() => end("refused"), 200); })`,
      `(navigator.sendBeacon("/canari", "x"), new Promise((end) => setTimeout(() => end("refused"), 200)))`,
      `new Promise((end) => { try { const w = new WebSocket("ws://" + location.host); w.onopen = () => end("sent"); w.onerror = () => end("refused"); } catch { end("refused"); } })`,
      // Text of a timer is compiled by the page itself: what Playwright evaluates may use `eval`.
      `new Promise((end) => { globalThis.compiled = "refused"; try { setTimeout("compiled = 'sent'"); } catch { /* refused */ } setTimeout(() => end(compiled), 100); })`,
      `new Promise((end) => { const w = new Worker(URL.createObjectURL(new Blob(["fetch('" + location.origin + "/canari').then(() => postMessage('sent'), () => postMessage('refused'))"]))); w.onmessage = ({ data }) => end(data); })`,
    ];
    for (const attempt of attempts) expect(await page.evaluate(attempt), attempt).toBe("refused");
    expect(server.requests.slice(requestCount).map(({ url }) => url)).toEqual([]);
  });
});

/** Files of the browser that hold a canary. */
function canariesUnder(profile: string): readonly string[] {
  return readdirSync(profile, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((path) => textAt(path).includes("CANARI-"));
}

/** Empty where the browser just erased it. */
function textAt(path: string): string {
  try {
    return readFileSync(path, "latin1");
  } catch {
    return "";
  }
}
