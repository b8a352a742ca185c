import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Ended, vigie, workbench, writeExample, writeFiles } from "./vigie.ts";

const release = `publisher: { name: Observatoire de l’Essai }
url: https://observatoire.exemple/foyers
territory: { label: Seine-Saint-Denis, level: departement, code: "93" }
frequency: yearly
keywords: [accès aux droits]
`;

let folder: string;
let clear: () => Promise<void>;
let ran: Ended;
beforeAll(async () => {
  ({ folder, clear } = await workbench());
  await writeExample(folder);
  await vigie(
    ["run", "etude", "--partner", "caf", "--data", "caf.yaml", "--out", "sortie", "--date", "2026-11-25"],
    folder,
  );
  // The release comes once the bundle has arrived, and the bundle is still of this study.
  await writeFiles(folder, new Map([["etude/release.yaml", release]]));
  ran = await assembled("site", "diagnostic.pdf");
});
afterAll(() => clear());

const assembled = (site: string, pdf: string) =>
  vigie(["assemble", "etude", join("sortie", "bundle.zip"), "--out", site, "--pdf", pdf], folder);

test("a site is written with its data, and the diagnostic as a PDF", async () => {
  expect(ran.error).toBe("");
  expect(ran.code).toBe(0);
  expect(ran.out).toMatch(/PDF composé +\d+ pages/);
  const data = (await readdir(join(folder, "site", "donnees"))).toSorted();
  expect(data).toEqual([
    "ages.csv",
    "canaux.csv",
    "catalogue.jsonld",
    "codes",
    "compte_selon_enfants.csv",
    "datapackage.json",
    "groupes.csv",
    "mon-etude.xlsx",
    "mon-etude.zip",
  ]);
  const page = await readFile(join(folder, "site", "donnees.html"), "utf8");
  const offered = [...page.matchAll(/href="(donnees\/[^"]*)"/g)].map((match) => match[1] ?? "");
  expect(offered.toSorted()).toEqual(
    data.filter((name) => name !== "codes").map((name) => `donnees/${name}`),
  );
  for (const path of offered)
    expect((await readFile(join(folder, "site", path))).length, path).toBeGreaterThan(0);
});

test("the PDF is the same to the byte another time", async () => {
  await assembled("encore", "encore.pdf");
  const [first, second] = await Promise.all(
    ["diagnostic.pdf", "encore.pdf"].map((name) => readFile(join(folder, name))),
  );
  expect(first?.subarray(0, 5).toString()).toBe("%PDF-");
  expect(second?.equals(first ?? Buffer.alloc(0))).toBe(true);
  expect((await readdir(folder)).filter((name) => name.includes("partiel"))).toEqual([]);
});

test("a PDF that has nowhere to go is said, and nothing is left of it", async () => {
  const { code, error } = await assembled("nouveau", join("caf.yaml", "diagnostic.pdf"));
  expect(code).toBe(1);
  expect(error).toContain("caf.yaml/diagnostic.pdf");
  expect((await readdir(folder)).filter((name) => name.includes("nouveau"))).toEqual([]);
});

test("a PDF in a language in which the study is not told is refused before anything is written", async () => {
  const words = ["assemble", "etude", join("sortie", "bundle.zip"), "--out", "autre", "--pdf", "autre.pdf"];
  const { code, error } = await vigie([...words, "--pdf-lang", "en"], folder);
  expect(code).toBe(1);
  expect(error).toContain("Le PDF est demandé en « en »");
  expect((await readdir(folder)).filter((name) => name.startsWith("autre"))).toEqual([]);
});
