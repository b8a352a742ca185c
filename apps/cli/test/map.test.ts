import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import ExcelJS from "exceljs";
import { beforeAll, describe, expect, test } from "vitest";
import { exampleFolder } from "./example-folder.ts";
import { vigie } from "./vigie.ts";

const folder = await exampleFolder();

const read = (path: string) => readFile(join(folder, path), "utf8");
const map = (file: string, ...more: readonly string[]) =>
  vigie(["map", "etude", file, "--source", "allocataires", "--out", `${file}.yaml`, ...more], folder);
const rowsOf = (text: string) =>
  text
    .trimEnd()
    .split("\n")
    .map((line) => line.split(";"));

async function writeWorkbook(name: string, sheets: Readonly<Record<string, readonly unknown[][]>>) {
  const book = new ExcelJS.Workbook();
  for (const [sheet, rows] of Object.entries(sheets)) book.addWorksheet(sheet).addRows([...rows]);
  await book.xlsx.writeFile(join(folder, name));
}

test("values too rare to be quoted are counted, and where they will be read is said", async () => {
  await writeFile(
    join(folder, "rares.csv"),
    (await read("contacts.csv")).replace(";guichet;", ";Fax de Mme Dupont;"),
  );
  const { code, out } = await map("rares.csv");
  expect(code).toBe(0);
  expect(out).toContain("channel : une valeur trop rare pour être citée (1 ligne)");
  expect(out).toContain("valeurs-inconnues.csv");
  expect(out).not.toContain("Dupont");
});

test("a file without rows is said to have none", async () => {
  await writeFile(join(folder, "nu.csv"), "NUMERO;NAISSANCE;MENAGE\n");
  const { code, error } = await map("nu.csv");
  expect(code).toBe(0);
  expect(error).toContain("Attention : ce fichier n’a aucune ligne de données");
});

test.each([
  {
    title: "a last row that sums the others",
    change: (text: string) => `${text}Total;;;;\n`,
    fr: "1 ligne de ce fichier n’a pas l’air d’une unité",
    en: "1 row of this file does not look like a unit",
  },
  {
    title: "rows that are no units, wherever they stand,",
    change: (text: string) => `${text.replace(/\n/, "\nS/T 01;;;;\n")}Source : Caf;;;;\n`,
    fr: "2 lignes de ce fichier n’ont pas l’air d’unités",
    en: "2 rows of this file do not look like units",
  },
  {
    title: "a column without a name",
    change: (text: string) => text.replace(/;RSA;/, ";;"),
    fr: "une colonne n’a pas de nom : elle ne se lit pas",
    en: "one column has no name: it is not read",
  },
])("$title is warned of before any run", async ({ change, fr, en }) => {
  await writeFile(join(folder, "averti.csv"), change(await read("foyers.csv")));
  for (const [language, warning] of [
    ["fr", fr],
    ["en", en],
  ] as const) {
    const { code, error } = await map("averti.csv", "--lang", language);
    expect([code, error]).toEqual([0, expect.stringContaining(warning)]);
  }
});

describe("a workbook of several sheets", () => {
  beforeAll(async () => {
    await writeWorkbook("classeur.xlsx", {
      Lisezmoi: [["Extraction de mars"], ["à lire"]],
      Foyers: rowsOf(await read("foyers.csv")),
    });
  });

  test("whose first is no table: the others are named, and separators are not", async () => {
    const { code, error } = await map("classeur.xlsx");
    expect(code).toBe(1);
    expect(error).toContain("n’est pas la bonne feuille");
    expect(error).toContain("« --sheet » (feuilles : Lisezmoi, Foyers)");
    expect(error).not.toContain("séparateur");
  });

  test("is read where --sheet says, and the mapping says which", async () => {
    const { code, out } = await map("classeur.xlsx", "--sheet", "Foyers");
    expect(code).toBe(0);
    expect(out).toContain("Feuille lue : « Foyers ». Autres feuilles du classeur, avec --sheet : Lisezmoi.");
    expect(await read("classeur.xlsx.yaml")).toMatch(/sheet: Foyers/);
  });

  test("has no sheet of another name; a CSV has none", async () => {
    expect((await map("classeur.xlsx", "--sheet", "Foyer")).error).toContain("Vouliez-vous dire « Foyers »");
    expect((await map("foyers.csv", "--sheet", "Foyers")).error).toContain(
      "Ce fichier n’est pas un classeur",
    );
  });
});

