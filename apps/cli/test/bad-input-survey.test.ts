import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import Excel from "exceljs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { secret, vigie, workbench, writeFiles } from "./vigie.ts";

/** Sixty invented answers to a weighted and stratified survey. */
const head = ["id", "poids", "milieu", "jour", "internet", "usage_1", "usage_2"];
const answers = Array.from({ length: 60 }, (_, at) => [
  `r${at}`,
  at % 2 === 0 ? "0.5" : "1.5",
  at % 3 === 0 ? "campagne" : "ville",
  at % 2 === 0 ? "2022-02-10" : "2022-05-10",
  at % 4 === 0 ? "jamais" : "souvent",
  at % 5 === 0 ? "yes" : "no",
  at % 7 === 0 ? "yes" : "no",
]);

const study = new Map([
  [
    "enquete/study.yaml",
    `vigie: 1
study: enquete
version: "1"
title: Enquête
window: { from: 2022-01-01, to: 2022-12-31 }
disclosure: { rho: 10 }
timezone: Europe/Paris
languages: [fr]
partners: { institut: { label: Institut, sources: [reponses] } }
`,
  ],
  [
    "enquete/codelists/milieu.yaml",
    "codelist: milieu\nlabel: Milieu\ncodes: [{ code: ville, label: Ville }, { code: campagne, label: Campagne }]\n",
  ],
  [
    "enquete/codelists/internet.yaml",
    "codelist: internet\nlabel: Internet\ncodes: [{ code: souvent, label: Souvent }, { code: jamais, label: Jamais }]\n",
  ],
  [
    "enquete/codelists/usages.yaml",
    "codelist: usages\nlabel: Usages\ncodes: [{ code: courrier, label: Courrier }, { code: achats, label: Achats }]\n",
  ],
  [
    "enquete/sources/reponses.yaml",
    `source: reponses
label: Réponses
unit: { one: personne, many: personnes }
rows_per_person: 1
reading: { kind: sample, note: les personnes interrogées }
survey: { weights: poids, weight_max: 5, strata: { of: milieu, populations: { ville: 9000, campagne: 1000 } } }
fields:
  poids: { type: number, label: Poids }
  milieu: { type: code, codelist: milieu, label: Milieu }
  jour: { type: date, label: Jour de la réponse }
  internet: { type: code, codelist: internet, label: Internet }
  usages: { type: multiple, codelist: usages, label: Usages }
derive: { trimestre: { period: jour, every: quarter, label: Trimestre } }
`,
  ],
  [
    "enquete/indicators.yaml",
    `indicators:
  internet: { kind: profile, source: reponses, title: Internet, of: internet, by: milieu }
  usages: { kind: multiple, source: reponses, title: Usages, of: usages }
  trimestres: { kind: profile, source: reponses, title: Internet selon le trimestre, of: internet, by: trimestre }
`,
  ],
  [
    "institut.yaml",
    `mapping: 1
study: enquete
partner: institut
secret: ${secret}
cap: 10
accepts: { rho: 10 }
sources:
  reponses:
    units:
      file: reponses.csv
      key: id
      fields:
        usages:
          columns:
            courrier: usage_1
            achats: usage_2
`,
  ],
]);

let folder: string;
let clear: () => Promise<void>;
beforeEach(async () => {
  ({ folder, clear } = await workbench());
  await writeFiles(folder, study);
});
afterEach(() => clear());

type Rows = readonly (readonly string[])[];

const whole: Rows = [head, ...answers];
/** The file with some answers of one column written otherwise. `changes`: from the rank of the answer, from 0. */
const changed = (column: string, changes: Readonly<Record<number, string>>): Rows =>
  whole.map((row, line) =>
    row.map((value, at) => (head[at] === column ? (changes[line - 1] ?? value) : value)),
  );
const without = (column: string): Rows => whole.map((row) => row.filter((_, at) => head[at] !== column));
const elevenTimes = (value: string) => Object.fromEntries(Array.from({ length: 11 }, (_, at) => [at, value]));
const write = (rows: Rows) =>
  writeFile(join(folder, "reponses.csv"), `${rows.map((row) => row.join(",")).join("\n")}\n`);

