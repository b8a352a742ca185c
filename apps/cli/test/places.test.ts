import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { vigie, workbench, writeExample } from "./vigie.ts";

let folder: string;
let clear: () => Promise<void>;
const bundle = join("sortie", "bundle.zip");
beforeAll(async () => {
  ({ folder, clear } = await workbench());
  await writeExample(folder);
  await writeFile(join(folder, "lieux.csv"), "nom,commune,code_insee\nMaison du Port,Marseille,13202\n");
  await vigie(["run", "etude", "--partner", "caf", "--data", "caf.yaml", "--out", "sortie"], folder);
});
afterAll(() => clear());

test.each([
  ["a list that is not there", "absent.csv", /-absent$/],
  ["a table that is no list of places", "foyers.csv", /\/list-unknown$/],
  ["a list of other territories", "lieux.csv", /\/none-inside$/],
])("%s: refused, and nothing is written", async (_, list, code) => {
  const words = ["assemble", "etude", bundle, "--places", list, "--out", "site", "--json"];
  const { code: exit, out } = await vigie(words, folder);
  expect(exit).toBe(1);
  const errors: readonly { readonly code: string }[] = JSON.parse(out).errors;
  expect(errors.map((error) => error.code)).toEqual([expect.stringMatching(code)]);
  expect((await readdir(folder)).filter((name) => name.startsWith("site"))).toEqual([]);
});

test("an edition has its images, and says that it was made without the one before", async () => {
  const { code, error } = await vigie(["assemble", "etude", bundle, "--edition", "--out", "edition"], folder);
  expect(code).toBe(0);
  expect(error.replaceAll(/\s+/g, " ")).toContain("cette édition est faite sans la précédente");
  const drawn = await readdir(join(folder, "edition", "figures"));
  const named = (end: string) => drawn.filter((name) => name.endsWith(end)).map((name) => name.slice(0, -4));
  expect(named(".png").length).toBeGreaterThan(2);
  expect(named(".png")).toEqual(named(".svg"));
});

test("a draft has none", async () => {
  const { error } = await vigie(["assemble", "etude", bundle, "--out", "brouillon"], folder);
  expect(error).not.toContain("sans la précédente");
  const drawn = await readdir(join(folder, "brouillon", "figures"));
  expect(drawn.filter((name) => !name.endsWith(".svg"))).toEqual([]);
});