describe("a workbook as people make them says what was taken for its table", () => {
  beforeAll(async () => {
    const [, ...rows] = rowsOf(await read("foyers.csv"));
    const book = new ExcelJS.Workbook();
    book.addWorksheet("Listes", { state: "hidden" }).addRow(["code", "libelle"]);
    const sheet = book.addWorksheet("Foyers");
    sheet.addRow(["Foyers au 30 juin"]);
    sheet.addRow(["NUMERO", "NAISSANCE", "Situation", "", ""]);
    sheet.addRow(["", "", "MENAGE", "RSA", "COMPTE"]);
    for (const row of rows) sheet.addRow(row);
    for (const merge of ["A1:E1", "A2:A3", "B2:B3", "C2:E2", "C5:C7"]) sheet.mergeCells(merge);
    await book.xlsx.writeFile(join(folder, "fusion.xlsx"));
  });

  test.each([
    {
      language: "fr",
      title: [
        "Feuille lue : « Foyers ». Autres feuilles du classeur, avec --sheet : Listes.",
        "En-tête trouvé à la rangée 3 : ce qui est au-dessus (titres, cellules fusionnées) n’est pas lu.",
      ],
      warns: "des cellules sont fusionnées sur plusieurs rangées (à partir de la rangée 5)",
    },
    {
      language: "en",
      title: [
        "Sheet read: “Foyers”. Other sheets of the workbook, with --sheet: Listes.",
        "Header found on row 3: what stands above it (titles, merged cells) is not read.",
      ],
      warns: "cells are merged over several rows (from row 5 on)",
    },
  ])("in $language", async ({ language, title, warns }) => {
    const { code, out, error } = await map("fusion.xlsx", "--lang", language);
    expect(code).toBe(0);
    for (const message of title) expect(out).toContain(message);
    expect(error).toContain(warns);
    expect(out).toContain("naissance    ← NAISSANCE");
    expect(await read("fusion.xlsx.yaml")).toContain("header_row: 3");
  });

  test.each([
    [
      "fr",
      "La colonne « MENAGE » a des cellules fusionnées sur plusieurs rangées",
      "« Fusionner et centrer »",
    ],
    ["en", "The column “MENAGE” has cells merged over several rows", "“Merge & Center”"],
  ])("and the run refuses the column whose values they hide (%s)", async (language, what, cure) => {
    const mapping = (await read("caf.yaml")).replace(
      /file: foyers.csv\n.*format: \{ delimiter: ";" \}/,
      "file: fusion.xlsx\n      format: { sheet: Foyers, header_row: 3 }",
    );
    await writeFile(join(folder, "fusion.yaml"), mapping);
    const words = ["run", "etude", "--partner", "caf", "--data", "fusion.yaml", "--out", "fusion"];
    const { code, error } = await vigie([...words, "--lang", language], folder);
    expect([code, error]).toEqual([1, expect.stringContaining(what)]);
    expect(error).toContain(cure);
  });
});

test("in a workbook, true dates are read beside those written as text, whatever dates: says", async () => {
  const [header = [], ...rows] = rowsOf(await read("contacts.csv"));
  const mixed = rows.map(([key, day, ...rest], at) => [
    key,
    at % 2 === 0 ? new Date(Date.UTC(2024, 2, 15)) : day,
    ...rest,
  ]);
  await writeWorkbook("contacts.xlsx", { Contacts: [header, ...mixed] });
  const text = (await read("caf.yaml")).replace(
    /file: contacts.csv\n.*format: \{ delimiter: ";" \}/,
    "file: contacts.xlsx",
  );
  await writeFile(join(folder, "excel.yaml"), text);
  const run = ["run", "etude", "--partner", "caf", "--data", "excel.yaml", "--out", "excel", "--json"];
  const { code, out } = await vigie(run, folder);
  expect([code, out]).toEqual([0, expect.stringContaining('"done":true')]);
  const quality = JSON.parse(await read("excel/private/quality.json"));
  expect(quality.allocataires.contacts.setAside).toMatchObject({ no_date: 0, outside_window: 0 });
});

