import { existsSync } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import Excel from "exceljs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { vigie, workbench } from "./vigie.ts";

const reference = join(import.meta.dirname, "..", "..", "..", "studies", "publics-fragiles");

let folder: string;
let clear: () => Promise<void>;
beforeAll(async () => {
  ({ folder, clear } = await workbench());
  const { code, error } = await exported("--out", "form.xlsx", "--workbook", "saisie.xlsx");
  expect({ code, error }).toEqual({ code: 0, error: "" });
});
afterAll(() => clear());

const exportedOf = (source: string, ...words: readonly string[]) =>
  vigie(["form", "export", reference, "--source", source, ...words], folder);
const exported = (...words: readonly string[]) => exportedOf("enquete_insertion", ...words);

async function sheetsOf(file: string) {
  const workbook = new Excel.Workbook();
  await workbook.xlsx.readFile(join(folder, file));
  return workbook;
}

test("another reader sees the three sheets of the standard, and what a filter and an exclusive answer become", async () => {
  const workbook = await sheetsOf("form.xlsx");
  expect(workbook.worksheets.map(({ name }) => name)).toEqual(["survey", "choices", "settings", "vigie"]);
  const survey = workbook.getWorksheet("survey");
  const columns = survey?.getRow(1).values;
  const cell = (question: string, column: string) => {
    const at = Array.isArray(columns) ? columns.indexOf(column) : -1;
    const names = survey?.getColumn(2).values ?? [];
    return survey?.getRow(names.indexOf(question)).getCell(at).value;
  };
  expect(cell("equipment", "type")).toBe("select_multiple equipment");
  expect(cell("equipment", "constraint")).toBe("not(selected(., 'no_equipment') and count-selected(.) > 1)");
  expect(cell("email", "relevant")).toBe(
    ["daily", "weekly", "rarely"].map((code) => `\${net_use} = '${code}'`).join(" or "),
  );
  expect(cell("age_band", "label::Français (fr)")).toBe("Votre âge");
  expect(cell("age_band", "label::English (en)")).toBe("Your age");
});

test("the workbook to type in: a list for each answer, taken from a sheet of lists", async () => {
  const workbook = await sheetsOf("saisie.xlsx");
  const entry = workbook.getWorksheet("Saisie");
  expect(entry?.getCell("B1").value).toBe("age_band");
  for (const row of [2, 2001]) {
    const { type, formulae } = entry?.getCell(`B${row}`).dataValidation ?? {};
    expect({ type, formulae }).toEqual({ type: "list", formulae: ["'Listes'!$A$2:$A$6"] });
  }
  expect(entry?.getCell("B2002").dataValidation).toBeUndefined();
  const words = workbook.getWorksheet("Listes")?.getColumn(1).values.slice(1, 7);
  expect(words).toEqual([
    "age_band",
    "Moins de 25 ans",
    "25 à 34 ans",
    "35 à 49 ans",
    "50 à 61 ans",
    "62 ans et plus",
  ]);
});

test("the workbook says of whom each question is asked, by the numbers of the paper, which it has too", async () => {
  const rows = (await sheetsOf("saisie.xlsx")).getWorksheet("Questions")?.getSheetValues() ?? [];
  const ofColumn = (name: string) =>
    rows
      .filter(Array.isArray)
      .find((row) => row[1] === name)
      ?.slice(2);
  const plain = (ofColumn("email") ?? []).map((text) => String(text).replaceAll(/[\u00a0\u202f]/g, " "));
  expect(plain).toEqual([
    "7. Vous avez une adresse électronique que vous consultez",
    "si vous avez répondu « Tous les jours », « Chaque semaine » ou « Moins souvent » à la question 6",
  ]);
  expect(String(ofColumn("net_use")?.[0])).toMatch(/^6\. /);
});

