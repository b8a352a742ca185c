import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect } from "vitest";
import { browserTest as test } from "../../../../test/browser-test.ts";
import { hasChromium } from "../../../../test/chromium.ts";
import { type Bench, give, onward, openBench, openStudy, plain, settled } from "./opened-page.ts";

let bench: Bench;

afterAll(() => bench?.close());

/** What the indicator of long work showed, in order. */
interface Shown {
  readonly text: string;
  readonly reading: string | null;
  readonly share: number | null;
}

/** Files of some tens of megabytes, with the rows of the given one again and again, each time under other keys. */
function repeated(file: string, to: string, times: number): string {
  const [header = "", ...rows] = readFileSync(file, "utf8").trimEnd().split("\n");
  const copies = Array.from({ length: times }, (_, copy) => rows.map((row) => `${copy}${row}`).join("\n"));
  writeFileSync(to, [header, ...copies, ""].join("\n"));
  return to;
}

/** Records all that the indicator of long work shows. */
const record = `
  globalThis.shown = [];
  new MutationObserver(() => {
    const bar = document.querySelector(".work progress");
    if (bar === null) return;
    const [text, reading] = [...document.querySelectorAll(".work p:not(:has(button))")].map((p) => p.textContent);
    shown.push({ text, reading: reading ?? null, share: bar.position < 0 ? null : bar.position });
  }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });`;

function passIn(reading: string): number {
  return Number(/lecture n°\D(\d+)/.exec(reading)?.[1] ?? 1);
}

describe.runIf(hasChromium)("while files are read", () => {
  test("the page says the bytes read of each file, and its bar never goes back", {
    timeout: 300_000,
  }, async ({ chromium }) => {
    bench = await openBench(chromium);
    const { page, study, units, contacts, folder } = bench;
    const files = [
      repeated(units, join(folder, "foyers.csv"), 300),
      repeated(contacts, join(folder, "contacts.csv"), 120),
    ];
    await page.evaluate(record);
    await openStudy(page, study);
    await onward(page, "Ouvrir vos fichiers");
    await give(page, ...files);
    await onward(page, "Vérifier la correspondance");
    await onward(page, "Passer à l’exécution");
    await onward(page, "Exécuter l’étude");
    await settled(page);
    const all: Shown[] = await page.evaluate("shown");
    const ofFile = (name: string) => all.filter(({ text }) => text.startsWith(`Lecture de ${name}`));
    const ofRun = all.filter(({ text }) => text.startsWith("Lecture des données"));
    for (const [shown, size] of [
      [ofFile("foyers.csv"), "16,8 Mo"],
      [ofFile("contacts.csv"), "24,1 Mo"],
      [ofRun, "40,9 Mo"],
    ] as const) {
      const readings = shown.flatMap(({ reading, share }) => (reading === null ? [] : [{ reading, share }]));
      const read = readings.map(({ reading, share }) => passIn(reading) - 1 + (share ?? 0));
      expect(read.length).toBeGreaterThan(10);
      // One reading to know its shape, whatever the number of sources, and those of its profile or of the run.
      expect(Math.max(...read)).toBeLessThan(8);
      expect(read).toEqual(read.toSorted((a, b) => a - b));
      expect(plain(readings[0]?.reading ?? null)).toContain(` lus sur ${size}`);
    }
  });
});
