import { spawn } from "node:child_process";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { exampleFolder } from "./example-folder.ts";
import { vigie } from "./vigie.ts";

const folder = await exampleFolder();

test("a language is added by the file that the command writes, once whole", async () => {
  const written = await vigie(["kit", "etude", "--language", "de", "--out", "a-traduire"], folder);
  expect(written.code).toBe(0);
  expect(written.out).toContain("de.yaml");
  await mkdir(join(folder, "etude", "languages"));
  const file = join(folder, "etude", "languages", "de.yaml");
  const empty = await readFile(join(folder, "a-traduire", "de.yaml"), "utf8");
  await writeFile(file, empty);
  const holes = await vigie(["check", "etude"], folder);
  expect(holes.code).toBe(1);
  expect(holes.error).toMatch(
    /^languages\/de\.yaml, ligne (\d+), colonne \d+\n {2}\1 \| {3}[\w.]+: ""\n +\| {3}\^\n {2}Dans la langue « de », [\d\s]+phrases/,
  );
  expect(holes.error).toMatch(/2 erreurs\.\n$/);

  // Each sentence takes the French above it, each text its key.
  const filled = empty
    .replaceAll(/ {2}# (.*)\n {2}([\w.]+): ""/g, (_, french, key) => `  ${key}: ${JSON.stringify(french)}`)
    .replaceAll(/ {2}("(?:[^"\\]|\\.)*"): ""/g, "  $1: $1");
  await writeFile(file, filled);
  const right = await vigie(["check", "etude"], folder);
  expect(right.error).toBe("");
  expect(right.code).toBe(0);
});

test("it changes nothing of what partners run", async () => {
  const hash = async () => /Empreinte : (\w+)/.exec((await vigie(["check", "etude"], folder)).out)?.[1];
  const file = join(folder, "etude", "languages", "de.yaml");
  const whole = await readFile(file, "utf8");
  const before = await hash();
  await writeFile(file, whole.replace('name: "de"', "name: Deutsch"));
  expect(await hash()).toBe(before);
  await rm(file);
  expect(await hash()).toBe(before);
  expect(before).toMatch(/^[0-9a-f]{64}$/);
});

test.each(["en", "fr", "Deutsch", "../x"])("%s is no language to add", async (language) => {
  const { code, error } = await vigie(["kit", "etude", "--language", language, "--out", "rien"], folder);
  expect(code).toBe(1);
  expect(error).toContain("n’est pas le code d’une langue à ajouter");
});

test("whoever reads may stop before the end", async () => {
  const bin = join(import.meta.dirname, "..", "bin", "vigie.js");
  const child = spawn(process.execPath, [bin, "--help"], { cwd: folder });
  child.stdout.destroy();
  let errors = "";
  child.stderr.on("data", (chunk) => {
    errors += chunk;
  });
  expect(await new Promise((resolve) => child.once("close", resolve))).toBe(0);
  expect(errors).toBe("");
});
