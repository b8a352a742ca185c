import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { misplacedTexts } from "../../../packages/diagnostic/test/page/inspections.ts";
import { hasChromium, openBrowser } from "../../../packages/diagnostic/test/page/open-page.ts";
import { type Ended, spawnVigie, workbench } from "./vigie.ts";

let folder: string;
let clear: () => Promise<void>;
let demo: Ended;
let served: string;
let climbed: number;
/** The whole demo once, to the page that it serves; the root's test of the reference site runs it without serving. */
beforeAll(async () => {
  ({ folder, clear } = await workbench());
  const { child, ended } = spawnVigie(["demo", "--out", "demo", "--date", "2026-11-25"], folder);
  const address = await new Promise<string>((resolve, reject) => {
    let out = "";
    child.stdout.on("data", (chunk) => {
      out += chunk;
      const found = /http:\/\/127\.0\.0\.1:\d+\//.exec(out)?.[0];
      if (found) resolve(found);
    });
    child.once("close", () => reject(new Error(out)));
  });
  const cover = await fetch(address);
  expect(cover.status).toBe(200);
  served = await cover.text();
  climbed = (await fetch(`${address}../../etc/passwd`)).status;
  child.kill("SIGINT");
  demo = await ended;
}, 300_000);
afterAll(() => clear());

const read = (...path: readonly string[]) => readFile(join(folder, "demo", ...path), "utf8");

test("the demo goes the whole way and leaves only its folder", async () => {
  expect(demo.error).toBe("");
  expect(demo.code).toBe(0);
  expect(demo.out).toContain("DONNÉES FICTIVES");
  expect(await readdir(folder)).toEqual(["demo"]);
  expect((await readdir(join(folder, "demo"))).toSorted()).toEqual([
    ".vigie",
    "donnees",
    "partenaires",
    "site",
  ]);
});

test("each figure of the study agrees with what was printed, or says why not", async () => {
  const figures: readonly { id: string; verdict: string }[] = JSON.parse(
    await read("site", "published.json"),
  );
  const by = Map.groupBy(figures, ({ verdict }) => verdict);
  expect(by.get("inconsistent")?.map(({ id }) => id)).toEqual([
    "rsa.majority_born_abroad",
    "mediation.per_working_day",
  ]);
  expect(by.get("not_judged")?.map(({ id }) => id)).toEqual([
    "rsa.group.dtrsa",
    "c2s.group.direct",
    "aspa.group.mixed",
  ]);
  expect(by.get("differs")).toBeUndefined();
  expect(by.get("masked")).toBeUndefined();
  expect(by.get("agrees")?.length).toBe(51);
});

test("the population has the size of the study, and no published count is small", async () => {
  const groups = await read("partenaires", "caf93", "private", "tables", "rsa_groups.csv");
  expect(groups).toContain("rsa,_T,92904,free,");
  expect(groups).toContain("all,_T,380000,free,");
  for (const partner of ["caf93", "cpam93", "cnav_idf"]) {
    const path = ["partenaires", partner, "private", "tables"];
    for (const name of await readdir(join(folder, "demo", ...path))) {
      const published = (await read(...path, name)).split("\n").filter((line) => line.includes(",free,"));
      const small = published.filter((line) => /,([1-9]|10),free,/.test(line));
      expect(small, name).toEqual([]);
    }
  }
});

test("the cover and the first chapter are light, with all they load", async () => {
  const files = await readdir(join(folder, "demo", "site", "polices"));
  const shared = [
    "style.css",
    ...files.filter((name) => name.endsWith(".woff2")).map((name) => join("polices", name)),
  ];
  const weight = async (page: string) => {
    const contents = await Promise.all(
      [page, ...shared].map((path) => readFile(join(folder, "demo", "site", path))),
    );
    return contents.reduce((sum, content) => sum + gzipSync(content).length, 0);
  };
  expect(await weight("index.html")).toBeLessThan(150_000);
  expect(await weight(join("chapitres", "canaux.html"))).toBeLessThan(300_000);
});

test.skipIf(!hasChromium)(
  "in Chromium, every text of every figure is in its drawing, is over no other, and is read",
  async () => {
    const browser = await openBrowser();
    const site = join(folder, "demo", "site");
    const chapters = (await readdir(site, { recursive: true })).filter((path) =>
      /chapitres\/[^/]+\.html$/.test(path),
    );
    expect(chapters.length).toBeGreaterThan(6);
    for (const width of [360, 1440]) {
      const page = await browser.page({ width, scheme: "light" });
      for (const path of chapters) {
        await page.goto(pathToFileURL(join(site, path)).href);
        await page.evaluate(() => document.fonts.ready);
        const drawings = width < 768 ? ".drawing.narrow" : ".drawing.wide";
        expect(await misplacedTexts(page, drawings), `${path} at ${width} px`).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBe(width);
        const clipped = await page
          .locator(".barriers")
          .evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth).length);
        expect(clipped, path).toBe(0);
        // Printed, 720 units are 158 mm: 1 090 are the height of an A4 page without its margins.
        const heights = await page
          .locator(".drawing.wide")
          .evaluateAll((all) =>
            all.map((one) => (one instanceof SVGSVGElement ? one.viewBox.baseVal.height : 0)),
          );
        expect(Math.max(0, ...heights), path).toBeLessThan(1090);
      }
      await page.close();
    }
    await browser.close();
  },
);

test("the page says that the data is fictitious, and loads nothing from elsewhere", async () => {
  const page = await read("site", "index.html");
  expect(page).toContain("Données fictives");
  expect(page).not.toMatch(/<script(?! src="script\.js" defer )|(?:src|href)="(?:https?:)?\/\//);
});

test("it is served on the loopback interface, with nothing beside it, until it is stopped", () => {
  expect(served).toContain("Données fictives");
  expect(climbed).toBe(404);
  expect(demo.code).toBe(0);
});
