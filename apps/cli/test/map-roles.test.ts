import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { exampleFolder } from "./example-folder.ts";
import { vigie } from "./vigie.ts";

const folder = await exampleFolder();

const read = (path: string) => readFile(join(folder, path), "utf8");
const map = (file: string, ...more: readonly string[]) =>
  vigie(["map", "etude", file, "--source", "allocataires", "--out", "m.yaml", ...more], folder);

describe("a file takes the place of another only where the person says so", () => {
  let both: string;
  beforeAll(async () => {
    expect((await map("foyers.csv")).out).toContain("Lu comme le fichier des unités");
    const { out } = await map("contacts.csv");
    expect(out).toContain("Lu comme le fichier des contacts");
    expect(out).toContain("une date, et plusieurs lignes par identifiant");
    both = await read("m.yaml");
    await writeFile(join(folder, "foyers-bis.csv"), await read("foyers.csv"));
  });

  test.each([
    {
      title: "in French",
      language: "fr",
      messages: [
        "« foyers-bis.csv » ressemble au fichier des unités de « allocataires », et cette mise en correspondance en a déjà un : « foyers.csv ». Rien n’a été changé.",
        "ajoutez « --units » à la commande",
      ],
    },
    {
      title: "in English",
      language: "en",
      messages: [
        "“foyers-bis.csv” looks like the file of the units of “allocataires”, and this mapping has one already: “foyers.csv”. Nothing was changed.",
        "add “--units” to the command",
      ],
    },
  ])("a guess replaces nothing, and says how to, $title", async ({ language, messages }) => {
    const { code, error } = await map("foyers-bis.csv", "--lang", language);
    expect(code).toBe(1);
    for (const message of messages) expect(error).toContain(message);
    expect(await read("m.yaml")).toBe(both);
  });

  test.each([
    {
      title: "a column of counts beside the channel",
      columns: "NB",
      lines: ["MATRICULE;CANAL;NB", "100001;guichet;3", "100001;compte;1", "100002;guichet;2"],
    },
    {
      title: "numbers by channel",
      columns: "guichet, compte",
      lines: ["MATRICULE;guichet;compte", "100001;3;1", "100002;0;2", "100003;2;4"],
    },
    {
      title: "yes and no by channel",
      columns: "guichet, courrier",
      lines: ["MATRICULE;guichet;courrier", "100001;O;N", "100002;N;O", "100003;O;O"],
    },
    {
      title: "a day by channel",
      columns: "guichet, compte",
      lines: ["MATRICULE;guichet;compte", "100001;03/07/2022;", "100002;;05/08/2022", "100003;04/07/2022;"],
    },
  ])("contacts that are not one per row are no units: $title", async ({ columns, lines }) => {
    await writeFile(join(folder, "additions.csv"), `${lines.join("\n")}\n`);
    const { code, error } = await map("additions.csv");
    expect(code).toBe(1);
    expect(error).toContain(`Ce fichier a des colonnes de contacts (${columns})`);
    expect(error).toContain("et non une ligne par contact");
    expect(await read("m.yaml")).toBe(both);
  });

  test("the same file again is mapped anew, by whatever path it is written", async () => {
    const { code, out } = await map("./foyers.csv");
    expect([code, out]).toEqual([0, expect.stringContaining("vous l’avez dit")]);
    expect(await read("m.yaml")).toContain("file: contacts.csv");
  });

  test("--units puts it in the place of the other, and the contacts stay", async () => {
    expect((await map("--units", "foyers-bis.csv")).code).toBe(0);
    const after = await read("m.yaml");
    expect(after).toContain("file: foyers-bis.csv");
    expect(after).not.toContain("file: foyers.csv");
    expect(after).toContain("file: contacts.csv");
  });

  test("a file has one role: said to be the units, the contacts are no longer its", async () => {
    expect((await map("contacts.csv", "--units")).code).toBe(0);
    const after = await read("m.yaml");
    expect(after.match(/file: contacts\.csv/g)).toHaveLength(1);
    expect(after).not.toContain("channel:");
  });

  test.each([
    [["--units", "--contacts"], "« --units » et « --contacts » sont donnés ensemble"],
    [["--units", "--contacts", "--lang", "en"], "“--units” and “--contacts” are given together"],
  ])("%s is refused", async (options, message) => {
    const { code, error } = await map("foyers.csv", ...options);
    expect([code, error]).toEqual([1, expect.stringContaining(message)]);
  });
});

describe("what has no column is said with those that are left", () => {
  const header = "NUMDOS;DTNAIS;SITFAM;AUTRE\n";
  const rows = Array.from({ length: 30 }, (_, at) => `D${at};0${1 + (at % 9)}/02/${50 + at};A;${at}\n`);
  beforeAll(() => writeFile(join(folder, "court.csv"), `${header}${rows.join("")}`));
  const mapTo = (...more: readonly string[]) =>
    vigie(["map", "etude", "court.csv", "--source", "allocataires", "--out", "court.yaml", ...more], folder);

  test.each([
    {
      language: "fr",
      messages: [
        "« DTNAIS » lui ressemble par son nom, mais aucune valeur n’est une date que Vigie lit (l’année s’écrit en quatre chiffres)",
        "3 données n’ont pas de colonne",
        "Colonnes du fichier qui ne servent pas encore : DTNAIS, AUTRE.",
        "À VÉRIFIER : son nom seul le dit",
        "Un choix est à vérifier",
      ],
    },
    {
      language: "en",
      messages: [
        "“DTNAIS” is called like it, but none of its values is a date that Vigie reads (a year has four digits)",
        "3 fields have no column",
        "Columns of the file not in use yet: DTNAIS, AUTRE.",
        "TO CHECK: its name alone says so",
        "One choice is to be checked",
      ],
    },
  ])("in $language", async ({ language, messages }) => {
    const { code, out } = await mapTo("--lang", language);
    expect(code).toBe(0);
    for (const message of messages) expect(out).toContain(message);
  });

  test.each([
    ["fr", "La colonne « naissance » manque dans ce fichier.", "« naissance: DTNAIS » sous « fields: »"],
    ["en", "The column “naissance” is missing from this file.", "“naissance: DTNAIS” under “fields:”"],
  ])(
    "and a run says that the column is missing, never that the header is wrong (%s)",
    async (language, what, cure) => {
      await rm(join(folder, "court.yaml"), { force: true });
      await mapTo();
      const mapping = (await read("court.yaml")).replace("A: À TRADUIRE", "A: isole");
      const contacts = (await read("caf.yaml")).slice((await read("caf.yaml")).indexOf("    contacts:"));
      await writeFile(join(folder, "court.yaml"), `${mapping.trimEnd()}\n${contacts}`);
      const { code, error } = await vigie(
        ["run", "etude", "--partner", "caf", "--data", "court.yaml", "--out", "s", "--lang", language],
        folder,
      );
      expect(code).toBe(1);
      expect(error).toContain(what);
      expect(error).toContain(cure);
      expect(error).not.toContain(language === "fr" ? "Cette ligne ne porte" : "This line has neither");
    },
  );
});
