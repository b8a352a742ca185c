import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readBundle } from "@vigie/bundle";
import { bundleFigures } from "@vigie/findings/figures";
import { studyZip } from "@vigie/partner";
import { loadStudy, type Study } from "@vigie/study";
import type { Download, FileChooser, Page } from "playwright-core";
import { afterAll, beforeEach, describe, expect } from "vitest";
import { openDetails } from "../../../../packages/core/publication/test/page/inspections.ts";
import { violations } from "../../../../test/axe.ts";
import { browserTest as test } from "../../../../test/browser-test.ts";
import { hasChromium } from "../../../../test/chromium.ts";
import { newStudy } from "../../../../test/new-study.ts";
import { readStudyFiles } from "../../../cli/src/study/study-folder.ts";
import { reference } from "../../../cli/test/fiction-of.ts";
import {
  type Bench,
  give,
  onward,
  openBench,
  openStudy,
  plain,
  restart,
  settled,
  speak,
  walkTo,
} from "./opened-page.ts";

const isLong = process.env.VIGIE_LONG === "1";
let bench: Bench;
let page: Page;

/** Presses Tab until what has the focus is called so. */
async function tabTo(name: string | RegExp): Promise<void> {
  for (let presses = 0; presses < 300; presses++) {
    await page.keyboard.press("Tab");
    const focused = await page.evaluate(() => {
      const focused = document.activeElement;
      const labels = focused instanceof HTMLInputElement ? [...(focused.labels ?? [])] : [];
      return [focused?.textContent, ...labels.map((label) => label.textContent)].join(" ").trim();
    });
    if (typeof name === "string" ? focused === name : name.test(focused)) return;
  }
  throw new Error(`no way to ${name} by the keyboard`);
}

async function chooseByKeyboard(button: string, files: readonly string[]): Promise<void> {
  await tabTo(button);
  const given = new Promise<void>((done) => {
    answer = async (chooser) => {
      await chooser.setFiles([...files]);
      done();
    };
  });
  await page.keyboard.press("Enter");
  await given;
  await settled(page);
}

/** What the step says, its reports aside: they speak the language of the run. */
const spoken = () =>
  page.locator("main").evaluate((main) => {
    const copy = document.createElement("div");
    copy.append(main.cloneNode(true));
    for (const report of copy.querySelectorAll(".private-page")) report.remove();
    return copy.textContent ?? "";
  });

/** Since the page was loaded. */
const requests: string[] = [];
const printed: string[] = [];

/** What a browser keeps of a page, or shows to others. */
const leftBehind = () =>
  page.evaluate(async () => ({
    stored: localStorage.length + sessionStorage.length + (await indexedDB.databases()).length,
    cookies: document.cookie,
    address: location.search + location.hash,
    history: JSON.stringify(history.state),
  }));

/** Kinds of the questions that the page asked in a window of the browser. */
const dialogTypes: string[] = [];

/** What the browser's window for files is answered with. */
let answer: (chooser: FileChooser) => Promise<void> = async () => {};

/** The title that takes the focus once its step is drawn. */
const expectFocusOn = (title: string) =>
  expect
    .poll(() => page.evaluate(() => document.activeElement?.textContent?.slice(0, 200) ?? ""), {
      timeout: 30_000,
    })
    .toBe(title);

/** The lines of a file with other identifiers, which are their first column: their numbers, without zeros before. */
function renumbered(path: string, change: (id: string) => string): string {
  const [header, ...lines] = readFileSync(path, "utf8").trimEnd().split("\n");
  const changed = lines.map((line) => {
    const [id = "", ...rest] = line.split(",");
    return [change(id.replace(/\D/g, "").replace(/^0+(?=.)/, "")), ...rest].join(",");
  });
  return [header, ...changed, ""].join("\n");
}

