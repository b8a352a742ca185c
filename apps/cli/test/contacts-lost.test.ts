import { existsSync } from "node:fs";
import { appendFile, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { vigie, workbench, writeExample } from "./vigie.ts";

let folder: string;
let clear: () => Promise<void>;
beforeEach(async () => {
  ({ folder, clear } = await workbench());
  await writeExample(folder);
});
afterEach(() => clear());

const edit = async (change: (text: string) => string) => {
  const path = join(folder, "contacts.csv");
  await writeFile(path, change(await readFile(path, "utf8")));
};
const run = () =>
  vigie(["run", "etude", "--partner", "caf", "--data", "caf.yaml", "--out", "sortie"], folder);
const accept = () =>
  appendFile(
    join(folder, "caf.yaml"),
    `accepts: { doubts: { allocataires: { unknown_unit: "Foyers partis en mars." } } }\n`,
  );
const report = () => readFile(join(folder, "sortie", "private", "qualite.html"), "utf8");

describe("a run whose contacts could not be read is refused: its tables would say that nobody has any", () => {
  test.each([
    ["keys that lost a letter", (text: string) => text.replaceAll(/^F/gm, ""), "n’ont pas la même forme"],
    ["no date", (text: string) => text.replaceAll(/\d\d\/03\/2024/g, ""), "« date: »"],
    ["no channel", (text: string) => text.replaceAll(/;(compte|guichet);/g, ";;"), "« channel: »"],
  ])("%s", async (_, change, words) => {
    await edit(change);
    const { code, error } = await run();
    expect(error).toContain("Aucun contact de ce fichier n’a une date, un canal et une unité connue");
    expect(error).toContain(words);
    expect(code).toBe(1);
  });
});

describe("a run many of whose contacts are lost stops, and goes on where the mapping says why", () => {
  test("three keys out of four unknown", async () => {
    await edit((text) => text.replaceAll(/^F(?=\d*[1-9];)/gm, "g"));
    const stopped = await run();
    expect([stopped.code, existsSync(join(folder, "sortie"))]).toEqual([3, false]);
    const screen = stopped.error.replaceAll(/\s+/g, " ");
    expect(screen).toContain("sont d’une unité absente du fichier des unités.");
    expect(screen).toContain("n’ont pas la même forme : dans celui des unités, une majuscule puis");
    expect(screen).toContain("dans celui des contacts, une minuscule puis");
    expect(screen).toContain('doubts: { allocataires: { unknown_unit: "…" } }');
    await accept();
    const { code, error } = await run();
    expect(code).toBe(0);
    expect(error.replaceAll(/\s+/g, " ")).toContain("Votre explication : « Foyers partis en mars. »");
    const page = (await report()).replaceAll(/[\u00a0\u202f]/g, " ");
    expect(/<p class="warning">([^<]*)/.exec(page)?.[1]).toContain("sont d’une unité absente");
    expect(page).not.toMatch(/Cherché dans [^<]*contacts d’une unité absente/);
    expect(page).toMatch(/Cherché dans [^<]*non trouvé : contacts sans date ; contacts sans canal/);
  });

  test("an explanation changes no byte of what leaves", async () => {
    const bundleOf = async () => readFile(join(folder, "sortie", "bundle.zip"));
    await edit((text) => text.replaceAll(/^F(?=1\d;)/gm, "G"));
    expect((await run()).code).toBe(0);
    const before = await bundleOf();
    await accept();
    await rm(join(folder, "sortie"), { recursive: true });
    expect((await run()).code).toBe(0);
    expect(await bundleOf()).toEqual(before);
  });
});

describe("contacts that the study sets aside", () => {
  test.each([
    [
      "routine",
      (text: string) =>
        text
          .replaceAll(
            /(\d\d)(\/03\/2024);guichet;question/g,
            (_, day, rest) => `${String(32 - Number(day)).padStart(2, "0")}${rest};compte;declaration`,
          )
          .replaceAll(";compte;question", ";compte;declaration"),
      "de routine",
    ],
    ["outside the period", (text: string) => text.replaceAll("/2024;", "/2019;"), "hors de la période"],
  ])("all of them %s: the study chooses it, and the report alone says so", async (_, change, words) => {
    await edit(change);
    const { code, error } = await run();
    expect([code, error]).toEqual([0, ""]);
    const [, first = ""] = /<p class="warning">([^<]*)/.exec(await report()) ?? [];
    expect(first).toContain("aucun contact n’est retenu");
    expect(first).toContain(words);
  });

  test("nothing is said where they are kept", async () => {
    expect((await run()).error).not.toContain("contacts");
  });
});
