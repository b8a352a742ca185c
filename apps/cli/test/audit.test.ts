import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { vigie, workbench, writeExample } from "./vigie.ts";

/** The attack on bundles, as anyone runs it: from what they hold alone. */
let folder: string;
let clear: () => Promise<void>;

const run = (out: string, ...more: readonly string[]) =>
  vigie(["run", "etude", "--partner", "caf", "--data", "caf.yaml", "--out", out, ...more], folder);

beforeAll(async () => {
  ({ folder, clear } = await workbench());
  await writeExample(folder);
  await run("un", "--date", "2026-01-15");
  // Three couples with children become single people: the same study and window, a few persons moved.
  const units = join(folder, "foyers.csv");
  const text = await readFile(units, "utf8");
  await writeFile(units, text.replace(/couple_enfants/, "isole").replace(/couple_enfants/, "isole"));
  await run("deux", "--date", "2026-06-15");
});
afterAll(() => clear());

test("a bundle made by a run is attacked in vain", async () => {
  const { code, out, error } = await vigie(["audit", "un/bundle.zip"], folder);
  expect(error).toBe("");
  expect(code).toBe(0);
  expect(out).toMatch(
    /L’attaquant connaît les tableaux, les règles, et ce qui lie .* : group, subgroup, universe\./,
  );
  expect(out).toContain("chacune garde au moins 11 valeurs, et 2 pour qui serait seul dans une autre");
});

test("two that follow one another, where two persons moved, tell who did", async () => {
  const { code, error } = await vigie(["audit", "deux/bundle.zip", "un/bundle.zip"], folder);
  expect(code).toBe(3);
  expect(error).toMatch(/la case all × avec × \S+ du tableau « compte_selon_enfants » change de [12]/);
});

test("given the first, the second run does not issue that table again, and both are attacked in vain", async () => {
  const { code } = await run("trois", "--date", "2026-06-15", "--previous", "un/bundle.zip");
  expect(code).toBe(0);
  const inspected = await vigie(["inspect", "trois/bundle.zip"], folder);
  expect(inspected.out).toMatch(/compte_selon_enfants +retenu : couvert par le secret statistique/);
  const { code: audited, out } = await vigie(
    ["audit", "un/bundle.zip", "trois/bundle.zip", "--json"],
    folder,
  );
  expect(audited).toBe(0);
  const { bundles, together } = JSON.parse(out);
  expect(bundles.map(({ holds }: { holds: boolean }) => holds)).toEqual([true, true]);
  expect(together).toEqual([
    { bundles: ["un/bundle.zip", "trois/bundle.zip"], samePersons: true, holds: true, leftOut: [] },
  ]);
});

test("a study looser than the partner's floors is refused before any data is read", async () => {
  const mapping = await readFile(join(folder, "caf.yaml"), "utf8");
  await writeFile(join(folder, "stricte.yaml"), `${mapping}floors: { min: 20 }\n`);
  const { code, error } = await vigie(
    ["run", "etude", "--partner", "caf", "--data", "stricte.yaml", "--out", "non"],
    folder,
  );
  expect(code).toBe(3);
  expect(error).toContain("plus souple que vos règles du secret sur un point : le seuil");
});

test("a bundle that has no table is said to have none, not to count others", async () => {
  const units = join(folder, "foyers.csv");
  const text = await readFile(units, "utf8");
  await writeFile(units, `${text.split("\n").slice(0, 6).join("\n")}\n`);
  await run("vide", "--date", "2026-07-15");
  await writeFile(units, text);
  const { code, out } = await vigie(["audit", "un/bundle.zip", "vide/bundle.zip"], folder);
  expect(code).toBe(0);
  expect(out).toContain("vide/bundle.zip n’a aucun tableau de personnes : il n’y a rien à rapprocher");
  expect(out).not.toContain("sur la même période");
});