describe("an ordinary mistake is said as a run says it, whether or not known shapes are looked for", () => {
  const reference = join(import.meta.dirname, "../../../studies/publics-fragiles");
  const readers = {
    plain: (file: string) => map(file),
    shapes: (file: string) =>
      vigie(["map", reference, file, "--source", "service_tests", "--out", `${file}.yaml`], folder),
  };
  beforeAll(async () => {
    await mkdir(join(folder, "dossier.csv"));
    const whole = gzipSync(await read("foyers.csv"));
    await writeFile(join(folder, "coupe.csv.gz"), whole.subarray(0, whole.length / 2));
    await writeFile(join(folder, "guillemet.csv"), 'NUM;R\n1;2\n3;"ZZQX\n4;5\n6;7\n');
    await writeFile(join(folder, "fin.csv"), 'A;B\n1;2\n"ZZQX;3\n4;5\n');
    const far = (at: number, text: string) => {
      const lines = Array.from({ length: 9000 }, (_, row) => `${row};${row === at ? text : "abcdefgh"}`);
      return `NUM;R\n${lines.join("\n")}\n`;
    };
    await writeFile(join(folder, "faux.xlsx"), Buffer.concat([Buffer.from("PK\x05\x06"), Buffer.alloc(18)]));
    await writeFile(join(folder, "proche.csv"), far(99, '"ZZQX'));
    await writeFile(join(folder, "loin.csv"), far(7999, '"ZZQX'));
    await writeFile(join(folder, "mele.csv"), far(7999, '"ZZ" QX'));
    await writeFile(join(folder, "double.csv"), "A;A\n1;2\n");
    await writeFile(join(folder, "double3.csv"), "A;B;A\n1;2;3\n");
    await writeFile(join(folder, "sans-nom.csv"), ";\n1;2\n");
  });

  const mistakes = [
    ["absent.csv", "absent.csv\n  Ce fichier est introuvable"],
    ["absent.csv.gz", "absent.csv.gz\n  Ce fichier est introuvable"],
    ["dossier.csv", "dossier.csv\n  Ce dossier ne contient aucun fichier"],
    ["coupe.csv.gz", "coupe.csv.gz\n  Ce fichier compressé est coupé"],
    ["guillemet.csv", "guillemet.csv, ligne 3\n  Un guillemet ouvert sur cette ligne"],
    ["fin.csv", "fin.csv, ligne 3\n  Un guillemet ouvert sur cette ligne"],
    ["faux.xlsx", "faux.xlsx\n  Ce classeur Excel ne se lit pas"],
    ["proche.csv", "proche.csv, ligne 101\n  Un guillemet ouvert sur cette ligne"],
    ["loin.csv", "loin.csv, ligne 8001\n  Un guillemet ouvert sur cette ligne"],
    ["mele.csv", "mele.csv, ligne 8001\n  Un guillemet ouvert sur cette ligne"],
    ["double.csv", "double.csv, ligne 1\n  La colonne « A » figure 2 fois dans l’en-tête"],
    ["double3.csv", "double3.csv, ligne 1\n  La colonne « A » figure 2 fois dans l’en-tête"],
    ["sans-nom.csv", "sans-nom.csv, ligne 1\n  La première ligne de ce fichier n’a qu’une cellule"],
  ] as const;
  test.each(
    mistakes.flatMap(([file, title]) =>
      (["plain", "shapes"] as const).map((reader) => ({ file, title, reader })),
    ),
  )("$file, $reader", async ({ file, title, reader }) => {
    const { code, error } = await readers[reader](file);
    expect([code, error]).toEqual([1, expect.stringContaining(title)]);
    expect(error).not.toContain("ZZQX");
  });

  test("a quote left open is said with how many lines were read, however far it is", async () => {
    expect((await map("proche.csv")).error).toContain("; 99 lignes ont été lues.");
    expect((await map("loin.csv")).error).toMatch(/; 7\s999 lignes ont été lues\./);
  });

  test("texts in quotes may be long, and cut by the end of what is looked at first", async () => {
    const text = "une ligne\n".repeat(200);
    const lines = Array.from({ length: 200 }, (_, row) => `F${row};isole;"${text}"\n`);
    await writeFile(join(folder, "longs.csv"), `NUMERO;MENAGE;NOTE\n${lines.join("")}`);
    const { code, out } = await map("longs.csv");
    expect(out).toContain("200 lignes");
    expect(code).toBe(0);
  });

  test("an absent file is looked for from the current folder", async () => {
    expect((await map("absent.csv")).error).toContain("un chemin donné dans la commande, du dossier courant");
  });

  test("names that stand twice beside others are warned of, and not proposed", async () => {
    const text = (await read("foyers.csv")).replace(/^.*\n/, "NUMERO;NAISSANCE;MENAGE;RSA;RSA\n");
    await writeFile(join(folder, "rsa-double.csv"), text);
    const { code, out, error } = await map("rsa-double.csv");
    expect([code, error]).toEqual([
      0,
      expect.stringContaining("plusieurs colonnes portent le même nom (RSA)"),
    ]);
    expect(out).toContain("MENAGE");
    expect(out).not.toContain("← RSA");
  });
});

