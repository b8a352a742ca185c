import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { languages } from "@vigie/words";
import { afterAll, beforeAll, expect, test } from "vitest";
import { violations } from "../../../../test/axe.ts";
import { browserTest } from "../../../../test/browser-test.ts";
import { hasChromium } from "../../../../test/chromium.ts";
import type { PartnerRun } from "../src/index.ts";
import { bundleOf, pageOf, runSmall, type SmallStudy, tableOf } from "./small-study.ts";

const study: SmallStudy = {
  study: {
    title: { fr: "Les personnes suivies", en: "People followed" },
    languages: ["fr", "en"],
    partners: { here: { label: { fr: "Centre social", en: "Social centre" }, sources: ["units"] } },
    disclosure: {
      min: 5,
      public: { units: { young: { size: 2270, publication: "Rapport d’activité, 2024" } } },
    },
  },
  source: {
    label: { fr: "Personnes", en: "People" },
    unit: { one: { fr: "personne", en: "person" }, many: { fr: "personnes", en: "people" } },
    universes: { young: { label: { fr: "Les plus jeunes", en: "The youngest" }, where: { age: ["a"] } } },
  },
  codelists: {
    ages: [
      { code: "a", label: { fr: "Moins de 30 ans", en: "Under 30" } },
      { code: "b", label: { fr: "De 30 à 59 ans", en: "30 to 59" } },
      { code: "c", label: { fr: "60 ans et plus", en: "60 and over" } },
      { code: "d", label: { fr: "Sans réponse <ici>", en: "No answer <here>" }, missing: "no_answer" },
    ],
    rues: [
      { code: "e", label: "Rue des Écoles" },
      { code: "p", label: "Rue du Port" },
      { code: "q", label: "Quai" },
    ],
  },
  fields: {
    age: { type: "code", codelist: "ages", label: { fr: "Âge", en: "Age" } },
    rue: { type: "code", codelist: "rues", label: "Rue" },
    alone: { type: "flag", label: { fr: "Vit seul", en: "Lives alone" } },
    wait: {
      type: "number",
      label: { fr: "Attente en jours", en: "Days of waiting" },
      range: { from: 0, to: 90 },
      grain: 1,
    },
  },
  indicators: {
    croise: {
      kind: "profile",
      title: { fr: "Âge selon la rue", en: "Age by street" },
      of: "age",
      by: "rue",
    },
    jeunes: {
      kind: "distribution",
      title: { fr: "Rues des jeunes", en: "Streets" },
      of: "rue",
      universe: "young",
    },
    attente: {
      kind: "summary",
      title: { fr: "Attente médiane", en: "Median wait" },
      of: "wait",
      by: "rue",
      statistic: "median",
      bands: [0, 15, 30, 60],
    },
    lien: {
      kind: "association",
      title: { fr: "Âge et rue", en: "Age and street" },
      of: "age",
      reference: "a",
      outcome: "rue",
      outcome_code: "e",
      adjust: { alone: "no" },
    },
  },
  /** Three persons in two of the crossings of ages and streets. */
  rows: ["a", "b", "c", "d"].flatMap((age, at) =>
    ["e", "p", "q"].flatMap((street, to) =>
      Array.from({ length: at === to && at < 2 ? 3 : 1130 + 7 * at + 3 * to }, (_, n) => [
        age,
        street,
        n % 3 === 0 ? "yes" : "no",
        n % 97,
      ]),
    ),
  ),
};
const { rows } = study;

let folder: string;
const pages = new Map<string, string>();
const runs = new Map<string, PartnerRun>();
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "vigie-pages-"));
  for (const language of languages) {
    const run = await runSmall(study, { language, mapping: { fictitious: true } });
    runs.set(language, run);
    for (const name of ["qualite.html", "protection.html"]) {
      pages.set(`${language} ${name}`, run.privateFiles.get(name) ?? "");
      await writeFile(join(folder, `${language}-${name}`), run.privateFiles.get(name) ?? "");
    }
  }
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test("the pages are in the language of the run, and say which", () => {
  const quality = pages.get("en qualite.html") ?? "";
  expect(quality).toContain('<html lang="en" dir="ltr">');
  expect(quality).toContain("<title>Quality report: Social centre</title>");
  expect(quality).toContain(
    "Social centre — study “People followed”, version 1 — 25\u00a0November\u00a02026",
  );
  expect(quality).toContain(`Population: ${rows.length.toLocaleString("en")} people.`);
  const french = pages.get("fr qualite.html") ?? "";
  expect(french).toContain('<html lang="fr" dir="ltr">');
  expect(french).toContain(
    "Centre social — étude «\u202fLes personnes suivies\u202f», version 1 — 25\u00a0novembre\u00a02026",
  );
});

