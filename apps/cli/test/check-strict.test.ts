import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newStudy } from "../../../test/new-study.ts";
import { vigie, workbench, writeFiles } from "./vigie.ts";

let folder: string;
let clear: () => Promise<void>;
beforeAll(async () => {
  ({ folder, clear } = await workbench());
  await writeFiles(join(folder, "etude"), newStudy());
  const study = await readFile(join(folder, "etude", "indicators.yaml"), "utf8");
  const [, indicator = ""] = /^ {2}([a-z_]+):/m.exec(study) ?? [];
  await writeFile(
    join(folder, "etude", "diagnostic.fr.md"),
    `Un texte.\n\n::figure{indicator=${indicator}}\n`,
  );
});
afterAll(() => clear());

test("a figure without a title is a warning, with its line", async () => {
  const { code, error } = await vigie(["check", "etude"], folder);
  expect(code).toBe(0);
  expect(error.replaceAll(/\s/g, " ")).toContain(
    "diagnostic.fr.md : une figure n’a pas de titre écrit par une personne, et Vigie en ferait un (ligne 3)",
  );
});

test("with --strict, it is an error", async () => {
  const { code, error } = await vigie(["check", "etude", "--strict"], folder);
  expect(code).toBe(1);
  expect(error).toContain("diagnostic.fr.md, ligne 3");
});

test("a text that should be easy to read and is not is a warning, with its line; with --strict, an error", async () => {
  await writeFile(join(folder, "etude", "facile.fr.md"), `Un texte.\n${"un ".repeat(16)}mot.\n`);
  const plain = await vigie(["check", "etude"], folder);
  expect(plain.code).toBe(0);
  expect(plain.error.replaceAll(/\s/g, " ")).toContain("facile.fr.md, ligne 2 : Cette phrase a 17 mots.");
  const strict = await vigie(["check", "etude", "--strict"], folder);
  expect(strict.code).toBe(1);
  expect(strict.error).toContain("facile.fr.md, ligne 2");
});

test("a pictogram that does not exist is an error", async () => {
  await writeFile(join(folder, "etude", "facile.fr.md"), ":::idea[Une aide]{picto=lettre}\nUn.\n:::\n");
  const { code, error } = await vigie(["check", "etude"], folder);
  expect(code).toBe(1);
  expect(error).toContain("Vouliez-vous dire « letter » ?");
});