const run = () =>
  vigie(
    [
      "run",
      "enquete",
      "--partner",
      "institut",
      "--data",
      "institut.yaml",
      "--out",
      "sortie",
      "--date",
      "2022-12-31",
    ],
    folder,
  );
const left = async () => (await readdir(folder)).filter((name) => name.includes("sortie"));

const mistakes: readonly {
  readonly title: string;
  readonly rows: Rows;
  /** What a person reads, whole. */
  readonly output: string;
  /** Values that messages may not name stand there. */
  readonly refusal?: true;
}[] = [
  {
    title: "a question missing",
    rows: without("internet"),
    output: `reponses.csv, ligne 1
  La colonne « internet » manque dans ce fichier.
  Attendu : Colonnes de ce fichier : id, poids, milieu, jour, usage_1, usage_2.
  Remède : Si vos données l’ont sous un autre nom, écrivez-le dans la mise en correspondance (pour une donnée de l’étude, « internet: AUTRE NOM » sous « fields: ») ; sinon, ajoutez la colonne à l’extraction.`,
  },
  {
    title: "an answer of a question of several missing: one already read is not suggested",
    rows: without("usage_2"),
    output: `reponses.csv, ligne 1
  La colonne « usage_2 » manque dans ce fichier.
  Attendu : Colonnes de ce fichier : id, poids, milieu, jour, internet, usage_1.
  Remède : Si vos données l’ont sous un autre nom, écrivez-le dans la mise en correspondance (pour une donnée de l’étude, « usage_2: AUTRE NOM » sous « fields: ») ; sinon, ajoutez la colonne à l’extraction.`,
  },
  {
    title: "an answer outside the list, frequent enough to be named",
    rows: changed("internet", elevenTimes("parfois")),
    output: `reponses.csv, ligne 2, donnée « internet »
  La valeur « parfois » de la colonne « internet » (11 lignes) n’est pas un code connu.
  Attendu : Chaque valeur est un code de l’étude, ou la correspondance la traduit.
  Remède : Traduisez-la sous « codes: », ou déclarez-la sous « out_of_scope: » (canaux) ou « missing: » (sans valeur).`,
    refusal: true,
  },
  {
    title: "a rare answer outside the list, which is not named but has its line",
    rows: changed("internet", { 3: "parfois" }),
    output: `reponses.csv, ligne 5, donnée « internet »
  La colonne « internet » contient 1 valeur inconnue, trop rare pour être citée ici (1 ligne).
  Attendu : Chaque valeur est un code de l’étude, ou la correspondance la traduit.
  Remède : Lisez-les dans « private/valeurs-inconnues.csv », dossier en .refus à côté du résultat, puis traduisez-les ou corrigez-les.`,
    refusal: true,
  },
  {
    title: "neither yes nor no in the column of an answer",
    rows: changed("usage_1", elevenTimes("2")),
    output: `reponses.csv, ligne 2, donnée « usage_1 »
  La valeur « 2 » de la colonne « usage_1 » (11 lignes) n’est pas un code connu.
  Attendu : Chaque valeur est un code de l’étude, ou la correspondance la traduit.
  Remède : Traduisez-la sous « codes: », ou déclarez-la sous « out_of_scope: » (canaux) ou « missing: » (sans valeur).`,
    refusal: true,
  },
  {
    title: "weights negative, missing, zero and in words",
    rows: changed("poids", { 0: "-1", 1: "", 2: "0", 9: "beaucoup" }),
    output: `reponses.csv, ligne 2, donnée « poids »
  4 unités n’ont pas de poids supérieur à zéro dans la colonne « poids » (lignes 2, 3, 4 et 11).
  Attendu : Chaque unité interrogée a un poids : un nombre supérieur à zéro, dont le séparateur décimal est « . ».
  Remède : Corrigez ces poids, ou « decimal: » sous « format: » s’ils s’écrivent autrement ; ou retirez du fichier les unités qui n’en ont pas parce qu’elles n’ont pas répondu.`,
  },
  {
    title: "a day that does not exist",
    rows: changed("jour", { 4: "2022-02-30" }),
    output: `reponses.csv, ligne 6, donnée « jour »
  La colonne « jour » contient 1 valeur qui n’est pas une date (ligne 6).
  Attendu : Des dates qui existent, écrites 2023-01-31, ou rien.
  Remède : Corrigez ces lignes, ou « dates: » si toute la colonne est écrite autrement (iso, fr, us, compact, date9 ; pour des nombres, excel, sas, sas_datetime ou spss) ; une valeur qui veut dire « sans date » se déclare sous « missing: ». Pour compter ces lignes sans date, s’il y en a peu, ajoutez « unreadable: missing » à la colonne.`,
  },
];

