import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { acceptNothing, vigie, workbench, writeFiles } from "./vigie.ts";

const communes = `codelist: communes
label: Communes
codes:
  - { code: "93066", label: Saint-Denis }
  - { code: "93008", label: Bobigny }
`;

const study = new Map([
  [
    "etude/study.yaml",
    `vigie: 1
study: lieux
version: "1"
title: Essai
window: { from: 2022-01-01, to: 2022-12-31 }
timezone: Europe/Paris
languages: [fr]
partners: { odds: { label: Observatoire, sources: [lieux] } }
`,
  ],
  ["etude/codelists/communes.yaml", communes],
  [
    "etude/sources/lieux.yaml",
    `source: lieux
label: Lieux
unit: { one: lieu, many: lieux }
protects: nothing
fields: { commune: { type: code, codelist: communes, label: Commune } }
`,
  ],
  [
    "etude/indicators.yaml",
    `indicators:
  communes: { kind: distribution, source: lieux, title: Communes, of: commune }
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

const read = (path: string) => readFile(join(folder, path), "utf8");
const map = (file: string, ...more: readonly string[]) =>
  vigie(["map", "etude", file, "--source", "lieux", "--out", "odds.yaml", ...more], folder);
const run = (...more: readonly string[]) =>
  vigie(["run", "etude", "--partner", "odds", "--data", "odds.yaml", "--out", "sortie", ...more], folder);

const siret = "21930066000013";
/** A town hall and its library share a municipal Siret; one place is elsewhere. */
const list = [
  { Name: "Mairie", Ville: "Saint-Denis", "Code postal": "93200", SIRET: siret, Adresse: "2 place Hugo" },
  {
    Name: "Médiathèque Ulysse",
    Ville: "Saint-Denis",
    "Code postal": "93200",
    SIRET: siret,
    Adresse: "37 cours du Rû",
  },
  { Name: "Maison du peuple", Ville: "Bobigny", "Code postal": "93000" },
  { Name: "Espace", Ville: "Marseille", "Code postal": "13006" },
];

const inTheirLanguage = [
  {
    language: "fr",
    mapped: [
      "forme connue : places_plain",
      "Colonnes de la liste, reconnues par leurs noms (à corriger sous « columns: ») :",
      "hors des territoires de l’étude · Lignes écartées · Cas 1 · Premières lignes 4",
      "même Siret qu’un autre lieu",
      "Une paire à comparer",
    ],
    ran: ["« lieux », à regarder dans lieux.json", "même Siret qu’un autre lieu", "1 et 2"],
  },
  {
    language: "en",
    mapped: [
      "known shape: places_plain",
      "Columns of the list, recognised by their names (to be corrected under “columns:”):",
      "outside of the territories of the study · Rows set aside · Cases 1 · First lines 4",
      "same Siret as another place",
      "One pair to compare",
    ],
    ran: ["“lieux”, to be looked at in lieux.json", "same Siret as another place", "1 and 2"],
  },
];

describe.each(inTheirLanguage)(
  "a JSON list with an object per place, in $language",
  ({ language, mapped, ran }) => {
    test("is mapped by its usual names, with what its conversion met, and run", async () => {
      await writeFile(join(folder, "lieux.json"), JSON.stringify(list));
      const { code, out } = await map("lieux.json", "--lang", language);
      expect(code).toBe(0);
      for (const message of mapped) expect(out).toContain(message);
      const mapping = await read("odds.yaml");
      expect(mapping).toContain("shape: places_plain");
      expect(mapping).toMatch(/columns:\s+nom: Name\s+commune: Ville\s+code_postal: Code postal/);
      await acceptNothing(join(folder, "odds.yaml"), ["lieux"]);
      const ended = await run("--lang", language);
      expect([ended.code, ended.error]).toEqual([0, ""]);
      for (const message of ran) expect(ended.out).toContain(message);
      const [head = "", ...rows] = (await read("sortie/private/tables/communes.csv")).trimEnd().split("\n");
      const count = (row: string) => row.split(",")[head.split(",").indexOf("commune") + 1];
      expect(
        rows.map((row) => [row.split(",")[head.split(",").indexOf("commune")], count(row)]),
      ).toContainEqual(["93066", "2"]);
      expect(await read("sortie/private/qualite.html")).toMatch(/Un lieu ou deux|One place or two/);
    });
  },
);

describe("the columns that the mapping names", () => {
  beforeEach(async () => {
    await writeFile(join(folder, "lieux.json"), JSON.stringify(list));
    await map("lieux.json");
    await acceptNothing(join(folder, "odds.yaml"), ["lieux"]);
  });
  const corrected = async (from: string | RegExp, to: string) =>
    writeFile(join(folder, "odds.yaml"), (await read("odds.yaml")).replace(from, to));

  test.each([
    ["fr", "« columns: » donne une colonne à « ville »", "Vouliez-vous dire « "],
    ["en", "“columns:” gives a column to “ville”", "To the left, one of these names: nom, commune"],
  ])("have names that the shape knows (%s)", async (language, what, other) => {
    await corrected("commune: Ville", "ville: Ville");
    const { code, error } = await run("--lang", language);
    expect([code, error]).toEqual([1, expect.stringContaining(what)]);
    expect(error).toContain(language === "fr" ? "À gauche, l’un de ces noms" : other);
  });

  test("are read instead of the usual ones", async () => {
    await corrected("nom: Name", "nom: Adresse");
    expect((await run()).code).toBe(0);
    // Without an address, a place has no name: it is set aside, and said.
    const { lieux } = JSON.parse(await read("sortie/private/quality.json"));
    expect(lieux.conversion.notes.map(({ code }: { code: string }) => code)).toContain("without_name");
  });
});

test("a table of a source that asks for more than a list of places tells is no such list", async () => {
  await writeFiles(
    folder,
    new Map([
      [
        "etude/sources/lieux.yaml",
        (study.get("etude/sources/lieux.yaml") ?? "").replace(
          "fields: {",
          "fields: { ouvert: { type: flag, label: Ouvert }, ",
        ),
      ],
    ]),
  );
  await writeFile(join(folder, "lieux.csv"), "nom;commune;ouvert\nMairie;93066;oui\nMaison;93008;non\n");
  const { out } = await map("lieux.csv");
  expect(out).not.toContain("places_plain");
  expect(await read("odds.yaml")).toContain("column: ouvert");
});

const data = join(import.meta.dirname, "../../../../shared/data/places");
const reference = join(import.meta.dirname, "../../../studies/publics-fragiles");
test.skipIf(!existsSync(data))(
  "the real list of Aidants Connect (needs ../shared/data): 50 places in the département, pairs shown",
  async () => {
    const file = join(data, "aidants-connect_20230131.json");
    const { code, out } = await vigie(
      ["map", reference, file, "--source", "structures", "--out", "odds.yaml"],
      folder,
    );
    expect([code, out]).toEqual([0, expect.stringContaining("50 lignes ; forme connue : places_plain")]);
    expect(out).toContain("481 et 607 · Ressemblance des noms 33");
    expect(await read("odds.yaml")).toContain("code_postal: Code postal");
  },
);
