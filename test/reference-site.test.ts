import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { readBundle } from "@vigie/bundle";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Ended, spawnVigie, vigie, workbench } from "../apps/cli/test/vigie.ts";
import { addStyle, misplacedTexts, openDetails } from "../packages/core/publication/test/page/inspections.ts";
import { openBrowser } from "../packages/core/publication/test/page/open-page.ts";
import { violations } from "./axe.ts";
import { browserTest } from "./browser-test.ts";
import { hasChromium } from "./chromium.ts";
import { bundlesUnder } from "./reader/demonstration.ts";

/** A table, as the Data Package describes it. */
interface Described {
  readonly path: string;
  readonly schema: { readonly fields: readonly { readonly name: string }[] };
}

const root = join(import.meta.dirname, "..");
let folder: string;
let clear: () => Promise<void>;
let site: string;
let demo: Ended;
let served: string;
let climbed: number;
/** The whole demonstration once, to the pages that it serves. */
beforeAll(async () => {
  ({ folder, clear } = await workbench());
  site = join(folder, "demo", "site");
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

const read = (...path: readonly string[]) => readFileSync(join(folder, "demo", ...path), "utf8");
const pagesUnder = (path: string) =>
  readdirSync(path, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".html"))
    .toSorted();
/** Folders of pages that are all made alike: where one table comes from, one commune, two characteristics. */
const alike = ["provenance", "communes", "explorer"];
/** Every other page. */
const pagesApart = () =>
  pagesUnder(site).filter((name) => !alike.some((pageFolder) => name.includes(`${pageFolder}/`)));
/** Some of a list, the same ones each time. */
const some = <T>(all: readonly T[], count: number) => all.filter((_, at) => (at * 7919) % all.length < count);
const isLong = process.env.VIGIE_LONG === "1";
/** All of them in long runs, some on each push. */
const someOnPush = <T>(all: readonly T[], count: number) => (isLong ? all : some(all, count));
/** Some of the pages that are made alike. */
const someAlike = (count: number) =>
  alike.flatMap((pageFolder) =>
    some(pagesUnder(join(site, pageFolder)), count).map((name) => `${pageFolder}/${name}`),
  );
const isEnglish = (path: string) => path.startsWith("en/");
const inFrench = () => pagesApart().filter((path) => !isEnglish(path));
const inEnglish = () => pagesApart().filter(isEnglish);

test("the demo goes the whole way, says that its data is invented, and leaves only its folder", () => {
  // Two sources do not declare how many rows one person may have.
  for (const line of demo.error.trim().split("\n")) expect(line).toContain("rows_per_person");
  expect(demo.code).toBe(0);
  expect(demo.out).toContain("DONNÉES FICTIVES");
  expect(readdirSync(folder)).toEqual(["demo"]);
  expect(readdirSync(join(folder, "demo")).toSorted()).toEqual([".vigie", "donnees", "partenaires", "site"]);
});

test("it is served on the loopback interface, with nothing beside it, until it is stopped", () => {
  expect(served).toContain("Données fictives");
  expect(climbed).toBe(404);
});

test("each figure of the study agrees with what was printed, or says why not", () => {
  const figures: readonly { id: string; verdict: string }[] = JSON.parse(read("site", "published.json"));
  const by = Map.groupBy(figures, ({ verdict }) => verdict);
  expect(by.get("inconsistent")?.map(({ id }) => id)).toEqual(["mediation.per_working_day"]);
  expect(by.get("not_judged")?.map(({ id }) => id)).toEqual([
    "rsa.group.dtrsa",
    "c2s.group.direct",
    "aspa.group.mixed",
    "mediation.ccas",
  ]);
  expect(by.get("differs")).toBeUndefined();
  expect(by.get("masked")).toBeUndefined();
  expect(by.get("not_precise")).toBeUndefined();
  // All that is printed: what nothing here can give is listed too, with its reason.
  expect(by.get("not_comparable")?.length).toBe(7);
  expect(by.get("agrees")?.length).toBe(65);
});

const bundleOf = async (partner: string) => {
  const path = join("partenaires", partner, "bundle.zip");
  return readBundle(readFileSync(join(folder, "demo", path)), { file: path });
};

test("the population has the size of the study, sizes that it published are exact, and no count of persons is small", async () => {
  const groups = read("partenaires", "caf93", "private", "tables", "rsa_groups.csv");
  expect(groups).toContain("rsa,_T,92904,92904,,0,92904,92904");
  expect(groups).toMatch(/^all,_T,380000,3(799|800)\d\d,,/m);
  const partners = ["caf93", "cpam93", "cnav_idf", "prefecture93", "departement93", "odds93"];
  for (const bundle of await Promise.all(partners.map(bundleOf))) {
    const persons = new Set(bundle.guarantee.sources.flatMap(({ tables }) => tables.map(({ id }) => id)));
    const noisy = [...bundle.tables.values()].filter(({ name }) => persons.has(name));
    expect(noisy.length).toBeGreaterThan(0);
    const small = noisy.flatMap(({ name, measures, rows }) => {
      const error = measures.indexOf("count_error");
      return rows
        .filter(({ count, values }) => count !== null && count < 11 && values[error] !== 0)
        .map(({ codes }) => `${name} ${codes}`);
    });
    expect(small).toEqual([]);
  }
});

test("no table names a column twice, and its schema has the same ones", () => {
  const { resources }: { readonly resources: readonly Described[] } = JSON.parse(
    readFileSync(join(site, "donnees/datapackage.json"), "utf8"),
  );
  expect(resources.length).toBeGreaterThan(50);
  for (const { path, schema } of resources) {
    const [head = ""] = readFileSync(join(site, "donnees", path), "utf8").split("\n");
    const names = head.split(",");
    expect(new Set(names).size, path).toBe(names.length);
    expect(
      schema.fields.map(({ name }) => name),
      path,
    ).toEqual(names);
  }
});

test("the page says that the data is fictitious, that nobody signed it, and loads nothing from elsewhere", () => {
  const page = read("site", "index.html");
  expect(page).toContain("Données fictives – Origine non vérifiée");
  // Where the site is published, and its feed: for machines, loaded by no page.
  const loaded = page.replaceAll(/<link rel="(?:canonical|alternate)"[^>]*>/g, "");
  expect(loaded).not.toMatch(/<script(?! src="script\.js" defer )|(?:src|href)="(?:https?:)?\/\//);
});

test("both languages have the same pages", () => {
  const all = pagesUnder(site);
  const french = all.filter((name) => !name.startsWith("en/"));
  expect(all.filter((name) => name.startsWith("en/"))).toEqual(french.map((name) => `en/${name}`));
  expect(french.filter((name) => name.startsWith("chapitres/"))).toHaveLength(9);
  // 40 communes of 2022 and 4 territories.
  expect(french.filter((name) => name.startsWith("communes/"))).toHaveLength(44);
});

/** What an elected official asks with ten minutes, and the sentence of the page that sums up; « # » is what a table gives. */
const questions: readonly (readonly [string, string])[] = [
  [
    "Combien de foyers au RSA n’utilisent que le numérique ?",
    "Au RSA, plus de la moitié des foyers n’ont eu que des contacts en ligne. Parmi eux, # n’emploient que des canaux numériques",
  ],
  [
    "Peut-on se passer d’accueil, de courrier, de téléphone ?",
    "Les publics étudiés ne se passent pas de l’accueil, du courrier et du téléphone.",
  ],
  [
    "Combien de personnes âgées à l’Aspa s’en servent encore ?",
    "comme # des nouveaux bénéficiaires de l’Aspa et # des foyers au RSA.",
  ],
  [
    "Qui, au RSA, ne passe pas par internet ?",
    "Au RSA, les foyers qui passent uniquement par l’accueil, le courrier ou le téléphone sont plus âgés, plus souvent nés à l’étranger, plus souvent seuls.",
  ],
  [
    "Combien ont plus de 50 ans parmi eux ?",
    "# ont 50 ans ou plus, contre # de l’ensemble des foyers au RSA",
  ],
  [
    "Combien de personnes suivies par nos services sociaux sont en difficulté ?",
    "Les services sociaux en repèrent # parmi les personnes qu’ils suivent",
  ],
  [
    "Suffit-il de former à l’ordinateur ?",
    "Savoir se servir d’un ordinateur ne suffit pas : les mots de l’administration arrêtent plus de monde.",
  ],
  [
    "Où l’aide est-elle rare ?",
    "Le nombre de France services va du simple au double d’un territoire à l’autre. Il y en a # à Est Ensemble et # à Plaine Commune",
  ],
  [
    "Le numérique a-t-il rendu du temps aux travailleurs sociaux ?",
    "# disent qu’une information d’une autre institution n’est pas plus facile à obtenir, et # qu’ils n’ont pas plus de temps",
  ],
  [
    "Que faut-il faire ?",
    "Ce que l’étude demande : garder des lieux où l’on parle à quelqu’un, simplifier avant d’accompagner, aider là où l’aide est rare.",
  ],
];

test.each(questions)("the page that sums up answers « %s »", (_, sentence) => {
  const page = read("site", "synthese.html").replace(/^[\s\S]*?<main/, "<main");
  const numbered = page.replaceAll(/<a class="n"[^>]*>[^<]*<\/a>/g, "#");
  const words = numbered.replaceAll(/<[^>]*>/g, "").replaceAll(/\s+/g, " ");
  expect(words).toContain(sentence);
});

test("the cover and the page that sums up lead to the one that is easy to read", () => {
  for (const path of ["index.html", "synthese.html", "en/index.html", "en/synthese.html"])
    expect(read("site", path), path).toContain('href="facile.html"');
});

test("every page is light, with all that it loads", () => {
  const size = (path: string) => gzipSync(readFileSync(join(site, path))).length;
  const fonts = readdirSync(join(site, "polices")).filter((name) => name.endsWith(".woff2"));
  const loaded = ["style.css", "script.js", "recherche.js", ...fonts.map((name) => `polices/${name}`)];
  const shared = loaded.reduce((sum, path) => sum + size(path), 0);
  expect(shared + size("index.html")).toBeLessThan(150_000);
  const heavy = pagesUnder(site).filter((path) => shared + size(path) >= 300_000);
  expect(heavy).toEqual([]);
});

test("the pages of a language and all its data weigh under 8 MB as they are; a page of a territory under 45 kB", () => {
  const isApart = (path: string) => /^(?:en|figures|partage|papier)\//.test(path);
  const files = readdirSync(site, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(site.length + 1))
    .filter((path) => !isApart(path));
  const size = (path: string) => readFileSync(join(site, path)).length;
  expect(files.reduce((sum, path) => sum + size(path), 0)).toBeLessThan(8_000_000);
  expect(files.filter((path) => path.startsWith("communes/") && size(path) >= 45_000)).toEqual([]);
});

test.runIf(isLong)(
  "assembled again from the same bundles, it is the same to the byte",
  async () => {
    const partners = join("demo", "partenaires");
    const places = join("demo", "donnees", "lieux.csv");
    const bundles = bundlesUnder(join(folder, partners));
    await vigie(
      ["assemble", join(root, "studies/publics-fragiles"), ...bundles, "--places", places, "--out", "again"],
      folder,
    );
    const files = readdirSync(site, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name).slice(site.length));
    expect(files.length).toBeGreaterThan(500);
    const changed = files.filter(
      (path) => !readFileSync(join(site, path)).equals(readFileSync(join(folder, "again", path))),
    );
    expect(changed).toEqual([]);
  },
  120_000,
);

describe.skipIf(!hasChromium)("in Chromium (skipped where /usr/bin/chromium is absent)", () => {
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  browserTest.beforeAll(async ({ chromium }) => {
    browser = await openBrowser(chromium);
  });
  afterAll(() => browser.close());

  const address = (path: string) => `${pathToFileURL(site).href}/${path}`;
  async function open(path: string, width: number, scheme: "light" | "dark" = "light"): Promise<Page> {
    const page = await browser.page({ width, scheme });
    await page.goto(address(path));
    return page;
  }
  const widthOf = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth);

  test("every text of every figure is in its drawing, is over no other, and is read", async () => {
    const all = pagesUnder(site).filter((path) => /chapitres\/[^/]+\.html$/.test(path));
    expect(all.length).toBeGreaterThan(16);
    const chapters = [...all.filter((path) => !isEnglish(path)), ...someOnPush(all.filter(isEnglish), 1)];
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
    }
  });

  test("with its script, axe finds nothing on pages of each kind, in both languages", async () => {
    const page = await browser.page({ width: 1440, scheme: "light" });
    const broken: string[] = [];
    page.on("pageerror", ({ message }) => broken.push(message));
    const found: string[] = [];
    const french = ["index.html", "synthese.html", ...someOnPush(inFrench(), 2)];
    for (const path of new Set([...french, ...someOnPush(inEnglish(), 1), ...someAlike(isLong ? 2 : 1)])) {
      await page.goto(address(path));
      await openDetails(page);
      found.push(...(await violations(page)).map((violation) => `${path}: ${violation}`));
    }
    expect(found).toEqual([]);
    expect(broken).toEqual([]);
  }, 300_000);

  test("without it, in the dark and at 320 px, nothing is wider than the page, and axe finds nothing on some", async () => {
    const page = await browser.page({ width: 320, scheme: "dark" });
    await page.route("**/script.js", (route) => route.abort());
    const found: string[] = [];
    // What the dark and a narrow page change is in the style sheet, which all pages share: axe reads some of them.
    const french = someOnPush(inFrench(), 10);
    const dark = some(french, isLong ? 6 : 2);
    for (const path of [...french, ...someOnPush(inEnglish(), 3), ...someAlike(isLong ? 5 : 1)]) {
      await page.goto(address(path));
      await openDetails(page);
      const read = dark.includes(path) ? await violations(page) : [];
      found.push(...read.map((violation) => `${path}: ${violation}`));
      const width = await widthOf(page);
      if (width !== 320) found.push(`${path}: ${width} px`);
    }
    expect(found).toEqual([]);
  }, 300_000);

  test("with letters twice as large, nothing is cut and nothing is wider than the page", async () => {
    const page = await browser.page({ width: 1280, scheme: "light" });
    const found: string[] = [];
    for (const path of someOnPush(inFrench(), 6)) {
      await page.goto(address(path));
      await addStyle(page, "html { font-size: 200% }");
      const width = await widthOf(page);
      if (width !== 1280) found.push(`${path}: ${width} px`);
      const cut = await page.evaluate(() =>
        [...document.querySelectorAll("h1, h2, h3, h4, p, li, dt, dd, summary")]
          .filter(
            (element) =>
              element.checkVisibility() &&
              element.scrollWidth > element.clientWidth + 1 &&
              element.clientWidth > 0,
          )
          .map((element) => element.textContent?.slice(0, 40) ?? ""),
      );
      found.push(...cut.map((text) => `${path}: ${text}`));
    }
    expect(found).toEqual([]);
  }, 120_000);

  test("the keyboard alone reaches all that can be used, in order, and shows where it is", async () => {
    const page = await open("chapitres/canaux.html", 1440);
    const usable = await page.evaluate(
      () =>
        [...document.querySelectorAll("a[href], button, summary, [tabindex='0']")].filter((element) =>
          element.checkVisibility({ visibilityProperty: true }),
        ).length,
    );
    const reached: string[] = [];
    for (let at = 0; at < usable; at += 1) {
      await page.keyboard.press("Tab");
      reached.push(
        await page.evaluate(() => {
          const focused = document.activeElement;
          if (!focused || focused === document.body) return "nothing";
          const all = [...document.querySelectorAll("a[href], button, summary, [tabindex='0']")];
          return `${all.indexOf(focused)} ${getComputedStyle(focused).outlineStyle}`;
        }),
      );
    }
    expect(usable).toBeGreaterThan(60);
    expect(reached.filter((stop) => !/^\d+ solid$/.test(stop))).toEqual([]);
    const order = reached.map((stop) => Number(stop.split(" ")[0]));
    expect(new Set(order).size).toBe(usable);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  }, 120_000);

  test("from any number, two clicks lead to indicator, partner, period, bundle, study, date and secrecy", async () => {
    const page = await browser.page({ width: 1440, scheme: "light" });
    const all = pagesApart().filter((path) => /^(index|chapitres\/\w+)\.html$/.test(path));
    const chapters = someOnPush(all, 7);
    const numbers: (readonly [string, number])[] = [];
    for (const path of chapters) {
      await page.goto(address(path));
      const count = await page.locator("main a.n").count();
      numbers.push(...Array.from({ length: count }, (_, at) => [path, at] as const));
    }
    expect(numbers.length).toBeGreaterThan(100);
    for (const [path, at] of some(numbers, isLong ? 25 : 6)) {
      await page.goto(address(path));
      const number = page.locator("main a.n").nth(at);
      const place = `${path}, ${await number.textContent()}`;
      // A finding may be folded: its fold is opened first.
      await number.evaluate((link) => {
        const fold = link.closest("details");
        if (fold) fold.open = true;
      });
      await number.click();
      // A value from elsewhere, or a printed one, has its own line, with its source.
      if (!page.url().includes("/provenance/")) {
        expect(await page.locator(":target").textContent(), place).toMatch(
          /Insee|Baromètre|concorde|contradictoires|non jugé|pas encore calculé/,
        );
        continue;
      }
      const terms = await page.locator(".provenance dt").allTextContents();
      for (const term of [
        "Indicateur",
        "Partenaire",
        "Période",
        "Étude et version",
        "Empreinte de l’étude",
        "Date du lot",
        "Empreinte du lot (SHA-256)",
        "Règle de secret",
        "Signature",
      ])
        expect(terms, place).toContain(term);
      expect(await page.locator("table.raw").count(), place).toBe(1);
    }
  }, 300_000);

  test("printed, what sums up is one sheet, in both languages", async () => {
    for (const path of ["synthese.html", "en/synthese.html"]) {
      const page = await open(path, 1024);
      const sheet = await page.pdf({ preferCSSPageSize: true });
      expect(sheet.toString("latin1").match(/\/Type \/Page\b/g), path).toHaveLength(1);
    }
  });

  test("from any figure, one click leads there too", async () => {
    const page = await open("chapitres/profils.html", 1440);
    const figures = await page.locator(".figure").count();
    expect(await page.locator('.figure a[href*="../provenance/"]').count()).toBeGreaterThanOrEqual(figures);
  });
});