test("each true count stands beside the one that leaves, in words of the page's language", () => {
  const run = runs.get("fr");
  if (run === undefined) throw new RangeError("the study was run");
  const page = pageOf(run, "protection.html");
  const released = tableOf(run.release.tables, "croise").rows;
  const exact = tableOf(run.release.exactTables, "croise").rows;
  const formatter = (count: number) => new Intl.NumberFormat("fr").format(count).replaceAll(/\s/gu, " ");
  for (const [at, { codes, count }] of released.entries()) {
    const rendered = `<td>${formatter(exact[at]?.count ?? -1)}</td><td>${count === null ? "moins de 5" : formatter(count)}</td>`;
    expect([codes, page.includes(rendered)]).toEqual([codes, true]);
  }
  expect(page).toContain('<th scope="row">Rue des Écoles, Moins de 30 ans</th><td>3</td>');
  const english = pages.get("en protection.html") ?? "";
  expect(english).toContain('<span lang="fr">Rue des Écoles</span>, Under 30</th><td>3</td>');
  const french = / (?:est|sont|les|des|une|pas|que|qui|aucune?|masqués?|tableaux?) /;
  expect(english.replaceAll(/<span lang="fr">.*?<\/span>/g, "")).not.toMatch(french);
});

test("labels of the study are texts, not HTML", () => {
  for (const page of pages.values()) expect(page).not.toMatch(/<ici>|<here>/);
});

test("who is no statistician reads what is promised, what is not, and what to do with the folder", () => {
  const page = (pages.get("fr protection.html") ?? "").replaceAll(/[\u00a0\u202f]/g, " ");
  expect(page).toContain("5 tableaux sortent, avec ");
  expect(page).toContain("c’est le bruit");
  expect(page).toContain("par le secret statistique");
  expect(page).toMatch(
    /aurait raison au plus 77 fois sur 100 avec tout le lot, 6\d avec un seul tableau, contre 50 au hasard\./,
  );
  expect(page).toContain(
    "« Personnes » : l’étude reprend sans bruit un effectif déjà publié, Les plus jeunes (2 270).",
  );
  expect(page).toContain("six mois au plus");
  expect(page).toContain("« vigie purge »");
});

test("a published size that the data does not have is said there, and what was done of it", async () => {
  const run = runs.get("fr");
  if (run === undefined) throw new RangeError("the study was run");
  // 3 of the first street, 1133 and 1136 of the others.
  const rendered =
    /Les plus jeunes<\/th><td class="text">repris<\/td><td>2 270<\/td><td>2 272<\/td><td>\+2<\/td>/;
  expect(pageOf(run, "protection.html")).toMatch(rendered);
  expect(run.doubts.filter(({ kind }) => kind === "unfit")).toEqual([]);
  expect(tableOf(run.release.tables, "jeunes").rows.at(-1)?.count).toBe(2270);
  const far = { units: { young: { size: 3400, publication: "Rapport d’activité, 2024" } } };
  const other = await runSmall({ ...study, study: { ...study.study, disclosure: { min: 5, public: far } } });
  expect(JSON.parse(other.privateFiles.get("quality.json") ?? "").units.publicSizes).toEqual([
    { source: "units", universe: "young", published: 3400, found: 2272, use: "unused" },
  ]);
  const page = pageOf(other, "protection.html");
  expect(page).toContain("Attention, un effectif publié est trop loin du vôtre pour être repris");
  expect(page).toContain("de quelques unités : c’est le bruit");
  expect(page).not.toContain("l’étude reprend sans bruit");
  expect(Math.abs((tableOf(other.release.tables, "jeunes").rows.at(-1)?.count ?? 0) - 2272)).toBeLessThan(30);
  const near = { units: { young: { size: 2310, publication: "Rapport d’activité, 2024" } } };
  const moved = await runSmall({ ...study, study: { ...study.study, disclosure: { min: 5, public: near } } });
  const movedPage = pageOf(moved, "protection.html");
  expect(movedPage).toContain('<td class="text">repris, les autres s’y ajustent</td>');
  expect(movedPage).toContain("ajustés à un effectif publié qui n’est pas le vôtre");
  expect(movedPage).not.toContain("quelques unités");
});

