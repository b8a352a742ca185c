import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { studyZip } from "@vigie/partner";
import type { BrowserContext, Page } from "playwright-core";
import { readStudyFiles } from "../../../cli/src/study/study-folder.ts";
import { fictionOf, reference } from "../../../cli/test/fiction-of.ts";
import { builtPage, writePage } from "../built-page.ts";

/** The page as a double click opens it, with what a partner has at hand. */
export interface Bench {
  readonly page: Page;
  readonly folder: string;
  /** The reference study, as the observatory hands it over. */
  readonly study: string;
  /** Two files of fiction of the Cnav: its units and its contacts. */
  readonly units: string;
  readonly contacts: string;
  close(): Promise<void>;
}

export async function openBench(chromium: BrowserContext): Promise<Bench> {
  const folder = mkdtempSync(join(tmpdir(), "vigie-poste-page-"));
  const study = join(folder, "etude.vigie");
  writeFileSync(study, studyZip(await readStudyFiles(reference)));
  const fictionFolder = await fictionOf("cnav_idf", folder);
  const written = writePage(await builtPage({ isOfCore: false }));
  const page = await chromium.newPage();
  await page.goto(`file://${written.path}`);
  await page.getByRole("button", { name: "Français" }).click();
  await ready(page);
  return {
    page,
    folder,
    study,
    units: join(fictionFolder, "aspa.csv"),
    contacts: join(fictionFolder, "aspa-contacts.csv"),
    close: async () => {
      await page.close();
      written.erase();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The parts of the page are loaded. */
export async function ready(page: Page): Promise<void> {
  await page.locator(".drop .do:not([aria-disabled=true])").waitFor();
}

/** As it was opened: in French, without a study. */
export async function restart({ page }: Bench, width = 1280): Promise<void> {
  await page.setViewportSize({ width, height: 900 });
  await speak(page, "fr");
  await page.locator(".steps button").first().click();
  const close = page.getByRole("button", { name: "Fermer cette étude" });
  if (await close.isVisible()) await close.click();
}

/** Changes the language where the page is in the other one. */
export async function speak(page: Page, language: "fr" | "en"): Promise<void> {
  const change = page.getByRole("button", { name: { fr: "Français", en: "English" }[language] });
  if (await change.isVisible()) await change.click();
}

/** Gives files to the drop zone of the step that is open, and waits until they are read. */
export async function give(page: Page, ...files: readonly string[]): Promise<void> {
  await page.locator("main input[type=file]").setInputFiles([...files]);
  await settled(page);
}

/** No work is under way. */
export async function settled(page: Page): Promise<void> {
  await page.locator(".work").waitFor({ state: "detached", timeout: 60_000 });
}

export async function openStudy(page: Page, study: string, partner = "Cnav Île-de-France"): Promise<void> {
  await give(page, study);
  await page.getByRole("radio", { name: partner }).check();
}

/** @param name what the main button at the end of the step says */
export async function onward(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name, exact: true }).click();
}

/** From the study to the step given, on the bench's files. */
export async function walkTo(
  step: "files" | "mapping" | "run" | "look" | "take",
  { page, study, units, contacts }: Bench,
): Promise<void> {
  await openStudy(page, study);
  await onward(page, "Ouvrir vos fichiers");
  await give(page, units, contacts);
  if (step === "files") return;
  await onward(page, "Vérifier la correspondance");
  if (step === "mapping") return;
  await onward(page, "Passer à l’exécution");
  if (step === "run") return;
  await onward(page, "Exécuter l’étude");
  await settled(page);
  await onward(page, "Regarder ce qui va sortir");
  if (step === "look") return;
  await onward(page, "Emporter les fichiers");
}

/** Without the no-break spaces of French. */
export function plain(text: string | null): string {
  return (text ?? "").replace(/[\u00a0\u202f]/g, " ");
}
