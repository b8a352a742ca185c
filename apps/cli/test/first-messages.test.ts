import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { vigie, workbench } from "./vigie.ts";

/** What people met first, each named by what they have before them, with what to type. */

let folder: string;
let clear: () => Promise<void>;
beforeAll(async () => {
  ({ folder, clear } = await workbench());
  await vigie(["new", "etude"], folder);
});
afterAll(() => clear());

let studies = 0;

/** A study of its own, one of its files changed. */
async function studyWith(file: string, change: (text: string) => string): Promise<string> {
  const name = `etude-${studies++}`;
  await cp(join(folder, "etude"), join(folder, name), { recursive: true });
  const path = join(folder, name, file);
  const text = await readFile(path, "utf8").catch(() => "");
  await writeFile(path, change(text));
  return name;
}

describe("a text of a study file", () => {
  test.each([
    {
      title: "a colon in a label between braces",
      file: "codelists/menages.yaml",
      change: (text: string) => text.replace("label: Personne seule", "label: Personne : seule"),
      fr: ["Le texte « Personne : seule » contient un deux-points", 'Écrivez « label: "Personne : seule" ».'],
      en: ["The text “Personne : seule” holds a colon", 'Write “label: "Personne : seule"”.'],
    },
    {
      title: "a colon in a title on its line",
      file: "study.yaml",
      change: (text: string) => text.replace(/^title: .*$/m, "title: Enquête : les foyers"),
      fr: ["Le texte « Enquête : les foyers »", 'Écrivez « title: "Enquête : les foyers" ».'],
      en: ["The text “Enquête : les foyers”", 'Write “title: "Enquête : les foyers"”.'],
    },
    {
      title: "a colon that makes an item of a list into keys",
      file: "study.yaml",
      change: (text: string) => text.replace(/^languages: .*$/m, "languages:\n  - fr : français"),
      fr: [
        "« languages » contient un ensemble de clés",
        "deux-points et un espace, mettez-le entre guillemets",
      ],
      en: ["“languages” holds a set of keys", "a colon and a space in it, write it within quotes"],
    },
    {
      title: "a derivation that derives nothing",
      file: "sources/allocataires.yaml",
      change: (text: string) => text.replace(/^ {2}age: .*$/m, "  age: { label: Âge }"),
      fr: ["« age » ne dit pas ce qu’il faut en faire : ses clés (label) n’y suffisent pas", "« years: … »"],
      en: ["“age” does not say what to do with it: its keys (label) are not enough", "“years: …”"],
    },
    {
      title: "three colons before a figure",
      file: "diagnostic.fr.md",
      change: () => "::chapter[Un]{id=un}\n\n:::figure{indicator=groupes}\n",
      fr: [
        "« :::figure » n’a pas le bon nombre de deux-points",
        "Écrivez « ::figure » au lieu de « :::figure »",
      ],
      en: ["“:::figure” has not the right number of colons", "Write “::figure” instead of “:::figure”"],
    },
  ])("$title", async ({ file, change, fr, en }) => {
    const study = await studyWith(file, change);
    for (const [language, messages] of [
      ["fr", fr],
      ["en", en],
    ] as const) {
      const { code, error } = await vigie(["check", study, "--lang", language], folder);
      expect(code).toBe(1);
      for (const message of messages) expect(error).toContain(message);
    }
  });
});

describe("425 mistakes of one cause", () => {
  const codes = (label: string) =>
    Array.from({ length: 425 }, (_, at) => `  - { code: "${93_000 + at}", ${label}: Commune ${at} }\n`).join(
      "",
    );

  test("are one, with their number", async () => {
    const study = await studyWith(
      "codelists/communes.yaml",
      () => `codelist: communes\nlabel: Communes\ncodes:\n${codes("labl")}`,
    );
    const { code, error } = await vigie(["check", study], folder);
    expect(code).toBe(1);
    expect(error.match(/La clé « labl »/g)).toHaveLength(1);
    expect(error).toContain("424 autres erreurs de même cause : lignes 5, 6, 7, 8, 9, 10, 11, 12, 13, 14…");
    expect(error).toContain("1 erreur, à 425 endroits.");
    expect((await vigie(["check", study, "--lang", "en"], folder)).error).toContain(
      "424 more errors of the same cause: lines 5, 6,",
    );
    const { out } = await vigie(["check", study, "--json"], folder);
    expect(JSON.parse(out).errors).toHaveLength(425);
  });

  test("a mistake of another kind in the same file is not hidden by them", async () => {
    const study = await studyWith(
      "codelists/communes.yaml",
      () => `codelist: communes\nlabel: Communes\nordre: oui\ncodes:\n${codes("labl")}`,
    );
    const { error } = await vigie(["check", study], folder);
    expect(error).toContain("La clé « labl »");
    expect(error).toContain("La clé « ordre »");
  });
});

test.each([
  {
    words: ["check", "mon", "étude"],
    fr: ['mettez ce chemin entre guillemets : "mon étude"', "Tapez : vigie check ÉTUDE"],
    en: ['write that path within quotes: "mon étude"', "Type: vigie check STUDY"],
  },
  {
    words: ["inspect", "mes", "lots.zip"],
    fr: ["« lots.zip » est en trop", "Tapez : vigie inspect LOT"],
    en: ["“lots.zip” is one too many", "Type: vigie inspect BUNDLE"],
  },
  {
    words: ["demo", "ici", "là"],
    fr: ["« là » est en trop", "Tapez : vigie demo [ÉTUDE]"],
    en: ["“là” is one too many", "Type: vigie demo [STUDY]"],
  },
])("one argument too many: $words", async ({ words, fr, en }) => {
  for (const [language, messages] of [
    ["fr", fr],
    ["en", en],
  ] as const) {
    const { code, error } = await vigie([...words, "--lang", language], folder);
    expect(code).toBe(2);
    for (const message of messages) expect(error).toContain(message);
  }
});

describe("a file that Vigie does not read says how to make one that it does", () => {
  beforeAll(() => mkdir(join(folder, "fichiers"), { recursive: true }));
  test.each([
    ["foyers.xls", "« Enregistrer sous », type « Classeur Excel (.xlsx) »", "type “Excel Workbook (.xlsx)”"],
    ["foyers.ods", "Ouvrez-le dans LibreOffice", "Open it in LibreOffice"],
    ["foyers.pdf", "Ce n’est pas un tableau", "This is no table"],
    ["foyers", "n’a pas d’extension", "has no extension"],
    ["foyers.asc", "renommez-le en .csv", "rename it as .csv"],
  ])("%s", async (name, fr, en) => {
    await writeFile(join(folder, "fichiers", name), "NUMERO;RSA\n1;O\n");
    for (const [language, message] of [
      ["fr", fr],
      ["en", en],
    ] as const) {
      const words = ["map", "etude", join("fichiers", name), "--source", "allocataires", "--out", "x.yaml"];
      const { code, error } = await vigie([...words, "--lang", language], folder);
      expect(code).toBe(1);
      expect(error).toContain(name);
      expect(error).toContain(message);
    }
  });
});
