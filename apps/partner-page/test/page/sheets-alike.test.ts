import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect } from "vitest";
import { formWorkbook } from "../../../../packages/adapters/handouts/test/form-workbook.ts";
import { browserTest as test } from "../../../../test/browser-test.ts";
import { hasChromium } from "../../../../test/chromium.ts";
import { type Bench, give, onward, openBench, openStudy, plain, settled } from "./opened-page.ts";

let bench: Bench;

afterAll(() => bench?.close());

describe.runIf(hasChromium)("a workbook with two sheets of one header", () => {
  test("waits for the sheet, and the run reads the one that was named", { timeout: 180_000 }, async ({
    chromium,
  }) => {
    bench = await openBench(chromium);
    const { page, study, units, contacts, folder } = bench;
    const [header = [], ...rows] = readFileSync(units, "utf8")
      .trimEnd()
      .split("\n")
      .map((line) => line.split(","));
    const path = join(folder, "foyers.xlsx");
    writeFileSync(path, formWorkbook({ "2021": [header, ...rows.slice(0, 20)], "2022": [header, ...rows] }));
    await openStudy(page, study);
    await onward(page, "Ouvrir vos fichiers");
    await give(page, path, contacts);
    expect(plain(await page.locator("main").textContent())).toContain(
      "plusieurs feuilles de même en-tête (2021, 2022)",
    );
    await onward(page, "Vérifier la correspondance");
    await page.getByRole("button", { name: /dites laquelle est à lire/ }).click();
    await page.getByLabel("Feuille").selectOption("2022");
    await settled(page);
    await onward(page, "Vérifier la correspondance");
    await onward(page, "Passer à l’exécution");
    await onward(page, "Exécuter l’étude");
    await settled(page);
    await onward(page, "Regarder ce qui va sortir");
    // With the first sheet, most contacts would be of no unit.
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toContain("Ce qui va sortir");
  });
});