const surveyStudy: ReadonlyMap<string, string> = new Map([
  [
    "study.yaml",
    `vigie: 1
study: enquete
version: "1"
title: Enquête
window: { from: 2025-01-01, to: 2025-12-31 }
timezone: Europe/Paris
languages: [fr]
partners: { odds: { label: Observatoire, sources: [enquete] } }
`,
  ],
  [
    "indicators.yaml",
    "indicators:\n  freins: { kind: multiple, source: enquete, title: Freins, of: freins }\n",
  ],
  [
    "codelists/usage.yaml",
    "codelist: usage\nlabel: Usage\ncodes: [{ code: souvent, label: Souvent }, { code: jamais, label: Jamais }]\n",
  ],
  [
    "codelists/freins.yaml",
    `codelist: freins
label: Freins
codes: [{ code: lire, label: Lire }, { code: usage, label: L’ordinateur }, { code: aucun, label: Aucun }]
`,
  ],
  [
    "sources/enquete.yaml",
    `source: enquete
label: Enquête
unit: { one: personne, many: personnes }
fields:
  usage: { type: code, codelist: usage, label: Vous allez sur internet }
  freins: { type: multiple, codelist: freins, exclusive: [aucun], label: Ce qui vous arrête }
`,
  ],
]);

async function referenceStudy(): Promise<Study> {
  const loaded = await loadStudy(await readStudyFiles(reference));
  if ("errors" in loaded) throw new RangeError("the reference study is wrong");
  return loaded.study;
}

async function taken(download: Promise<Download>): Promise<Uint8Array> {
  return new Uint8Array(readFileSync(await (await download).path()));
}

/** Tables and figures drawn like the three before them, and a report that `private-pages.test.ts` reads. */
const alike = ["details.compared:nth-of-type(n + 4)", ".private-page"];

async function faultsShown(): Promise<readonly string[]> {
  await openDetails(page);
  const scroll = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  const found = await violations(page, isLong ? [] : alike);
  return [...found, ...(scroll > 0 ? [`the page scrolls by ${scroll} px`] : [])];
}

const comment = "L’extraction ne couvre pas décembre.";

/** In the step that shows what leaves: one that looks personal is not taken, the next one is. */
async function writeComment(): Promise<void> {
  const box = page.getByRole("textbox", { name: "Un mot pour l’observatoire" });
  const keep = page.getByRole("button", { name: "Mettre ce texte dans le lot" });
  await box.fill("Voir avec Mme Martin au 06 12 34 56 78");
  expect(await keep.getAttribute("aria-disabled")).toBe("true");
  expect(await page.locator("#comment-problems .what").count()).toBe(1);
  await box.fill(comment);
  await keep.click();
  await settled(page);
}

async function downloaded(button: string): Promise<Uint8Array> {
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: button }).click();
  return taken(download);
}

/** From the study to the ledger, with the folder kept and a column that has another name. */
async function takeUpNextYear(savedFolder: string): Promise<void> {
  await openStudy(page, bench.study);
  await onward(page, "Ouvrir vos fichiers");
  const units = join(bench.folder, "aspa-2023.csv");
  writeFileSync(units, readFileSync(bench.units, "utf8").replace("sex", "genre"));
  await give(page, savedFolder, units, bench.contacts);
  expect(await page.locator("main .notice").first().textContent()).toContain("la clé, le registre");
  await onward(page, "Vérifier la correspondance");
  expect(plain(await page.locator("main").textContent())).toContain(
    "la colonne « sex », qui donnait « Sexe », n’est plus dans le fichier",
  );
  await page
    .getByRole("heading", { name: "Sexe" })
    .locator("..")
    .getByRole("combobox")
    .first()
    .selectOption("genre");
  await onward(page, "Passer à l’exécution");
  expect(plain(await page.locator("main").textContent())).toContain(
    "Le registre de vos lots précédents est ouvert",
  );
  await onward(page, "Exécuter l’étude");
  await settled(page);
  await onward(page, "Regarder ce qui va sortir");
  await onward(page, "Emporter les fichiers");
  // Another column is another definition: the noise is drawn anew, and spent.
  expect(plain(await page.locator("main .facts").first().textContent())).toContain("2 dépensé sur 3");
}

