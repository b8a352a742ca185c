import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, posix } from "node:path";
import { pathToFileURL } from "node:url";
import { partnerPage } from "@vigie/handouts";
import { readPaperTemplates } from "@vigie/handouts/node";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readStudy } from "../apps/cli/src/study/study-folder.ts";
import { documentationSite, problems } from "../packaging/documentation/documentation-site.ts";
import type { Case, Expected, Refused } from "../spec/cases/case.ts";
import { cases } from "../spec/cases/index.ts";
import { textCells } from "../spec/cases/text-table.ts";
import { violations } from "./axe.ts";
import { browserTest } from "./browser-test.ts";
import { hasChromium } from "./chromium.ts";

const root = join(import.meta.dirname, "..");

let site: ReadonlyMap<string, string | Uint8Array>;
const pages = new Map<string, string>();
beforeAll(async () => {
  site = await documentationSite(root, "0.1.0");
  for (const [path, content] of site)
    if (path.endsWith(".html") && typeof content === "string") pages.set(path, content);
});

const decoded = (text: string) =>
  text.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));

test("no link of a page leads nowhere", () => {
  const anchors = new Map(
    [...pages].map(([path, text]) => [
      path,
      new Set([...text.matchAll(/ id="([^"]*)"/g)].map(([, id = ""]) => decoded(id))),
    ]),
  );
  const lost = [...pages].flatMap(([path, text]) =>
    [...text.matchAll(/ (?:href|src)="([^"]*)"/g)]
      .map(([, link = ""]) => decoded(link))
      .filter((link) => {
        if (/^(?:https?:|mailto:|data:)/.test(link)) return false;
        const [file = "", anchor] = link.split("#");
        const target = file === "" ? path : posix.normalize(posix.join(posix.dirname(path), file));
        if (!site.has(target)) return true;
        return anchor !== undefined && anchors.get(target)?.has(anchor) === false;
      })
      .map((link) => `${path}: ${link}`),
  );
  expect(lost).toEqual([]);
});

test("every message has its page, with its three sentences in French and in English", () => {
  const codes = Object.keys(problems.fr);
  expect(codes.length).toBeGreaterThan(500);
  for (const code of codes) {
    const page = pages.get(`messages/${code.replace("/", "-")}.html`) ?? "";
    expect(page, code).toContain(`<code>${code}</code>`);
    expect(page, code).toContain('<div lang="en">');
    expect(page, code).not.toMatch(/NaN|undefined|\{\w+[,}]/);
  }
});

test("search engines are asked to leave out the pages of messages, and no other", () => {
  for (const [path, text] of pages)
    expect(text.includes('<meta name="robots" content="noindex">'), path).toBe(
      /^messages\/(?!index)/.test(path),
    );
});

test("the page of a message shows a mistake that the tests make, its line, and what is then said", () => {
  const page = (pages.get("messages/study-address-invalid.html") ?? "").replaceAll(/[\u00a0\u202f]/g, " ");
  expect(page).toContain("elsewhere.yaml, ligne 9, colonne 10");
  expect(page).toContain("<pre><code>    url: http://exemple.fr/barometre</code></pre>");
  expect(page).toContain("« http://exemple.fr/barometre » n’est pas une adresse de publication.");
});

test("messages of studies have an example, but a few, and so have those of mappings", () => {
  const codes = Object.keys(problems.fr).filter((code) => code.startsWith("study/"));
  const examples = codes.filter((code) =>
    pages.get(`messages/${code.replace("/", "-")}.html`)?.includes("<h2>Un exemple</h2>"),
  );
  expect(examples.length / codes.length).toBeGreaterThan(0.95);
  expect(pages.get("messages/engine-mapping-code-unknown.html")).toContain("mapping.yaml, ligne");
});

test("the reference has the keys of the study language, as the schemas describe them", () => {
  const page = pages.get("reference/source.html") ?? "";
  expect(page).toContain(
    '<tr id="source"><th scope="row"><code>source</code></th><td>texte, obligatoire</td><td>Nom de la source, repris dans study.yaml et indicators.yaml.</td></tr>',
  );
  expect(page).toContain('<tr id="contacts.families.digital">');
  expect(page).toContain('<tr id="fields.NOM.type">');
  expect(pages.get("reference/mapping.html")).toContain('<tr id="secret">');
});

test("the specification prints every case: its rule, its files and all that is expected", () => {
  for (const [file, ofFile] of Object.entries(cases)) {
    const page = pages.get(`specification/${file}.html`) ?? "";
    const sections = page.split("<h2 id=").slice(1);
    for (const [name, { title, units, contacts, expect: expected }] of Object.entries<Case>(ofFile)) {
      const section = sections.find((text) => text.startsWith(`"${name}"`)) ?? "";
      expect(decoded(section).toLowerCase(), file).toContain(`lang="en">${title.toLowerCase()}</h2>`);
      const { refused = [], groups, tables = {}, ...facts }: Partial<Expected & Refused> = expected;
      const written = [units, contacts, ...Object.values(tables)].filter((text) => text !== undefined);
      const printed = written.length + (groups ? 1 : 0) + (Object.keys(facts).length > 0 ? 1 : 0);
      expect(section.split("<table>").length - 1, title).toBe(printed);
      for (const cell of written.flatMap((text) => textCells(text)).flat())
        expect(decoded(section), title).toContain(`>${cell.replaceAll("␠", "·")}</`);
      for (const code of refused) expect(section, title).toContain(`<code>${code}</code>`);
    }
    expect(sections.length, file).toBe(Object.keys(ofFile).length);
  }
});

test("every page loads its own files alone, and runs nothing else", () => {
  for (const [path, text] of pages) {
    const [, policy = ""] = /Content-Security-Policy" content="([^"]*)"/.exec(text) ?? [];
    expect(policy, path).toMatch(/^default-src 'none'; script-src 'self' file:; style-src 'self' file:;/);
    expect(text, path).not.toMatch(/<style|<script>| style="| on\w+="/);
  }
});

describe.skipIf(!hasChromium)("in a browser, from a folder", () => {
  let folder: string;
  let page: Page;
  browserTest.beforeAll(async ({ chromium }) => {
    folder = await mkdtemp(join(tmpdir(), "vigie-documentation-"));
    for (const [path, content] of site) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), content);
    }
    const study = await readStudy(join(root, "studies/publics-fragiles"));
    const partner = study.partners.get("caf93");
    if (partner === undefined) throw new RangeError("the reference study has a Caf");
    const kit = await partnerPage(
      { study, partner, language: "fr", isPrinted: true },
      await readPaperTemplates(),
    );
    await writeFile(join(folder, "lisez-moi.html"), kit);
    page = await chromium.newPage();
  });
  afterAll(async () => {
    await page.close();
    await rm(folder, { recursive: true, force: true });
  });

  test.each([
    "index.html",
    "guide-etude.html",
    "messages/study-address-invalid.html",
    // The longest ones, in long runs.
    ...(process.env.VIGIE_LONG === "1"
      ? [
          "recherche.html",
          "specification/window.html",
          "formats.html",
          "reference/source.html",
          "messages/index.html",
        ]
      : []),
    // The page of a partner's kit, which opens from a folder too.
    "lisez-moi.html",
  ])("axe finds nothing in %s, and it fits 320 pixels", async (path) => {
    await page.setViewportSize({ width: 320, height: 700 });
    await page.goto(pathToFileURL(join(folder, path)).href);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
    expect(await violations(page)).toEqual([]);
  });

  test("the search finds a key of the study language and no message, which their list finds by its words and its code", async () => {
    await page.goto(pathToFileURL(join(folder, "recherche.html")).href);
    const shown = () =>
      page.evaluate(() =>
        [...document.querySelectorAll(".found li")]
          .filter((item) => item instanceof HTMLElement && !item.hidden && item.offsetParent !== null)
          .map((item) => item.querySelector("a")?.getAttribute("href")),
      );
    await page.fill("#mots", "rows_per_person");
    expect(await shown()).toContain("reference/source.html#rows_per_person");
    expect(pages.get("recherche.html")).not.toMatch(/<li[^>]*><a href="messages\/(?!index)/);
    await page.goto(pathToFileURL(join(folder, "messages/index.html")).href);
    for (const words of ["adresse publication", "study address invalid"]) {
      await page.fill("#mots", words);
      expect(await shown()).toContain("../messages/study-address-invalid.html");
      expect((await shown()).length).toBeLessThan(20);
    }
  });
});
