import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect } from "vitest";
import { browserTest as test } from "../../../../test/browser-test.ts";
import { hasChromium } from "../../../../test/chromium.ts";
import { type Bench, give, onward, openBench, openStudy, plain } from "./opened-page.ts";

let bench: Bench;

afterAll(() => bench?.close());

describe.runIf(hasChromium)("a JSON list whose names are not usual", () => {
  test("is refused with the names of its records", { timeout: 120_000 }, async ({ chromium }) => {
    bench = await openBench(chromium);
    const { page, study, folder } = bench;
    const path = join(folder, "lieux.json");
    writeFileSync(path, JSON.stringify([{ titre: "Mairie", adresse: { ville: "Stains", cp: "93240" } }]));
    await openStudy(page, study);
    await onward(page, "Ouvrir vos fichiers");
    await give(page, path);
    const said = plain(await page.locator("main .problems").first().textContent());
    expect(said).toContain("Vigie ne voit pas, dans les fiches de cette liste");
    expect(said).toContain("Les fiches ont : titre, adresse.ville, adresse.cp.");
  });
});
