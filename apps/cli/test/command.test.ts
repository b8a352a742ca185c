import { existsSync } from "node:fs";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { exampleFolder } from "./example-folder.ts";
import { spawnVigie, vigie } from "./vigie.ts";

const folder = await exampleFolder();

const runWords = (out: string) => [
  "run",
  "etude",
  "--partner",
  "caf",
  "--data",
  "caf.yaml",
  "--out",
  out,
  "--date",
  "2026-11-25",
];

describe("the way, step by step", () => {
  test("new writes a study that check accepts", async () => {
    expect((await vigie(["new", "neuve"], folder)).code).toBe(0);
    const checked = await vigie(["check", "neuve"], folder);
    expect(checked.code).toBe(0);
    expect(checked.out).toContain("est correcte");
  });

  test("check says every mistake with its place, and exits 1", async () => {
    await vigie(["new", "fautive"], folder);
    const path = join(folder, "fautive", "indicators.yaml");
    const text = await readFile(path, "utf8");
    await writeFile(
      path,
      text
        .replace("of: tranche_age", "of: tranche_ages")
        .replace("source: allocataires", "source: alocataires"),
    );
    const { code, error } = await vigie(["check", "fautive"], folder);
    expect(code).toBe(1);
    expect(error).toMatch(/indicators\.yaml, ligne \d+, colonne \d+/);
    expect(error).toContain("tranche_age");
    expect(error).toContain("allocataires");
    expect(error).toContain("2 erreurs.");
  });

  test("run writes the true counts that stay, and a bundle without small ones", async () => {
    const { code, error, out } = await vigie(runWords("sortie"), folder);
    expect(error).toBe("");
    expect(code).toBe(0);
    expect(out).toContain(join("sortie", "bundle.zip"));
    const groups = await readFile(join(folder, "sortie", "private", "tables", "groupes.csv"), "utf8");
    const [header, ...rows] = groups.trimEnd().split("\n");
    expect(header).toMatch(/^universe,group,true_count,count,status,difference/);
    const truths = rows.map((row) => row.split(",").slice(0, 3).join());
    expect(truths).toEqual([
      ...["digital", "mixed", "direct", "routine_only", "none"].map((group) => `rsa,${group},12`),
      "rsa,_T,60",
      ...["digital", "mixed", "direct", "routine_only", "none"].map((group) => `all,${group},24`),
      "all,_T,120",
    ]);
    const ages = await readFile(join(folder, "sortie", "private", "tables", "ages.csv"), "utf8");
    expect(ages).toMatch(/^rsa,digital,65_plus,3,,small,/m);
    expect(await readFile(join(folder, "sortie", "private", "qualite.html"), "utf8")).toContain(
      "Rapport de qualité",
    );
  });

  test("the same run gives the same bytes", async () => {
    await vigie(runWords("encore"), folder);
    const [a, b] = await Promise.all(
      ["sortie", "encore"].map((name) => readFile(join(folder, name, "bundle.zip"))),
    );
    expect(a?.equals(b ?? Buffer.of())).toBe(true);
  });

  test("inspect says what the bundle holds, what is hidden and how near the counts are", async () => {
    const { code, out } = await vigie(["inspect", join("sortie", "bundle.zip")], folder);
    expect(code).toBe(0);
    expect(out).toMatch(/groupes\s+12 cases.* ; effectifs à \d+ près/);
    expect(out).toMatch(/ages\s+36 cases, dont \d+ masquées \(moins de 11\)/);
    expect(out).toContain("aurait raison au plus 77 fois sur 100");
  });

  test("assemble writes a page, and published.json", async () => {
    const { code, error } = await vigie(
      ["assemble", "etude", join("sortie", "bundle.zip"), "--out", "site"],
      folder,
    );
    expect(error).toBe("");
    expect(code).toBe(0);
    const page = await readFile(join(folder, "site", "index.html"), "utf8");
    expect(page.includes("Données fictives")).toBe(false);
    const chapter = await readFile(join(folder, "site", "chapitres", "allocataires-all.html"), "utf8");
    expect(/\d\s%/.test(chapter)).toBe(true);
    expect(JSON.parse(await readFile(join(folder, "site", "published.json"), "utf8"))).toEqual([]);
  });

  test("assemble with the edition before says what changed, and stops at a break that is not declared", async () => {
    const bundle = join("sortie", "bundle.zip");
    const assembled = (folderOfStudy: string) => [
      ...["assemble", folderOfStudy, bundle, "--out", "evolution"],
      ...["--previous", earlier, "--previous-study", "etude"],
    ];
    const first = runWords("avant").with(-1, "2026-11-24");
    expect((await vigie(first, folder)).code).toBe(0);
    const earlier = join("avant", "bundle.zip");
    const followed = await vigie(assembled("etude"), folder);
    expect(followed.error).toBe("");
    const page = await readFile(join(folder, "evolution", "evolution.html"), "utf8");
    expect(page).toContain("Aucun changement ne compte.");

    const same = await vigie(
      [
        ...["assemble", "etude", bundle, "--out", "x"],
        ...["--previous", bundle, "--previous-study", "etude"],
      ],
      folder,
    );
    expect(same.code).toBe(1);
    expect(same.error).toContain(`donné pour les deux éditions : c’est le même que « ${bundle} »`);
    const half = await vigie(["assemble", "etude", bundle, "--out", "x", "--previous", bundle], folder);
    expect(half.code).toBe(1);
    expect(half.error).toContain("Il manque une partie de l’édition précédente.");
  });

  test("a bundle changed by one byte is refused", async () => {
    const bytes = await readFile(join(folder, "sortie", "bundle.zip"));
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    await writeFile(join(folder, "change.zip"), bytes);
    const { code, error } = await vigie(["assemble", "etude", "change.zip", "--out", "site2"], folder);
    expect(code).toBe(1);
    expect(error).toContain("n’est pas un lot de Vigie");
    expect(existsSync(join(folder, "site2"))).toBe(false);
  });
});