describe("an answer file that is not as the survey wants it is refused, and nothing is written", () => {
  for (const { title, rows, output, refusal } of mistakes)
    test(title, async () => {
      await write(rows);
      const { code, error } = await run();
      expect(error.slice(error.indexOf("reponses.csv"))).toBe(`${output}\n\n1 erreur.\n`);
      expect(code).toBe(1);
      expect(await left()).toEqual(refusal ? ["sortie.refus"] : []);
    });
});

describe("what is read, and counted in the quality report", () => {
  const quality = async () => {
    const { code, error } = await run();
    expect([code, error]).toEqual([0, ""]);
    return readFile(join(folder, "sortie", "private", "qualite.html"), "utf8");
  };
  const offTotal = "les poids donnés ne font pas 60, le nombre de répondants";

  test("weights that do not add up to the respondents are a warning", async () => {
    await write(changed("poids", { 0: "30" }));
    expect(await quality()).toContain(offTotal);
  });

  test("those that do are none", async () => {
    await write(whole);
    expect(await quality()).not.toContain(offTotal);
  });

  test("an answer dated in the future is in no period, and is counted", async () => {
    await write(changed("jour", { 4: "2062-01-01", 5: "2062-01-02" }));
    const page = await quality();
    expect(page).toContain("dont sous la première tranche, ou hors période");
    expect(page).toMatch(/Trimestre<\/th><td>2 \(3,3\s%\)<\/td><td>2<\/td>/);
  });
});

describe("a workbook whose header is on line 4", () => {
  beforeEach(async () => {
    const book = new Excel.Workbook();
    const sheet = book.addWorksheet("Réponses");
    sheet.getRow(1).getCell(1).value = "Enquête de mai";
    sheet.getRow(2).getCell(2).value = "remise en juin";
    for (const [at, row] of whole.entries()) sheet.getRow(4 + at).values = [...row];
    await book.xlsx.writeFile(join(folder, "reponses.xlsx"));
  });

  test("is read by map, which writes the line in the mapping", async () => {
    const words = ["map", "enquete", "reponses.xlsx", "--source", "reponses", "--out", "sortie.yaml"];
    expect((await vigie(words, folder)).code).toBe(0);
    expect(await readFile(join(folder, "sortie.yaml"), "utf8")).toContain("header_row: 4");
  });

  test("is read by run where the mapping says the line", async () => {
    const mapping = study.get("institut.yaml") ?? "";
    const read = mapping.replace(/reponses\.csv/, "reponses.xlsx\n      format: { header_row: 4 }");
    await writeFile(join(folder, "institut.yaml"), read);
    expect((await run()).code).toBe(0);
  });

  test("is refused by run, which repeats nothing of its title", async () => {
    const mapping = study.get("institut.yaml") ?? "";
    await writeFile(join(folder, "institut.yaml"), mapping.replace("reponses.csv", "reponses.xlsx"));
    const { code, error } = await run();
    expect(error).toContain("reponses.xlsx, ligne 1\n  Cette ligne ne porte ni la colonne de l’identifiant");
    expect(error).toContain("lit dans ce fichier. La ligne 4 ressemble à l’en-tête.");
    expect(error).toContain(
      "Remède : Écrivez « header_row: 4 » sous « format: », ou supprimez ce qui est au-dessus de cette ligne, puis relancez.",
    );
    expect(error).not.toContain("mai");
    expect(code).toBe(1);
    expect(await left()).toEqual([]);
  });
});
