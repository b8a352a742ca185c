import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { commands } from "../src/commands/index.ts";
import { inLanguage } from "../src/in-language.ts";
import { languageOf } from "../src/speech.ts";
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
  expect(languageOf(typed, environment)).toEqual({ language, words, wrong: false });
});

test.each([[["--lang"]], [["--lang", "xx"]], [["--lang="]]])("%s names no language", (typed) => {
  expect(languageOf(typed, {}).wrong).toBe(true);
});

test.each(Object.entries(commands))("the help of %s is in English too, option by option", async (_, load) => {
  const french = await load();
  const english = inLanguage(french, "en");
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
});
