import { readFile, writeFile } from "node:fs/promises";
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
const report = () => readFile(join(folder, "sortie", "private", "qualite.html"), "utf8");

describe("a run whose contacts could not be read is refused: its tables would say that nobody has any", () => {
  test.each([
    ["keys that lost a zero", (text: string) => text.replaceAll(/^F/gm, ""), "zéros de tête"],
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

describe("a run most of whose contacts are set aside says so, on the screen and on top of the report", () => {
  test("three keys out of four unknown", async () => {
    await edit((text) => text.replaceAll(/^F(?=\d*[1-9];)/gm, "G"));
    const { code, error } = await run();
    expect(code).toBe(0);
    expect(error).toContain("Attention : « Foyers allocataires » : plus de la moitié des contacts");
    expect(error).toContain("zéros de tête");
    const page = (await report()).replaceAll("\u202f", " ").replaceAll("\u00a0", " ");
    expect(page.indexOf("moins de la moitié des contacts")).toBeGreaterThan(0);
    expect(page.indexOf("moins de la moitié des contacts")).toBeLessThan(page.indexOf("<table>"));
  });

  test.each([
    [
      "routine",
      (text: string) => text.replaceAll(/;(compte|guichet);question/g, ";compte;declaration"),
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
