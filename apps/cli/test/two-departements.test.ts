import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { vigie, workbench } from "./vigie.ts";

/** The example of two Caf that hold the same kind of file, from invented data to its site. */

const study = join(import.meta.dirname, "..", "..", "..", "studies", "deux-departements");
const { folder, clear } = await workbench();
afterAll(clear);
const pageOf = (path: string) => readFile(join(folder, "demo", "site", path), "utf8");

beforeAll(async () => {
  const ended = await vigie(["demo", study, "--no-serve", "--size", "6000", "--out", "demo"], folder);
  if (ended.code !== 0) throw new RangeError(ended.error);
});

describe("two Caf of two départements", () => {
  test("each run it at home, on a file of its own", () => {
    const folders = readdirSync(join(folder, "demo", "partenaires", "caf"));
    expect(folders.toSorted()).toEqual(["seine_et_marne", "seine_saint_denis"]);
  });

  test("have one picture, and a figure of each against the other", async () => {
    const page = await pageOf("chapitres/foyers-all.html");
    expect(page).toContain("2 institutions sur 2");
    expect(page).toMatch(/s’écarte de\s+l’ensemble plus que le hasard ne\s+l’explique/);

    for (const name of ["Seine-Saint-Denis", "Seine-et-Marne"])
      expect(page).toMatch(new RegExp(`<th[^>]*>Caf de (?:la )?<span class="whole">${name}</span></th>`));
    expect(page).toContain("connue de deux institutions du groupe compte deux fois");
  });

  test("in English too", async () => {
    expect(await pageOf("en/chapitres/foyers-all.html")).toContain("2 of 2 institutions");
  });
});
