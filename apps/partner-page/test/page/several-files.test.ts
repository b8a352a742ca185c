import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, describe, expect } from "vitest";
import { browserTest as test } from "../../../../test/browser-test.ts";
import { hasChromium } from "../../../../test/chromium.ts";
import { type Bench, give, onward, openBench, openStudy, plain, settled } from "./opened-page.ts";

let bench: Bench;

afterAll(() => bench?.close());

describe.runIf(hasChromium)("a mapping of two files read as one", () => {
  test("asks for the missing file by its name, then runs on both", { timeout: 180_000 }, async ({
    chromium,
  }) => {
    bench = await openBench(chromium);
    const { page, study, units, contacts, folder } = bench;
    const [header = "", ...lines] = readFileSync(units, "utf8").trimEnd().split("\n");
    const halves = { "nord.csv": lines.slice(0, 100), "sud.csv": lines.slice(100) };
    for (const [name, half] of Object.entries(halves))
      writeFileSync(join(folder, name), `${[header, ...half].join("\n")}\n`);
    const mapping = join(folder, "mapping.yaml");
    const written = readFileSync(join(dirname(units), "mapping.yaml"), "utf8");
    writeFileSync(
      mapping,
      written.replace("file: aspa.csv", "files: [extraction/nord.csv, extraction/sud.csv]"),
    );
    const shown = async () => plain(await page.locator("main").textContent());
    await openStudy(page, study);
    await onward(page, "Ouvrir vos fichiers");
    await give(page, mapping, contacts, join(folder, "nord.csv"));
    expect(await shown()).toContain("La correspondance reprise lit « sud.csv ».");
    expect(await shown()).not.toContain("La correspondance reprise lit « nord.csv ».");
    await give(page, join(folder, "sud.csv"));
    expect(await shown()).not.toContain("La correspondance reprise lit");
    await onward(page, "Vérifier la correspondance");
    expect(await shown()).toContain("nord.csv ; sud.csv : 1 185 lignes");
    await onward(page, "Passer à l’exécution");
    await onward(page, "Exécuter l’étude");
    await settled(page);
    await onward(page, "Regarder ce qui va sortir");
    expect(await shown()).toContain("Ensemble1 1851 1850");
  });
});
