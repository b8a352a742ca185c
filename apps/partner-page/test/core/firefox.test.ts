import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { studyZip } from "@vigie/partner";
import puppeteer, { type Browser } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { contacts, mapping, study, units } from "../../../cli/test/canary-files.ts";
import { vigie, workbench, writeFiles } from "../../../cli/test/vigie.ts";
import { builtPage, servePage, writePage } from "../built-page.ts";

const executablePath = "/usr/bin/firefox-esr";
const hasFirefox = existsSync(executablePath) || process.env.VIGIE_BROWSER_REQUIRED === "1";

describe.skipIf(!hasFirefox)("in Firefox (/usr/bin/firefox-esr)", () => {
  let browser: Browser;
  let folder: string;
  const closed: (() => unknown)[] = [];
  beforeAll(async () => {
    const bench = await workbench();
    folder = bench.folder;
    browser = await puppeteer.launch({ browser: "firefox", executablePath, headless: true });
    closed.push(bench.clear, () => browser.close());
    await writeFiles(join(folder, "etude"), study());
    await mkdir(join(folder, "donnees"));
    await writeFiles(
      join(folder, "donnees"),
      new Map([
        ["foyers.csv", units()],
        ["contacts.csv", contacts()],
        ["mapping.yaml", mapping],
      ]),
    );
    await writeFile(join(folder, "donnees", "etude.vigie"), studyZip(study()));
    const data = join("donnees", "mapping.yaml");
    const words = ["run", "etude", "--partner", "caf", "--data", data, "--out", "sortie"];
    expect(await vigie([...words, "--date", "2026-11-25"], folder)).toMatchObject({ code: 0 });
  });
  afterAll(async () => {
    for (const close of closed.toReversed()) await close();
  });

  // In Chromium both forms are opened on each push.
  test.each(process.env.VIGIE_LONG === "1" ? (["file", "served"] as const) : (["file"] as const))(
    "%s: the bundle of the command, to the byte, and nothing in the console",
    async (form) => {
      const built = await builtPage({ isOfCore: true });
      const file = writePage(built);
      const server = await servePage(built);
      closed.push(file.erase, server.close);
      const page = await browser.newPage();
      const printed: string[] = [];
      page.on("console", (message) => printed.push(message.text()));
      page.on("pageerror", (error) => printed.push(String(error)));
      await page.goto(form === "served" ? server.origin : pathToFileURL(file.path).href);
      // Asked again and again, in short calls: a promise that Firefox held for minutes would not tell where the page stands.
      const stands = (expected: string) =>
        expect.poll(() => page.evaluate("stood"), { timeout: 120_000, interval: 200 }).toBe(expected);
      await page.evaluate(`globalThis.stood = "loads its parts";
        partnerPageTest.choosable().then(() => { stood = "starts its workers"; });
        partnerPageTest.ready().then(() => { stood = "is ready"; }, (error) => { stood = String(error); }); 0`);
      await stands("is ready");
      const requestCount = server.requests.length;
      // What is preloaded is not asked for again.
      const parts = server.requests.flatMap(({ url = "" }) => (url.endsWith(".part") ? [url] : []));
      expect(parts.toSorted()).toEqual([...new Set(parts)].toSorted());
      const input = await page.$("input");
      const names = ["etude.vigie", "mapping.yaml", "foyers.csv", "contacts.csv"];
      await input?.uploadFile(...names.map((name) => join(folder, "donnees", name)));
      await page.evaluate(`stood = "runs";
        partnerPageTest.walk({ partner: "caf", date: "2026-11-25" }).then((answer) => {
          stood = answer.walked?.bundle ?? JSON.stringify(answer);
        }); 0`);
      const expected = await readFile(join(folder, "sortie", "bundle.zip"));
      await stands(expected.toString("base64"));
      expect(printed).toEqual([]);
      expect(server.requests.length).toBe(requestCount);
    },
  );
});