test("nothing of private/ is in the bundle: no true count, no median of one person's number", async () => {
  const run = runs.get("fr");
  if (run === undefined) throw new RangeError("the study was run");
  const text = new TextDecoder().decode(run.bundle);
  // Of the population, and of the universe whose published size is another.
  for (const count of [rows.length, 2272]) expect(text).not.toMatch(new RegExp(`,${count},`));
  const pairs = run.release.exactTables.flatMap((exact) => {
    const released = tableOf(run.release.tables, exact.name);
    return exact.rows.flatMap(({ count }, at) => [[count, released.rows[at]?.count ?? null] as const]);
  });
  // The noise leaves one count in five or so as it was: nobody can tell which.
  const same = pairs.filter(([exact, released]) => exact === released).length;
  expect(same / pairs.length).toBeLessThan(0.3);
  expect(text).not.toMatch(/true_count|private|chosen|choose|clipped|outOfRange/);
  const bundle = await bundleOf(run);
  for (const { measures } of bundle.tables.values()) expect(measures).not.toContain("median");
  expect(bundle.manifest.fictitious).toBe(true);
});

test("true tables stand beside those that leave, a file each", () => {
  const [header, first] = (runs.get("fr")?.privateFiles.get("tables/croise.csv") ?? "").split("\n");
  expect(header).toBe("universe,rue,age,true_count,count,status,difference,true_base,base");
  expect(first).toBe("all,e,a,3,,small,,,");
  expect(runs.get("fr")?.privateFiles.has("tables/lien.model.csv")).toBe(true);
});

test("what seems wrong is read before everything else, and what lacks nothing is named only", async () => {
  const waits = [...Array.from({ length: 60 }, () => 90), ...Array.from({ length: 40 }, (_, at) => at)];
  const run = await runSmall({ ...study, rows: waits.map((wait) => ["a", "e", "yes", wait]) });
  const page = pageOf(run, "qualite.html");
  const [spike, leaves] = [
    page.indexOf("Attente en jours : 60 % des valeurs (60 sur 100) sont égales à 90"),
    page.indexOf('<h2 id="ce-qui-sort">'),
  ];
  expect([spike > 0, spike < leaves]).toEqual([true, true]);
  expect(page).toContain("4 caractéristiques sans valeur manquante</summary>");
  const clean = (pages.get("fr qualite.html") ?? "").replaceAll(/\s/gu, " ");
  expect(clean).toContain("Cherché dans « Personnes », et non trouvé : lignes au mauvais nombre");
});

test("a page allows its own style and nothing else", () => {
  for (const page of pages.values()) {
    const style = /<style>(.*?)<\/style>/s.exec(page)?.[1] ?? "";
    const hash = createHash("sha256").update(style).digest("base64");
    const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
    expect(page).toContain(`<meta http-equiv="Content-Security-Policy" content="${policy}">`);
    expect(page).not.toMatch(/<script|<link| (?:style|src|on\w+)="/);
  }
});

browserTest.skipIf(!hasChromium)(
  "axe finds nothing in them, and nothing is wider than a telephone (skipped where Chromium is absent)",
  async ({ chromium }) => {
    const page = await chromium.newPage();
    await page.setViewportSize({ width: 360, height: 800 });
    for (const [at, name] of [...pages.keys()].entries()) {
      await page.goto(`file://${join(folder, name.replace(" ", "-"))}`);
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        const paper = await page.evaluate("getComputedStyle(document.body).backgroundColor");
        expect(paper).toBe(colorScheme === "light" ? "rgb(253, 252, 249)" : "rgb(20, 23, 26)");
        await page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true");
        // On each push axe reads every other page in the dark: they share their style.
        const isRead = process.env.VIGIE_LONG === "1" || (colorScheme === "dark") === (at % 2 === 1);
        if (isRead) expect([name, await violations(page)]).toEqual([name, []]);
        expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(360);
      }
    }
    await page.close();
  },
);
