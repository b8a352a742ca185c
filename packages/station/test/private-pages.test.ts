import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseMapping } from "@vigie/engine";
import { openDuckDb } from "@vigie/engine/node";
import { languages, loadStudy } from "@vigie/study";
import { IntlMessageFormat } from "intl-messageformat";
import { chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runPartner } from "../src/index.ts";
import { messages } from "../src/messages/index.ts";

type Elements = ReturnType<IntlMessageFormat["getAst"]>;

/** The names of what a sentence is given, each once, sorted. */
function valuesIn(elements: Elements): readonly string[] {
  const names = elements.flatMap((element) => {
    if (!("value" in element) || element.type === 0) return [];
    const inside =
      "options" in element ? Object.values(element.options).flatMap(({ value }) => valuesIn(value)) : [];
    return [element.value, ...inside];
  });
  return [...new Set(names)].toSorted();
}
const parsed = (sentence: string) =>
  valuesIn(new IntlMessageFormat(sentence, "fr", undefined, { ignoreTag: true }).getAst());

describe.each(languages)("the sentences in %s", (language) => {
  const said = Object.entries(messages[language]);

  test("are those of the French, given the same values", () => {
    expect(said.map(([key]) => key)).toEqual(Object.keys(messages.fr));
    for (const [key, sentence] of said)
      expect([key, parsed(sentence)]).toEqual([key, parsed(Reflect.get(messages.fr, key))]);
  });

  test("have typographic apostrophes: a straight one would quote the braces", () => {
    expect(said.filter(([, sentence]) => sentence.includes("'"))).toEqual([]);
  });
});

const study = new Map([
  [
    "study.yaml",
    `vigie: 1
study: essai
version: "1"
title: { fr: Les personnes suivies, en: People followed }
window: { from: 2024-01-01, to: 2024-12-31 }
timezone: Europe/Paris
languages: [fr, en]
partners: { ccas: { label: { fr: Centre social, en: Social centre }, sources: [personnes] } }
disclosure: { min: 5 }
`,
  ],
  [
    "codelists/ages.yaml",
    `codelist: ages
label: { fr: Âge, en: Age }
codes:
  - { code: a, label: { fr: Moins de 30 ans, en: Under 30 } }
  - { code: b, label: { fr: De 30 à 59 ans, en: 30 to 59 } }
  - { code: c, label: { fr: 60 ans et plus, en: 60 and over } }
  - { code: d, label: { fr: Sans réponse <ici>, en: No answer <here> }, missing: no_answer }
`,
  ],
  [
    "codelists/rues.yaml",
    "codelist: rues\nlabel: Rue\ncodes: [{ code: e, label: Rue des Écoles }, { code: p, label: Rue du Port }, { code: q, label: Quai }]\n",
  ],
  [
    "sources/personnes.yaml",
    `source: personnes
label: { fr: Personnes, en: People }
unit: { one: { fr: personne, en: person }, many: { fr: personnes, en: people } }
fields:
  age: { type: code, codelist: ages, label: { fr: Âge, en: Age } }
  rue: { type: code, codelist: rues, label: Rue }
`,
  ],
  [
    "indicators.yaml",
    `indicators:
  croise: { kind: profile, source: personnes, title: { fr: Âge selon la rue, en: Age by street }, of: age, by: rue }
  rues: { kind: distribution, source: personnes, title: Rues, of: rue }
`,
  ],
]);
/** Three persons in two of the crossings of ages and streets. */
const rows = ["a", "b", "c", "d"].flatMap((age, at) =>
  ["e", "p", "q"].flatMap((street, to) =>
    Array.from({ length: at === to && at < 2 ? 3 : 1130 + 7 * at + 3 * to }, () => `${age},${street}`),
  ),
);