describe("a value of fewer rows than the study publishes is quoted nowhere", () => {
  const oneChannel = async (rows: number) => {
    let left = rows;
    return (await read("contacts.csv")).replaceAll(";guichet;", (text) => (left-- > 0 ? ";ZZQX;" : text));
  };
  const mapTo = (file: string, out: string) =>
    vigie(["map", "etude", file, "--source", "allocataires", "--out", out], folder);
  const runWith = async (file: string) => {
    const mapping = (await read("caf.yaml")).replace("file: contacts.csv", `file: ${file}`);
    await writeFile(join(folder, `${file}.run.yaml`), mapping);
    return vigie(
      ["run", "etude", "--partner", "caf", "--data", `${file}.run.yaml`, "--out", `s-${file}`],
      folder,
    );
  };
  beforeAll(async () => {
    await writeFile(join(folder, "dix.csv"), await oneChannel(10));
    await writeFile(join(folder, "onze.csv"), await oneChannel(11));
  });

  test("ten rows under a threshold of eleven, by the proposal, its mapping and the run", async () => {
    const { code, out } = await mapTo("dix.csv", "dix.yaml");
    expect([code, out]).toEqual([
      0,
      expect.stringContaining("channel : une valeur trop rare pour être citée"),
    ]);
    expect(`${out}${await read("dix.yaml")}`).not.toContain("ZZQX");
    const ran = await runWith("dix.csv");
    expect([ran.code, ran.error]).toEqual([1, expect.stringContaining("trop rare pour être citée")]);
    expect(ran.error).not.toContain("ZZQX");
  });

  test("eleven rows are quoted", async () => {
    expect((await mapTo("onze.csv", "onze.yaml")).out).toContain("ZZQX");
    expect(await read("onze.yaml")).toContain("ZZQX: À TRADUIRE");
    expect((await runWith("onze.csv")).error).toContain("La valeur « ZZQX »");
  });

  test("unless the partner's floor is higher", async () => {
    await writeFile(
      join(folder, "plancher.yaml"),
      "mapping: 1\nstudy: mon-etude\npartner: caf\nfloors: { min: 12 }\nsources: {}\n",
    );
    const { code, out } = await mapTo("onze.csv", "plancher.yaml");
    expect([code, out]).toEqual([0, expect.stringContaining("trop rare pour être citée")]);
    expect(`${out}${await read("plancher.yaml")}`).not.toContain("ZZQX");
  });
});

test("a mapping with a secret of former versions gets one that is drawn, and keeps what was corrected", async () => {
  const example = await read("caf.yaml");
  const former = example
    .replace(/^secret: .*\n/m, "secret: bW90cyBkZSBwYXNzZSBkJ2F2\n")
    .replace("mapping: 1", "# Relu par Anne.\nmapping: 1");
  await writeFile(join(folder, "ancien.yaml"), former);
  const arguments_ = ["map", "etude", "contacts.csv", "--source", "allocataires", "--out", "ancien.yaml"];
  const { code, out } = await vigie(arguments_, folder);
  expect([code, out]).toEqual([
    0,
    expect.stringContaining("Secret écrit dans ancien.yaml ; rien d’autre n’a changé"),
  ]);
  const mended = await read("ancien.yaml");
  expect(mended).toMatch(/^secret: "[A-Za-z0-9_-]{43}"$/m);
  expect(mended.replace(/^secret: .*\n/m, "")).toBe(former.replace(/^secret: .*\n/m, ""));
});