describe("usage", () => {
  test.each([
    { words: ["courir"], title: "La commande « courir » n’existe pas." },
    { words: ["run", "etude"], title: "Il manque l’option « --partner NOM »." },
    { words: ["check"], title: "Il manque l’argument ÉTUDE." },
  ])("$words exits 2 and says what to do", async ({ words, title }) => {
    const { code, error } = await vigie(words, folder);
    expect(code).toBe(2);
    expect(error).toContain(title);
    expect(error).toContain("--help");
  });

  test.each(["demo", "new", "check", "map", "run", "inspect", "assemble"])(
    "%s --help teaches, with an example",
    async (verb) => {
      const { code, out } = await vigie([verb, "--help"], folder);
      expect((await vigie(["help", verb], folder)).out).toBe(out);
      expect(code).toBe(0);
      expect(out).toContain(`Usage : vigie ${verb}`);
      expect(out).toContain("Exemple : vigie");
    },
  );

  test("--json prints one line that a program reads, mistakes included", async () => {
    const right = await vigie(["check", "etude", "--json"], folder);
    expect(JSON.parse(right.out)).toMatchObject({ done: true, study: "mon-etude" });
    const wrong = await vigie(["check", "nulle-part", "--json"], folder);
    expect(wrong.code).toBe(1);
    expect(JSON.parse(wrong.out)).toMatchObject({ done: false, errors: [{ code: "cli/folder-absent" }] });
  });

  test("an older Node.js is told what to do", async () => {
    const older = "data:text/javascript,Object.defineProperty(process.versions,'node',{value:'20.19.2'})";
    const { code, error } = await spawnVigie(["check", "etude"], folder, {
      NODE_OPTIONS: `--import ${older}`,
    }).ended;
    expect(code).toBe(2);
    expect(error).toContain("npm ci");
  });

  test("a partner that the study lacks is named with those it has", async () => {
    const { code, error } = await vigie(runWords("x").with(3, "cpam"), folder);
    expect(code).toBe(1);
    expect(error).toContain("caf");
  });
});

test("nothing is left beside the outputs", async () => {
  expect((await readdir(folder)).filter((name) => /partiel|ancien|travail/.test(name))).toEqual([]);
});