let folder: string;
const pages = new Map<string, string>();
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "vigie-pages-"));
  await writeFile(
    join(folder, "personnes.csv"),
    `cle,age,rue\n${rows.map((row, at) => `${at},${row}`).join("\n")}\n`,
  );
  const loaded = await loadStudy(study);
  if ("errors" in loaded) throw new RangeError(loaded.errors.map(({ code }) => code).join());
  const mapping = parseMapping(
    "mapping: 1\nstudy: essai\npartner: ccas\nfictitious: true\nsources: { personnes: { units: { file: personnes.csv, key: cle } } }\n",
    join(folder, "ccas.yaml"),
    loaded.study,
  );
  const partner = loaded.study.partners.get("ccas");
  if ("errors" in mapping || partner === undefined) throw new RangeError("the small study does not load");
  for (const language of languages) {
    const engine = await openDuckDb({
      workFolder: join(folder, `travail-${language}`),
      inputFolders: [folder],
    });
    const { privateFiles } = await runPartner({
      secret: "kq9x vltz 4rmw pb7c",
      conversions: new Map(),
      study: loaded.study,
      partner,
      mapping: mapping.mapping,
      engine,
      date: "2026-11-01",
      softwareVersion: "0.1.0",
      language,
      signer: null,
      previous: [],
      progress: () => {},
    }).finally(() => engine.close());
    for (const name of ["qualite.html", "protection.html"]) {
      pages.set(`${language} ${name}`, privateFiles.get(name) ?? "");
      await writeFile(join(folder, `${language}-${name}`), privateFiles.get(name) ?? "");
    }
  }
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test("the pages are in the language of the run, and say which", () => {
  const quality = pages.get("en qualite.html") ?? "";
  expect(quality).toContain('<html lang="en">');
  expect(quality).toContain("<title>Quality report: Social centre</title>");
  expect(quality).toContain("Social centre — study “People followed”, version 1 — 1 November 2026");
  expect(quality).toContain(`Population: ${rows.length.toLocaleString("en")} people.`);
  const french = pages.get("fr qualite.html") ?? "";
  expect(french).toContain('<html lang="fr">');
  expect(french).toContain(
    "Centre social — étude «\u202fLes personnes suivies\u202f», version 1 — 1er novembre 2026",
  );
});

test("an English page says codes in English, and what the study has in French only is marked so", () => {
  const page = pages.get("en protection.html") ?? "";
  expect(page).toContain(
    '<tr><th scope="row">People, <span lang="fr">Rue des Écoles</span>, Under 30</th><td class="number">3</td>',
  );
  const french = / (?:est|sont|les|des|une|pas|que|qui|aucune?|masquées?|tableaux?) /;
  expect(page.replaceAll(/<span lang="fr">.*?<\/span>/g, "")).not.toMatch(french);
  expect(pages.get("fr protection.html")).toMatch(
    /<th scope="row">Personnes, Rue des Écoles, Moins de 30 ans<\/th>/,
  );
});

test("labels of the study are texts, not HTML", () => {
  for (const page of pages.values()) expect(page).not.toMatch(/<ici>|<here>/);
});

test("who is no statistician reads how many cells are masked, which, why, and what to do with the folder", () => {
  const page = (pages.get("fr protection.html") ?? "").replaceAll(/[\u00a0\u202f]/g, " ");
  const masked = page
    .match(/<details>.*?<\/details>/gs)
    ?.flatMap((one) => one.match(/<tr><th scope="row">/g) ?? []);
  expect(page).toMatch(new RegExp(`De leurs \\d+ cases, ${masked?.length} sont masquées`));
  expect(page).toMatch(/<th scope="row">trop peu de personnes y sont<\/th><td class="number">\d+<\/td>/);
  expect(page).toContain("pour que les autres ne se retrouvent pas par soustraction");
  expect(page).toContain("1 tableau sort en entier");
  expect(page).toContain("Codes rares réunis");
  expect(page).toContain("Arrondi à 10");
  expect(page).toContain("six mois au plus");
  expect(page).toContain("<code>vigie purge</code>");
});

const chrome = "/usr/bin/chromium";
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

test.skipIf(!existsSync(chrome))(
  "axe finds nothing in them, and nothing is wider than a telephone (skipped where Chromium is absent)",
  async () => {
    const browser = await chromium.launch({
      executablePath: chrome,
      args: ["--no-sandbox", "--disable-gpu"],
    });
    try {
      for (const name of pages.keys())
        for (const colorScheme of ["light", "dark"] as const) {
          const page = await browser.newPage({ viewport: { width: 360, height: 800 }, colorScheme });
          await page.goto(`file://${join(folder, name.replace(" ", "-"))}`);
          await page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true");
          await page.evaluate(axe);
          const wrong = await page.evaluate(
            "axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html.slice(0, 160)))",
          );
          expect([name, wrong]).toEqual([name, []]);
          expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(360);
          await page.close();
        }
    } finally {
      await browser.close();
    }
  },
);
