import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { readBundle } from "@vigie/bundle";
import { readStudyZip, studyZip } from "@vigie/partner";
import { afterAll, describe, expect } from "vitest";
import { violations } from "../../../../test/axe.ts";
import { browserTest as test } from "../../../../test/browser-test.ts";
import { hasChromium } from "../../../../test/chromium.ts";
import { readStudyFiles } from "../../../cli/src/study/study-folder.ts";
import { reference } from "../../../cli/test/fiction-of.ts";
import { vigie } from "../../../cli/test/vigie.ts";
import { type Bench, give, onward, openBench, openStudy, plain, settled } from "./opened-page.ts";

let bench: Bench;

afterAll(() => bench?.close());

/** The reference study, whose Cnav is a group of two, without the open list of sets of channels, which no group has. */
async function groupStudy(folder: string): Promise<string> {
  const files = new Map(await readStudyFiles(reference));
  const change = (path: string, pattern: RegExp, by: string) =>
    files.set(path, (files.get(path) ?? "").replace(pattern, by));
  change(
    "study.yaml",
    /^( {2}cnav_idf:\n)/m,
    "$1    pooled: true\n    holders:\n      - { id: nord, label: Agence du Nord }\n      - { id: sud, label: Agence du Sud }\n",
  );
  change("indicators.yaml", /^ {2}aspa_subgroups:\n(?: {4}.*\n)*/m, "");
  for (const path of [
    "published.yaml",
    "diagnostic.fr.md",
    "diagnostic.en.md",
    "facile.fr.md",
    "facile.en.md",
  ])
    files.delete(path);
  const path = join(folder, "groupe.vigie");
  writeFileSync(path, studyZip(files));
  return path;
}

/** The data that the observatory offers once this bundle is in. */
async function publishedZip(bundle: string, folder: string): Promise<string> {
  const sent = copied(bundle, folder);
  const study = join(folder, "groupe");
  for (const [path, text] of await readStudyZip(new Blob([readFileSync(join(folder, "groupe.vigie"))]), "")) {
    mkdirSync(dirname(join(study, path)), { recursive: true });
    writeFileSync(join(study, path), text);
  }
  const ended = await vigie(["assemble", study, sent, "--out", join(folder, "site")], folder);
  if (ended.code !== 0) throw new RangeError(ended.error);
  const data = join(folder, "site", "donnees");
  const [zip = ""] = readdirSync(data).filter((name) => name.endsWith(".zip"));
  return join(data, zip);
}

/** With a name that ends as what it is. */
function copied(path: string, folder: string): string {
  const copy = join(folder, "lot.zip");
  copyFileSync(path, copy);
  return copy;
}

describe.runIf(hasChromium)("a group of holders", () => {
  test("is asked which one it is, and its bundle says so", { timeout: 180_000 }, async ({ chromium }) => {
    bench = await openBench(chromium);
    const { page, units, contacts, folder } = bench;
    await openStudy(page, await groupStudy(folder));
    const go = page.getByRole("button", { name: "Ouvrir vos fichiers", exact: true });
    expect(await go.getAttribute("aria-disabled")).toBe("true");
    await page.getByLabel("Laquelle des institutions de ce groupe").selectOption("sud");
    await onward(page, "Ouvrir vos fichiers");
    await give(page, units, contacts);
    await onward(page, "Vérifier la correspondance");
    await onward(page, "Passer à l’exécution");
    const accepted = page.getByRole("checkbox", { name: /partent tels que tirés/ });
    expect(plain(await page.locator("main").textContent())).toContain("Qui a votre lot peut les lire");
    await accepted.check();
    await onward(page, "Exécuter l’étude");
    await settled(page);
    await onward(page, "Regarder ce qui va sortir");
    await onward(page, "Emporter les fichiers");
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: /Télécharger le lot/ }).click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(/cnav_idf-sud/);
    const { manifest, drawn } = await readBundle(readFileSync(await file.path()), {
      file: "lot.zip",
    });
    expect(manifest).toMatchObject({ partner: "cnav_idf", holder: "sud" });
    expect([...(drawn?.values() ?? [])].flat()).not.toContain(null);
    const zip = await publishedZip(await file.path(), folder);
    await give(page, zip);
    const own = page.locator(".private-page");
    expect(plain(await own.textContent())).toContain("Agence du Sud à côté de l’ensemble du groupe");
    expect(plain(await own.textContent())).toContain("Ce rapport reste chez vous.");
    expect(await violations(page)).toEqual([]);
    const saved = page.waitForEvent("download");
    await page.getByRole("button", { name: "Télécharger la page", exact: true }).click();
    expect((await saved).suggestedFilename()).toMatch(/cnav_idf-sud-.*-chez-vous\.html/);
    await give(page, await file.path().then((path) => copied(path, folder)));
    expect(plain(await page.locator(".problems").textContent())).toContain(
      "le ZIP des données du nouveau site",
    );
  });
});
