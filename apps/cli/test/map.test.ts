import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { vigie, workbench, writeExample } from "./vigie.ts";

let folder: string;
let clear: () => Promise<void>;
beforeAll(async () => {
  ({ folder, clear } = await workbench());
  await writeExample(folder);
});
afterAll(() => clear());

const map = (file: string, ...more: readonly string[]) =>
  vigie(["map", "etude", file, "--source", "allocataires", "--out", `${file}.yaml`, ...more], folder);

test("values too rare to be quoted are counted, and where they will be read is said", async () => {
  const text = await readFile(join(folder, "contacts.csv"), "utf8");
  await writeFile(join(folder, "rares.csv"), text.replace(";guichet;", ";Fax de Mme Dupont;"));
  const { code, out } = await map("rares.csv");
  expect(code).toBe(0);
  expect(out).toContain("channel : une valeur trop rare pour être citée (1 ligne)");
  expect(out).toContain("valeurs-inconnues.csv");
  expect(out).not.toContain("Dupont");
});
