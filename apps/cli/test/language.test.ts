import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chosenLanguage } from "../src/arguments/arguments.ts";
import { describedCommand } from "../src/arguments/described-command.ts";
import { commands } from "../src/commands/index.ts";
import { vigie, workbench, writeExample } from "./vigie.ts";

test.each([
  { typed: ["check", "a"], environment: {}, language: "fr", words: ["check", "a"] },
  { typed: ["--lang", "en", "check"], environment: {}, language: "en", words: ["check"] },
  { typed: ["check", "--lang=en", "a"], environment: {}, language: "en", words: ["check", "a"] },
  { typed: ["check"], environment: { LANG: "en_GB.UTF-8" }, language: "en", words: ["check"] },
  { typed: ["check"], environment: { LANG: "C.UTF-8" }, language: "fr", words: ["check"] },
  { typed: ["check"], environment: { LANG: "de_DE.UTF-8" }, language: "fr", words: ["check"] },
  { typed: ["check"], environment: { LC_ALL: "fr_FR", LANG: "en_GB" }, language: "fr", words: ["check"] },
  { typed: ["check", "--lang", "fr"], environment: { LANG: "en" }, language: "fr", words: ["check"] },
] as const)("$typed under $environment: $language", ({ typed, environment, language, words }) => {
  expect(chosenLanguage(typed, environment)).toEqual({ language, words, wrong: false });
});

test.each([[["--lang"]], [["--lang", "xx"]], [["--lang="]]])("%s names no language", (typed) => {
  expect(chosenLanguage(typed, {}).wrong).toBe(true);
});

test.each(Object.entries(commands))("the help of %s is in English too, option by option", async (_, load) => {
  const command = await load();
  const french = describedCommand(command, "fr");
  const english = describedCommand(command, "en");
  expect(english.summary).not.toBe(french.summary);
  expect(english.positionals).toHaveLength(french.positionals.length);
  expect(Object.keys(english.options)).toEqual(Object.keys(french.options));
  for (const [name, { help }] of Object.entries(french.options))
    expect(english.options[name]?.help, name).not.toBe(help);
});

describe("the command in English", () => {
  let folder: string;
  let clear: () => Promise<void>;
  beforeAll(async () => {
    ({ folder, clear } = await workbench());
    await writeExample(folder);
  });
  afterAll(() => clear());

  test("says that a study is right", async () => {
    const { code, out } = await vigie(["--lang", "en", "check", "etude"], folder);
    expect(code).toBe(0);
    expect(out).toMatch(/^The study “.*” \(version .*\) is right\.\nPartners: 1\./);
  });

  test("says what is wrong, expected, and how to mend it", async () => {
    const { code, error } = await vigie(["check", "nulle-part", "--lang", "en"], folder);
    expect(code).toBe(1);
    expect(error).toMatch(/^ {2}There is no folder “nulle-part”/);
    expect(error).toContain("  Expected: ");
    expect(error).toContain("  Cure: ");
    expect(error).toMatch(/1 error\.\n$/);
  });

  test("says what is wrong in the command line", async () => {
    const { code, error } = await vigie(["assemble", "etude", "--lang", "en"], folder);
    expect(code).toBe(2);
    expect(error).toBe("The option “--out FOLDER” is missing.\nSee “vigie assemble --help”.\n");
  });

  const french = /[«»’éèàç]|\b(le|la|les|des|une|du|est|lot|aucun)\b/;
  test.each([
    ["new", ["new", "etude-2"]],
    ["remove", ["remove", "etude-2", "field", "menage", "--yes"]],
    ["map", ["map", "etude", "foyers.csv", "--source", "allocataires", "--out", "propose.yaml"]],
    ["keys", ["keys", "--out", "key.json"]],
    ["run", ["run", "etude", "--partner", "caf", "--data", "caf.yaml", "--out", "output"]],
    ["inspect", ["inspect", "output/bundle.zip"]],
    ["audit", ["audit", "output/bundle.zip"]],
    ["verify", ["verify", "output/bundle.zip", "--study", "etude"]],
    ["assemble", ["assemble", "etude", "output/bundle.zip", "--out", "site", "--pdf", "site.pdf"]],
    ["purge", ["purge", "output"]],
  ])("%s says nothing in French", async (_, words) => {
    const { code, out, error } = await vigie([...words, "--lang", "en"], folder);
    expect({ code, error }).toEqual({ code: 0, error: "" });
    const names =
      /etude|Foyers allocataires|Caisse d’allocations familiales|Comment les foyers.*\?|(?:Quelles combinaisons|Quels canaux|Quel âge|Les foyers avec enfants).*\?/g;
    expect(out.replace(names, "").replaceAll("’s", "'s")).not.toMatch(french);
  });

  test("what `run` writes for the partner to read is in English", async () => {
    const words = ["run", "etude", "--partner", "caf", "--data", "caf.yaml", "--out", "read", "--lang", "en"];
    expect((await vigie(words, folder)).code).toBe(0);
    for (const [page, title] of [
      ["qualite.html", "Quality report"],
      ["protection.html", "What leaves, and how people are protected"],
    ] as const)
      expect(await readFile(join(folder, "read", "private", page), "utf8")).toMatch(
        new RegExp(`<html lang="en" dir="ltr">.*<h1>${title}</h1>`, "s"),
      );
  });

  test("what `map` writes in the mapping is in English", async () => {
    const mapping = await readFile(join(folder, "propose.yaml"), "utf8");
    expect(mapping).toContain("# Mapping of the files of “caf” to the study “mon-etude”.");
    expect(mapping).toContain("# the header is like an identifier; a different value in each row");
    expect(mapping.match(/^ *#.*$/gm)?.join("\n")).not.toMatch(french);
  });
});