describe.skipIf(!hasChromium)("the way of a partner, in the page (skipped where Chromium is absent)", () => {
  test.beforeAll(async ({ chromium }) => {
    bench = await openBench(chromium);
    ({ page } = bench);
    page.on("request", (request) => requests.push(request.url()));
    page.on("console", (message) => printed.push(message.text()));
    page.on("pageerror", (error) => printed.push(error.message));
    page.on("dialog", async (dialog) => {
      dialogTypes.push(dialog.type());
      await dialog.accept();
    });
    page.on("filechooser", (chooser) => answer(chooser));
  });
  beforeEach(async () => {
    await page.emulateMedia({ colorScheme: "light" });
    await restart(bench);
  });
  afterAll(() => bench?.close());

  test("by the keyboard alone, from the study to the bundle", { timeout: 120_000 }, async () => {
    await chooseByKeyboard("Choisir le fichier de l’étude", [bench.study]);
    await expectFocusOn("Publics fragiles et services numériques en Seine-Saint-Denis");
    await tabTo("Caf de la Seine-Saint-Denis");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    expect(await page.getByRole("radio", { name: "Cnav Île-de-France" }).isChecked()).toBe(true);
    await tabTo("Ouvrir vos fichiers");
    await page.keyboard.press("Enter");
    await expectFocusOn("Vos fichiers");
    await chooseByKeyboard("Choisir des fichiers", [bench.units, bench.contacts]);
    await tabTo("Vérifier la correspondance");
    await page.keyboard.press("Enter");
    await expectFocusOn("La correspondance");
    expect(await page.locator("main .notice h2").textContent()).toBe("Tout est décidé");
    await tabTo("Passer à l’exécution");
    await page.keyboard.press("Enter");
    await expectFocusOn("L’exécution");
    await tabTo("Exécuter l’étude");
    await page.keyboard.press("Enter");
    await settled(page);
    expect(await page.getByRole("status").first().textContent()).toContain("L’exécution est finie.");
    await expectFocusOn("Vos fichiers, tels qu’ils ont été lus");
    await tabTo("Regarder ce qui va sortir");
    await page.keyboard.press("Enter");
    await expectFocusOn("Ce qui va sortir");
    const shown = page.locator("main .figure .figure-title");
    await shown.first().waitFor();
    const titles = await shown.allTextContents();
    await tabTo("Emporter les fichiers");
    await page.keyboard.press("Enter");
    await expectFocusOn("À emporter");
    await tabTo("Télécharger le lot");
    const download = page.waitForEvent("download");
    await page.keyboard.press("Enter");
    const bundle = await readBundle(await taken(download), { file: "lot.zip" });
    const hash = await page.locator("main .hash").first().textContent();
    expect(bundle).toMatchObject({ hash, manifest: { partner: "cnav_idf" } });
    const figures = bundleFigures(bundle, await referenceStudy(), "fr");
    expect(titles).toEqual([...figures.values()].map(({ title }) => title));
    expect(requests.filter((url) => !url.startsWith("blob:"))).toEqual([]);
    expect(printed).toEqual([]);
    expect(await leftBehind()).toEqual({ stored: 0, cookies: "", address: "", history: '{"step":"take"}' });
  });

  test("no way out is left open, and no control is kept by the browser", async () => {
    // Chromium writes what other controls hold in the files of its session, which outlive it.
    const kept = page.locator("input, select, textarea").and(page.locator(":not([autocomplete=off])"));
    await walkTo("run", bench);
    expect(await kept.count()).toBe(0);
    for (const step of [0, 1, 2]) {
      await page.locator(".steps button").nth(step).click();
      expect(await kept.count()).toBe(0);
    }
    const address = page.url();
    requests.length = 0;
    const tried = await page.evaluate(async () => {
      const link = document.createElement("a");
      link.href = "https://exemple.invalid/lien";
      document.body.append(link);
      link.click();
      link.remove();
      location.assign("https://exemple.invalid/adresse");
      await new Promise((done) => setTimeout(done, 300));
      const refused = (work: () => unknown) => {
        try {
          work();
          return "done";
        } catch (error) {
          return error instanceof Error ? error.name : "";
        }
      };
      return {
        window: open("https://exemple.invalid/fenetre"),
        calls: typeof globalThis.RTCPeerConnection,
        markup: refused(() => {
          document.createElement("div").innerHTML = "<img src=x onerror=alert(1)>";
        }),
        worker: refused(() => new Worker("https://exemple.invalid/script.js")),
      };
    });
    expect(tried).toEqual({ window: null, calls: "undefined", markup: "TypeError", worker: "TypeError" });
    expect(page.url()).toBe(address);
    expect(requests).toEqual([]);
    printed.length = 0;
  });

  test("the end of a run is said at any step", async () => {
    await walkTo("run", bench);
    // At once: a short run could end between two clicks.
    await page.getByRole("button", { name: "Exécuter l’étude" }).evaluate((run: HTMLElement) => {
      run.click();
      document.querySelector<HTMLElement>(".steps button")?.click();
    });
    await page.locator(".run-end").waitFor({ timeout: 60_000 });
    expect(await page.locator(".run-end p").first().textContent()).toBe("L’exécution est finie.");
    await page.getByRole("button", { name: "Voir ce qu’elle dit" }).click();
    await expectFocusOn("L’exécution");
    expect(await page.getByRole("heading", { name: "Vos fichiers, tels qu’ils ont été lus" }).count()).toBe(
      1,
    );
    expect(await page.locator(".run-end").count()).toBe(0);
  });

  test("axe finds nothing in any step, a comment leaves if it is not personal, and the folder kept is taken up next year", {
    timeout: 300_000,
  }, async () => {
    const found: Record<string, readonly string[]> = {};
    const views = (
      [
        [320, "light", "fr"],
        [320, "light", "en"],
        [1280, "dark", "fr"],
      ] as const
    ).slice(0, isLong ? 3 : 1);
    const inspect = async (state: string) => {
      for (const [width, colorScheme, language] of views) {
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ colorScheme });
        await speak(page, language);
        if (language === "en") {
          await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe("en");
          expect(await spoken(), state).toMatch(/\b(the|your)\b/i);
          // Figures are drawn after the rest.
          await expect
            .poll(spoken, { message: state, timeout: 10_000 })
            .not.toMatch(/\b(vos|votre|avec|par son nom|pour chaque|télécharger)\b/i);
        }
        const faults = await faultsShown();
        if (faults.length > 0) found[`${state}, ${width} px, ${language}`] = faults;
      }
      await speak(page, "fr");
    };
    await inspect("welcome");
    await openStudy(page, bench.study);
    await inspect("study");
    await onward(page, "Ouvrir vos fichiers");
    await inspect("files, none open");
    await give(page, bench.units, bench.contacts);
    await inspect("files");
    await onward(page, "Vérifier la correspondance");
    await inspect("mapping");
    await onward(page, "Passer à l’exécution");
    await inspect("run");
    await page.getByRole("button", { name: "Faire une clé" }).click();
    await onward(page, "Exécuter l’étude");
    await settled(page);
    await inspect("run, done");
    await onward(page, "Regarder ce qui va sortir");
    await page.locator("main .figure .drawing").first().waitFor({ state: "attached" });
    await inspect("look");
    await writeComment();
    await onward(page, "Emporter les fichiers");
    await inspect("take");
    expect(found).toEqual({});
    const bundle = await readBundle(await downloaded("Télécharger le lot"), { file: "lot.zip" });
    expect(bundle.manifest.comment).toBe(comment);
    const savedFolder = join(bench.folder, "dossier.zip");
    writeFileSync(savedFolder, await downloaded("Télécharger le dossier"));
    await restart(bench);
    await takeUpNextYear(savedFolder);
  });

  test.runIf(isLong)("each choice can be undone, and done again", async () => {
    await walkTo("mapping", bench);
    const sex = page.getByRole("heading", { name: "Sexe" }).locator("..").getByRole("combobox").first();
    await sex.selectOption("commune");
    await expect.poll(() => page.locator("main .problems h2").textContent()).toBe("Un choix reste à faire");
    await page.getByRole("button", { name: "English" }).click();
    expect(await page.getByRole("button", { name: "Undo: column of “Sex”" }).count()).toBe(1);
    await page.getByRole("button", { name: "Français" }).click();
    await page.getByRole("button", { name: "Annuler : colonne de « Sexe »" }).click();
    await settled(page);
    expect(await sex.inputValue()).toBe("sex");
    await page.keyboard.press("Control+y");
    await settled(page);
    expect(await sex.inputValue()).toBe("commune");
    // A file that was opened is a choice too.
    for (let left = 3; left > 0; left--) await page.keyboard.press("Control+z");
    await settled(page);
    await page.locator(".steps button").nth(1).click();
    expect(await page.locator("main h3").allTextContents()).toEqual([]);
    await page.keyboard.press("Control+y");
    await settled(page);
    expect(await page.locator("main h3").allTextContents()).toEqual(["aspa.csv"]);
  });

  test.runIf(isLong)("a wrong file loses nothing of the mapping", async () => {
    await walkTo("mapping", bench);
    const channel = page
      .getByRole("heading", { name: "Canal" })
      .locator("..")
      .getByRole("combobox", { name: "Colonne de votre fichier" });
    expect(await channel.inputValue()).toBe("channel");
    await page.locator(".steps button").nth(1).click();
    const wrong = join(bench.folder, "courriels.csv");
    writeFileSync(wrong, "a;b\n1;2\n3;4\n");
    const broken = join(bench.folder, "vide.xlsx");
    writeFileSync(broken, "");
    await give(page, wrong, broken);
    expect(await page.locator("main .problems .what").allTextContents()).toHaveLength(1);
    await page.getByLabel(/une ligne par contact/).selectOption({ label: "courriels.csv" });
    await settled(page);
    await page.getByLabel(/une ligne par contact/).selectOption({ label: "aspa-contacts.csv" });
    await settled(page);
    await page.locator(".steps button").nth(2).click();
    expect(await channel.inputValue()).toBe("channel");
  });

  test.runIf(isLong)(
    "codes that the study does not know come first, and are translated in lists",
    async () => {
      const contacts = join(bench.folder, "contacts-codes.csv");
      writeFileSync(
        contacts,
        readFileSync(bench.contacts, "utf8").replaceAll("telephone", "XB12").replaceAll("post", "XB13"),
      );
      await openStudy(page, bench.study);
      await onward(page, "Ouvrir vos fichiers");
      await give(page, bench.units, contacts);
      await onward(page, "Vérifier la correspondance");
      const channel = page.locator(".field", { hasText: "Canal" });
      const phone = channel.getByLabel("Ce que veut dire la valeur XB12 de « Canal »");
      const post = channel.getByLabel("Ce que veut dire la valeur XB13 de « Canal »");
      // By the keyboard a list changes at each press: what was chosen first stays where it is.
      await phone.focus();
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("ArrowDown");
      expect(await phone.evaluate((list) => list === document.activeElement)).toBe(true);
      await phone.selectOption({ label: "Téléphone" });
      await post.selectOption({ label: "Courrier" });
      expect(await page.locator("main .notice h2").textContent()).toBe("Tout est décidé");
      await onward(page, "Passer à l’exécution");
      await onward(page, "Exécuter l’étude");
      await settled(page);
      expect(await page.getByRole("heading", { name: "Vos fichiers, tels qu’ils ont été lus" }).count()).toBe(
        1,
      );
    },
  );

  test("a file being opened, then a run, are stopped by their button, which loses nothing", async () => {
    await walkTo("files", bench);
    const stopping = await page.evaluateHandle(() => {
      const stop = () => document.querySelector<HTMLButtonElement>(".work button")?.click();
      const observer = new MutationObserver(stop);
      observer.observe(document.body, { childList: true, subtree: true });
      return observer;
    });
    const other = join(bench.folder, "autre.csv");
    writeFileSync(other, readFileSync(bench.contacts));
    await give(page, other);
    const statusText = async () => plain(await page.locator("[role=status]").first().textContent());
    expect(await statusText()).toBe(
      "Lecture du fichier autre.csv arrêtée : ce qui était ouvert l’est encore.",
    );
    expect(await page.locator("main h3").allTextContents()).toEqual(["aspa.csv", "aspa-contacts.csv"]);
    await onward(page, "Vérifier la correspondance");
    await onward(page, "Passer à l’exécution");
    await onward(page, "Exécuter l’étude");
    await expect.poll(statusText).toBe("Arrêté : vos fichiers et vos choix sont là.");
    await stopping.evaluate((observer) => observer.disconnect());
    expect(await page.locator("main .problems").count()).toBe(0);
    await page.locator(".steps button").nth(2).click();
    expect(await page.locator("main .notice h2").textContent()).toBe("Tout est décidé");
    await onward(page, "Passer à l’exécution");
    await onward(page, "Exécuter l’étude");
    await settled(page);
    expect(await page.getByRole("heading", { name: "Vos fichiers, tels qu’ils ont été lus" }).count()).toBe(
      1,
    );
  });

  test.runIf(isLong)(
    "a total under the units is left to decide, and set aside where the person says so",
    async () => {
      const units = join(bench.folder, "aspa-total.csv");
      const text = readFileSync(bench.units, "utf8");
      const columns = text.slice(0, text.indexOf("\n")).split(",").length;
      writeFileSync(units, `${text}Total${",".repeat(columns - 1)}\n`);
      await openStudy(page, bench.study);
      await onward(page, "Ouvrir vos fichiers");
      await give(page, units, bench.contacts);
      await onward(page, "Vérifier la correspondance");
      expect(await page.locator("main .problems h2").textContent()).toBe("Un choix reste à faire");
      await page.getByRole("button", { name: /n’ont pas l’air d’unités/ }).click();
      await page.keyboard.press("Space");
      await expect.poll(() => page.locator("main .notice h2").first().textContent()).toBe("Tout est décidé");
      await onward(page, "Passer à l’exécution");
      await onward(page, "Exécuter l’étude");
      await settled(page);
      expect(plain(await page.locator("main").textContent())).toContain(
        "qui n’est ni une unité ni un contact",
      );
    },
  );

  test.runIf(isLong)("identifiers that lost their zeros are told of, and mended in the mapping", async () => {
    const [units, contacts] = ["aspa-zeros.csv", "aspa-contacts-zeros.csv"].map((name) =>
      join(bench.folder, name),
    );
    if (units === undefined || contacts === undefined) throw new RangeError("no names");
    writeFileSync(
      units,
      renumbered(bench.units, (id) => id.padStart(8, "0")),
    );
    writeFileSync(
      contacts,
      renumbered(bench.contacts, (id) => id),
    );
    await openStudy(page, bench.study);
    await onward(page, "Ouvrir vos fichiers");
    await give(page, units, contacts);
    await onward(page, "Vérifier la correspondance");
    await onward(page, "Passer à l’exécution");
    await onward(page, "Exécuter l’étude");
    await settled(page);
    expect(plain(await page.locator("main .problems").textContent())).toMatch(/zéros de tête.*donnez 8/s);
    await page.locator(".steps button").nth(2).click();
    for (const pad of await page.locator("details:has(input[type=number])").all()) {
      await pad.evaluate((details: HTMLDetailsElement) => {
        details.open = true;
      });
      await pad.locator("input").fill("8");
    }
    await onward(page, "Passer à l’exécution");
    await onward(page, "Exécuter l’étude");
    await settled(page);
    expect(await page.locator("main .problems").count()).toBe(0);
    expect(await page.getByRole("heading", { name: "Vos fichiers, tels qu’ils ont été lus" }).count()).toBe(
      1,
    );
  });

  test("contacts that lost their units stop the run until the person says why", async () => {
    const contacts = join(bench.folder, "aspa-contacts-autres.csv");
    const [header, ...lines] = readFileSync(bench.contacts, "utf8").trimEnd().split("\n");
    const cut = lines.map((line, at) => (at % 3 === 0 ? `z${line}` : line));
    writeFileSync(contacts, [header, ...cut, ""].join("\n"));
    await openStudy(page, bench.study);
    await onward(page, "Ouvrir vos fichiers");
    await give(page, bench.units, contacts);
    await onward(page, "Vérifier la correspondance");
    await onward(page, "Passer à l’exécution");
    await onward(page, "Exécuter l’étude");
    await settled(page);
    expect(plain(await page.locator("main .problems").textContent())).toContain(
      "un doute grave sur vos fichiers n’est pas expliqué",
    );
    expect(plain(await page.locator(".findings .alert").first().textContent())).toMatch(
      /^33 %.*sont d’une unité absente du fichier des unités/,
    );
    await page.getByLabel(/^Rien ne sort sans explication/).fill("Dossiers fermés en mars.");
    await onward(page, "Exécuter l’étude");
    await settled(page);
    expect(await page.locator("main .problems").count()).toBe(0);
    expect(await page.getByLabel(/^Pourquoi est-ce ainsi/).inputValue()).toBe("Dossiers fermés en mars.");
    const report = plain(await page.locator(".private-page").textContent());
    expect(report).toContain("Votre explication : « Dossiers fermés en mars. »");
  });

  test.runIf(isLong)("an export of KoboToolbox is recognised: groups, a column per answer", async () => {
    const study = join(bench.folder, "enquete.vigie");
    writeFileSync(study, studyZip(surveyStudy));
    const answers = join(bench.folder, "kobo.csv");
    const head = "_id;profil/usage;bloc/freins;bloc/freins/lire;bloc/freins/usage;bloc/freins/aucun";
    const lines = Array.from({ length: 60 }, (_, at) =>
      at % 2 === 0 ? `${101 + at};souvent;lire usage;1;1;0` : `${101 + at};jamais;aucun;0;0;1`,
    );
    writeFileSync(answers, [head, ...lines, ""].join("\n"));
    await give(page, study);
    await onward(page, "Ouvrir vos fichiers");
    await give(page, answers);
    await onward(page, "Vérifier la correspondance");
    expect(await page.getByRole("radio", { name: "Une colonne par réponse" }).isChecked()).toBe(true);
    expect(await page.locator("main .notice h2").first().textContent()).toBe("Tout est décidé");
    await onward(page, "Passer à l’exécution");
    await onward(page, "Exécuter l’étude");
    await settled(page);
    expect(plain(await page.locator("main").textContent())).toContain("60 personnes");
  });

  test.for([
    ["a data file in the place of a study", () => [bench.units], "Ce fichier n’est pas une étude."],
    ["two studies at once", () => [bench.study, bench.study], "Une étude est déjà ouverte"],
    [
      "no zip",
      () => {
        const path = join(bench.folder, "faux.vigie");
        writeFileSync(path, "ceci n’est pas un zip");
        return [path];
      },
      /./,
    ],
    [
      "a study of a newer language",
      () => {
        const texts = new Map(newStudy());
        texts.set("study.yaml", (texts.get("study.yaml") ?? "").replace(/^vigie: \d+/m, "vigie: 99"));
        const path = join(bench.folder, "demain.vigie");
        writeFileSync(path, studyZip(texts));
        return [path];
      },
      /plus récente que ce logiciel/,
    ],
  ] as const)("%s: what, what was expected, how to mend it", async ([, files, what]) => {
    const input = page.locator("main input[type=file]");
    await input.evaluate((element) => element.setAttribute("multiple", ""));
    await input.setInputFiles(files());
    await expect.poll(() => page.locator("main .problems .what").first().textContent()).toMatch(what);
    const parts = await page.locator("main .problems dt").allTextContents();
    expect(parts.map(plain).slice(-2)).toEqual(["Attendu :", "Remède :"]);
  });

  test("the browser’s back button goes to the step before", async () => {
    await openStudy(page, bench.study);
    const title = await page.locator("main h1").textContent();
    await onward(page, "Ouvrir vos fichiers");
    await page.goBack();
    await expect.poll(() => page.locator("main h1").textContent()).toBe(title);
    await page.goForward();
    await expect.poll(() => page.locator("main h1").textContent()).toBe("Vos fichiers");
    expect(page.url()).not.toMatch(/[?#]/);
  });

  // Last, for what it leaves behind: no page.
  test("leaving asks first where something would be lost, and only there", async () => {
    const isAsked = () =>
      page.evaluate(() => !dispatchEvent(new Event("beforeunload", { cancelable: true })));
    dialogTypes.length = 0;
    await openStudy(page, bench.study);
    expect(await isAsked()).toBe(false);
    await onward(page, "Ouvrir vos fichiers");
    await give(page, bench.units);
    expect(await isAsked()).toBe(true);
    const closed = page.waitForEvent("close");
    await page.close({ runBeforeUnload: true });
    await closed;
    expect(dialogTypes).toEqual(["beforeunload"]);
  });
});
