import { cp, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { undoLastChange } from "../src/study/study-copies.ts";
import { readStudy, readStudyFiles } from "../src/study/study-folder.ts";
import { vigie, workbench } from "./vigie.ts";

const studies = join(import.meta.dirname, "../../../studies");
const { folder, clear } = await workbench();
afterAll(clear);

async function copyOf(study: string, name: string): Promise<string> {
  const path = join(folder, name);
  await cp(join(studies, study), path, { recursive: true });
  return path;
}

/** What is removed, and what goes with it: file, line in the file as it was, and what is there. */
const cases = [
  {
    study: "modeles/enquete-usagers",
    words: ["donnee", "training"],
    removed: ["sources/enquete_usagers.yaml: training", "indicators.yaml: usagers_training"],
  },
  {
    study: "modeles/services-sociaux",
    words: ["field", "usagers_sociaux.no_email"],
    removed: [
      "sources/usagers_sociaux.yaml: no_email",
      "indicators.yaml: social_no_email",
      "sources/usagers_sociaux.yaml: no_email",
      "sources/usagers_sociaux.yaml: no_email",
    ],
  },
  {
    study: "modeles/services-sociaux",
    words: ["code", "household.single"],
    removed: ["codelists/household.yaml: single", "indicators.yaml: social_nationality"],
  },
  {
    study: "modeles/services-sociaux",
    words: ["indicateur", "social_household"],
    removed: [
      "indicators.yaml: social_household",
      "diagnostic.fr.md: ::figure[Personnes seules, familles, couples : la situation familiale…",
      "diagnostic.en.md: ::figure[Single people, families, couples: the household of people in…",
    ],
  },
];

test.each(cases)("$study without $words: what goes with it", async ({ study, words, removed }) => {
  const name = words.join("-");
  const path = await copyOf(study, name);
  const before = await readStudyFiles(path);
  const command = ["remove", name, ...words, "--json"];
  const dry = JSON.parse((await vigie(command, folder)).out);
  expect(dry.removed.map(({ file, name: partName }: Named) => `${file}: ${partName}`)).toEqual(removed);
  expect(dry.left).toEqual([]);
  expect(await readStudyFiles(path), "a dry run changes nothing").toEqual(before);
  for (const { file, line, name: partName } of dry.removed)
    expect(before.get(file)?.split("\n")[line - 1], `${file}, ${line}`).toContain(partName.replace("…", ""));

  expect(JSON.parse((await vigie([...command, "--yes"], folder)).out)).toMatchObject({ done: true });
  const after = await readStudyFiles(path);
  await expect(readStudy(path), "the study is right").resolves.toBeDefined();
  for (const [file, text] of after) expect(isPartOf(text, before.get(file) ?? ""), file).toBe(true);

  expect(await undoLastChange(path)).toEqual(
    [...new Set(dry.removed.map(({ file }: Named) => file))].toSorted(),
  );
  expect(await readStudyFiles(path), "undone, all is as before").toEqual(before);
});

interface Named {
  readonly file: string;
  readonly name: string;
}

/** Whether each line is one of the text before, in its order, save those that lost an item of a list. */
function isPartOf(text: string, before: string): boolean {
  const lines = before.split("\n");
  let at = 0;
  for (const line of text.split("\n")) {
    const found = lines.findIndex((text, place) => place >= at && (text === line || /: \[.*\]$/.test(text)));
    if (found < 0) return false;
    at = found + 1;
  }
  return true;
}

test("of the reference study, a partner goes with its source, its indicators and what the texts say of them", async () => {
  const path = await copyOf("publics-fragiles", "reference");
  const { out } = await vigie(["remove", "reference", "partenaire", "cnav_idf"], folder);
  expect(out).toContain("sources/aspa.yaml, ligne 1");
  expect(out).toMatch(/indicators\.yaml, ligne \d+ +l’indicateur « aspa_/);
  expect(out).toMatch(/diagnostic\.(?:fr|en)\.md, ligne \d+/);
  expect(out).toContain(
    "Rien n’est changé. Pour le faire : vigie remove reference partenaire cnav_idf --yes",
  );
  expect((await readdir(path)).includes(".vigie-copies")).toBe(false);
});

test("a removal says what is right and should be read again: chapters, the summary, code lists", async () => {
  await copyOf("publics-fragiles", "relire");
  const { out } = await vigie(["remove", "relire", "partenaire", "cnav_idf", "--json"], folder);
  const { review }: { readonly review: readonly Review[] } = JSON.parse(out);
  expect(review.filter(({ sort }) => sort === "summary").map(({ file }) => file)).toEqual(["study.yaml"]);
  const text = await readFile(join(folder, "relire", "diagnostic.fr.md"), "utf8");
  const chapters = review.filter(({ file, sort }) => file === "diagnostic.fr.md" && sort.endsWith("chapter"));
  expect(chapters.length).toBeGreaterThan(0);
  for (const { name } of chapters) expect(text).toContain(`::chapter[${name}]`);
  const alone = await vigie(["remove", "relire", "indicateur", "aspa_age"], folder);
  expect(alone.out).not.toContain("résumé de l’étude");
});

interface Review {
  readonly file: string;
  readonly sort: string;
  readonly name: string;
}

test("the field that alone used a code list leaves it to be removed", async () => {
  await copyOf("modeles/services-sociaux", "orpheline");
  const { out } = await vigie(["remove", "orpheline", "donnee", "household"], folder);
  expect(out).toContain("la nomenclature « household » ne sert plus à rien : retirez ce fichier");
});

test("a universe goes with the indicators that count in it, a code list with the fields that use it", async () => {
  await copyOf("modeles/services-sociaux", "champ");
  const universe = await vigie(["remove", "champ", "champ", "in_difficulty"], folder);
  expect(universe.out).toContain("le champ « in_difficulty »");
  expect(universe.out).toContain("l’indicateur « social_age »");
  const codelist = await vigie(["remove", "champ", "nomenclature", "household"], folder);
  expect(codelist.out).toContain("la donnée demandée « household »");
  expect(codelist.out).toContain("l’indicateur « social_household »");
});

test.each([
  [["chmp", "x"], "Vouliez-vous dire « champ » ?"],
  [["donnee", "no_emial"], "Vouliez-vous dire « no_email » ?"],
  [["source", "absente"], "L’étude n’a pas de source « absente »."],
])("%j is refused in words", async (words, title) => {
  await copyOf("modeles/services-sociaux", `refus-${words.join("-")}`);
  const { code, error } = await vigie(["remove", `refus-${words.join("-")}`, ...words], folder);
  expect(code).toBe(1);
  expect(error).toContain(title);
});

test("a study in which something is wrong is mended first", async () => {
  const path = await copyOf("modeles/services-sociaux", "fautive");
  const file = join(path, "indicators.yaml");
  await writeFile(file, (await readFile(file, "utf8")).replace("of: no_email", "of: no_emial"));
  const { code, error } = await vigie(["remove", "fautive", "donnee", "french"], folder);
  expect(code).toBe(1);
  expect(error).toContain("« no_emial »");
});

test("a file changed since is not put back", async () => {
  const path = await copyOf("modeles/services-sociaux", "changee");
  expect((await vigie(["remove", "changee", "donnee", "french", "--yes"], folder)).code).toBe(0);
  const file = join(path, "indicators.yaml");
  await writeFile(file, `${await readFile(file, "utf8")}\n# à moi\n`);
  await expect(undoLastChange(path)).rejects.toThrow("cli/changed-since");
  expect(await readFile(file, "utf8")).toContain("# à moi");
});
