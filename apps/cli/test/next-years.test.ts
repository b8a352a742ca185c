import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { vigie, workbench } from "./vigie.ts";

/** A study asked three years in a row, with the commands of the guides: bands of age, then channels and a partner change. */

const isLong = process.env.VIGIE_LONG === "1";
const templates = isLong ? "canaux,services-sociaux,territoires" : "canaux,territoires";
const { folder, clear } = await workbench();
afterAll(clear);

const type = (...words: readonly string[]) => vigie(words, folder);
async function done(...words: readonly string[]): Promise<string> {
  const { code, out, error } = await type(...words);
  expect(code, `${words.join(" ")}\n${error}`).toBe(0);
  return out;
}
/** Replaces texts in files of a study; each is there. */
async function change(path: string, ...edits: readonly (readonly [from: string, to: string])[]) {
  const before = await readFile(join(folder, path), "utf8");
  const after = edits.reduce((text, [from, to]) => {
    expect(text, path).toContain(from);
    return text.replaceAll(from, to);
  }, before);
  await writeFile(join(folder, path), after);
}
const demo = (study: string, out: string, ...drifts: readonly string[]) =>
  done(
    ...["demo", study, "--size", "3000", "--out", out, "--no-serve"],
    ...drifts.flatMap((drift) => ["--drift", drift]),
  );
async function bundlesOf(trial: string): Promise<readonly string[]> {
  const partners = join(trial, "partenaires");
  return (await readdir(join(folder, partners))).map((partner) => join(partners, partner, "bundle.zip"));
}
/** Assembles an edition with the one before. */
async function assemble(year: number) {
  const previous = (await bundlesOf(`essai-${year - 1}`)).flatMap((bundle) => ["--previous", bundle]);
  const study = ["assemble", `etude-${year}`, ...(await bundlesOf(`essai-${year}`))];
  return type(...study, ...previous, "--previous-study", `etude-${year - 1}`, "--out", `site-${year}`);
}
const changes = async (year: number) =>
  (await readFile(join(folder, `site-${year}`, "evolution.html"), "utf8"))
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/\s+/g, " ");

test("the first year", async () => {
  const words = ["--template", templates, "--departement", "93", "--period", "2024"];
  await done("new", "etude-2024", ...words);
  await demo("etude-2024", "essai-2024");
});

test("the second: a renewal compares everything, rates included, and a channel under another name", async () => {
  await done("renew", "etude-2024", "--period", "2025", "--into", "etude-2025");
  const renamed = await done("rename", "etude-2025", "code", "caf_channels.front_desk", "accueil", "--yes");
  expect(renamed).toContain("Le code garde ses anciens noms");
  expect(renamed).not.toContain("ne se compareront plus");
  const out = await demo("etude-2025", "essai-2025", "allocataires.group.digital=+6");
  expect(out).toContain(
    "Parts déplacées d’une édition à l’autre, en points : allocataires.group.digital=+6.",
  );
  expect((await assemble(2025)).error).not.toContain("breaks.yaml");
  const found = await changes(2025);
  expect(found).not.toContain("Rupture de série");
  expect(found).toMatch(/« Numérique seul » passe de [\d,]+ % à [\d,]+ %, soit \+[56],\d points/);
  expect(found).toMatch(/pour 100 000 habitants/);
});

test("the same with other bands of age: one line declares them, for all that uses them", async () => {
  await change(
    "etude-2025/codelists/age.yaml",
    ["code: 50-61", "code: 50-64"],
    ["50 à 61 ans", "50 à 64 ans"],
    ["code: 62-plus", "code: 65-plus"],
    ["from: 62", "from: 65"],
    ["62 ans", "65 ans"],
  );
  await change("etude-2025/diagnostic.fr.md", ["50-61", "50-64"], ["62-plus", "65-plus"]);
  await demo("etude-2025", "essai-2025");
  const refused = await assemble(2025);
  expect(refused.code).toBe(1);
  expect(refused.error).toMatch(/^breaks\.yaml\n {2}Pour « rsa_age ».* « c2s_age »/m);
  expect(refused.error).toContain("ajoutez « age_band » avec une phrase");
  expect(refused.error).toContain("1 erreur.");
  await writeFile(
    join(folder, "etude-2025/breaks.yaml"),
    "breaks:\n  age_band: Les âges allaient jusqu’à 62 ans.\n",
  );
  expect((await assemble(2025)).code).toBe(0);
  expect(await changes(2025)).toContain("Rupture de série");
});

test.runIf(isLong)(
  "the third: a channel put in another family is one line too, and a partner may change",
  async () => {
    await done("renew", "etude-2025", "--period", "2026", "--into", "etude-2026");
    await done("rename", "etude-2026", "partenaire", "cpam", "assurance_maladie", "--yes");
    await change("etude-2026/sources/allocataires.yaml", [
      "direct: [accueil, appointment, home_visit]\n    material: [post, paper_form, telephone]",
      "direct: [accueil, appointment, home_visit, telephone]\n    material: [post, paper_form]",
    ]);
    await demo("etude-2026", "essai-2026");
    const refused = await assemble(2026);
    expect(refused.code).toBe(1);
    expect(refused.error).toContain("les contacts ne sont plus rangés de la même façon");
    expect(refused.error).toContain("ajoutez « caf_channels »");
    expect(refused.error).toContain("1 erreur.");
    await writeFile(
      join(folder, "etude-2026/breaks.yaml"),
      "breaks:\n  caf_channels: Le téléphone est désormais un contact direct.\n",
    );
    const { code, error } = await assemble(2026);
    expect(code, error).toBe(0);
    const found = await changes(2026);
    expect(found).toContain("Le téléphone est désormais un contact direct.");
    expect(found).not.toContain("Les âges allaient");
  },
);