test("what was typed in it is recognised as it is, the number of the questionnaire included", async () => {
  const workbook = await sheetsOf("saisie.xlsx");
  const entry = workbook.getWorksheet("Saisie");
  const names = entry?.getRow(1).values;
  const at = (name: string) => (Array.isArray(names) ? names.indexOf(name) : -1);
  for (let number = 1; number <= 20; number++) {
    const row = entry?.getRow(number + 1);
    if (row === undefined) continue;
    row.getCell(1).value = number;
    row.getCell(at("age_band")).value = number % 2 === 0 ? "25 à 34 ans" : "62 ans et plus";
    row.getCell(at("net_use")).value = number % 2 === 0 ? "Jamais" : "Tous les jours";
    row.getCell(at("email")).value = number % 2 === 0 ? "" : "oui";
    row.getCell(at("obstacles_reading")).value = "oui";
    row.getCell(at("obstacles_french")).value = "non";
  }
  await workbook.xlsx.writeFile(join(folder, "remplie.xlsx"));
  const { code, out } = await vigie(
    ["map", reference, "remplie.xlsx", "--source", "enquete_insertion", "--out", "odds.yaml"],
    folder,
  );
  expect(code).toBe(0);
  expect(out).not.toContain("n’a pas de colonne");
  const mapping = await readFile(join(folder, "odds.yaml"), "utf8");
  expect(mapping).toContain("key: questionnaire");
  expect(mapping).toContain("25 à 34 ans: ");
  expect(mapping).toContain("reading: obstacles_reading");
});

test.each([
  ["enquete_insertion", "2 pages"],
  ["enquete_professionnels", "2 pages"],
])("%s, to print: the typesetter itself checks PDF/UA-1, and it takes %s", async (source, pages) => {
  const { code, out } = await exportedOf(source, "--pdf", "form.pdf");
  expect(code).toBe(0);
  expect(out).toContain(`le questionnaire à imprimer, ${pages}`);
  const text = (await readFile(join(folder, "form.pdf"))).toString("latin1");
  expect(text).toMatch(/<pdfuaid:part>1<\/pdfuaid:part>|pdfuaid:part="1"/);
  expect(text).toContain("/StructTreeRoot");
});

test("questions come into a study, which then counts them, and nothing of hers is replaced", async () => {
  await vigie(["new", "etude"], folder);
  const indicators = await readFile(join(folder, "etude", "indicators.yaml"), "utf8");
  const imported = await vigie(["form", "import", "form.xlsx", "--into", "etude"], folder);
  expect(imported.error).toBe("");
  expect(imported.out).toContain("19 questions importées dans la source enquete_insertion");
  expect(await readFile(join(folder, "etude", "indicators.yaml"), "utf8")).toBe(indicators);

  const path = join(folder, "etude", "study.yaml");
  const study = await readFile(path, "utf8");
  await writeFile(path, study.replace(/sources: \[(.*)\]/, "sources: [$1, enquete_insertion]"));
  const suggested = await readFile(join(folder, "etude", "indicators.yaml.nouveau"), "utf8");
  await writeFile(
    join(folder, "etude", "indicators.yaml"),
    `${indicators.trimEnd()}\n${suggested.slice(suggested.indexOf("indicators:\n") + "indicators:\n".length)}`,
  );
  const checked = await vigie(["check", "etude"], folder);
  expect({ code: checked.code, error: checked.error }).toEqual({ code: 0, error: "" });

  const source = join(folder, "etude", "sources", "enquete_insertion.yaml");
  await writeFile(source, `# À moi\n${await readFile(source, "utf8")}`);
  const again = await vigie(["form", "import", "form.xlsx", "--into", "etude"], folder);
  expect(again.out).toContain("comparez");
  expect(await readFile(source, "utf8")).toMatch(/^# À moi/);
  expect(existsSync(`${source}.nouveau`)).toBe(true);
  await rm(join(folder, "etude"), { recursive: true });
});

describe("what is typed wrong", () => {
  test.each([
    [["import", "form.xlsx"], "--into"],
    [["export", reference], "--source"],
    [["export", reference, "--source", "enquete_insertion"], "--out"],
    [["export", reference, "--source", "allocataires", "--out", "x.xlsx"], "n’est pas une enquête"],
    [["export", reference, "--source", "enquete_insertion", "--into", "x"], "Retirez « --into »"],
    [["lire", "form.xlsx"], "Écrivez import ou export"],
    [["import", "absent.xlsx", "--into", reference], "absent.xlsx"],
    [["import", join(reference, "study.yaml"), "--into", reference], "classeur"],
  ])("%j", async (words, output) => {
    const { code, error } = await vigie(["form", ...words], folder);
    expect(code).toBe(1);
    expect(error).toContain(output);
  });
});
