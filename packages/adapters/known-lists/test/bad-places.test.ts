import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { diskStore } from "@vigie/files/node";
import { frenchTerritories } from "@vigie/places/node";
import ExcelJS from "exceljs";
import { describe, expect, test } from "vitest";
import { knownShapes } from "../src/convert-file.ts";
import { lists } from "../src/lists/index.ts";
import { recogniseFile } from "../src/recognise-file.ts";
import { shapeNames } from "../src/shape.ts";
import { convertedList, fileAt, placesStudy } from "./place-lists.ts";
import { refusals } from "./refusals.ts";

const folder = mkdtempSync(join(tmpdir(), "vigie-lists-"));

function written(name: string, text: string | Uint8Array) {
  writeFileSync(join(folder, name), text);
  return fileAt(join(folder, name));
}

test("a workbook whose header is on line 4 is read, and what stands above is said", async () => {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet("Lieux");
  sheet.getRow(1).getCell(1).value = "Liste des lieux partenaires";
  sheet.getRow(2).getCell(2).value = "mise à jour de janvier";
  sheet.getRow(4).values = ["nom", "adresse", "code_postal", "commune"];
  sheet.getRow(5).values = ["Mairie annexe", "1 rue du Port", 93200, "Saint-Denis"];
  const path = join(folder, "lieux.xlsx");
  await book.xlsx.writeFile(path);
  const { rows, notes } = await convertedList("places_plain", fileAt(path), { study: await placesStudy() });
  expect(rows).toMatchObject([{ name: "Mairie annexe", commune: "93066", located: "postal_name" }]);
  expect(notes.map(({ code, lines }) => [code, lines])).toEqual([
    ["above_header", [[1], [2]]],
    ["placed_postal_name", [[5]]],
  ]);
});

test("lists beside the first one add their kind of help, and name the places that both have", async () => {
  const national = written(
    "national.csv",
    `id,pivot,nom,commune,code_postal,code_insee,adresse,date_maj,dispositif_programmes_nationaux
1,21930066400010,Maison du numérique,Saint-Denis,93200,93066,1 rue du Port,2022-06-01,Conseillers numériques
2,non,Lieu sans siret,Saint-Denis,93200,93066,2 rue du Port,2022-06-01,
`,
  );
  const caf = written(
    "caf.csv",
    "nom,commune,code_postal,adresse\nMaison du numérique,ST DENIS,93200,1 r du Port\nPMI,Stains,93240,\n",
  );
  const { rows, counts } = await convertedList("places_national", national, {
    study: await placesStudy(),
    companions: { point_numerique_caf: caf },
  });
  expect(counts).toEqual({ schema_invalid: 1, placed_postal_name: 2, same_address_between_lists: 1 });
  expect(rows.map((row) => [row.place, row.conseiller_numerique, row.point_numerique_caf])).toEqual([
    ["0-2", "yes", "yes"],
    ["0-3", "no", "no"],
    // The fourth kind of help that a list can be of.
    ["4-3", "no", "yes"],
  ]);
});

/** What the lines of each list that is a table have, by column; the others are empty. */
const tables = {
  places_plain: [lists.plain, { nom: "Mairie", commune: "Stains", code_postal: "93240" }],
  places_national: [
    lists.national,
    { id: "1", nom: "Mairie", commune: "Stains", code_postal: "93240", code_insee: "93072" },
  ],
  places_paca: [lists.paca, { nom: "Mairie", adresse_code_insee: "93072" }],
  places_france_services: [lists.franceServices, { lib_fs: "Mairie", insee_com: "93072" }],
} as const;

describe.each(Object.entries(tables))("a line of %s longer than the header", async (name, [list, held]) => {
  const shape = shapeNames.find((one) => one === name) ?? "places_plain";
  const study = await placesStudy();
  const columns = [...new Set([...list.columns, ...Object.keys(held)])];
  const line = columns.map(
    (column) => Object.entries(held).find(([heldColumn]) => heldColumn === column)?.[1] ?? "",
  );
  const file = (...lines: readonly (readonly string[])[]) =>
    written(`${name}.csv`, `${[columns, ...lines].map((cells) => cells.join()).join("\n")}\n`);
  const slipped = [...line, "", "reste"];

  test("is refused with its line, and how many they are", async () => {
    const run = convertedList(shape, file(line, slipped, line, slipped), { study });
    expect(await refusals(run)).toMatchObject([
      {
        where: `${name}.csv, ligne 3`,
        what: "À partir de cette ligne, 2 lignes ont une valeur à droite de la dernière colonne : les valeurs qui précèdent sont peut-être décalées.",
        cure: "Corrigez ces lignes (souvent un séparateur dans un texte sans guillemets), ou écrivez « ragged: set_aside » sous « format: » pour les écarter et les compter.",
      },
    ]);
  });

  test("is set aside and counted where the mapping says so", async () => {
    const { path } = file(line, slipped);
    const shapeFile = fileAt(path, { ragged: "set_aside" });
    const { rows, notes } = await convertedList(shape, shapeFile, { study });
    expect(rows).toHaveLength(1);
    expect(notes).toContainEqual(expect.objectContaining({ code: "beyond_header", lines: [[3]] }));
  });

  test("is read where what is longer is empty, or the line ends early", async () => {
    const { rows, notes } = await convertedList(
      shape,
      file([...line, "", ""], line.slice(0, line.findLastIndex((cell) => cell !== "") + 1)),
      { study },
    );
    expect(rows.length + notes.filter(({ code }) => code.startsWith("same")).length).toBe(2);
    expect(notes.map(({ code }) => code)).not.toContain("beyond_header");
  });
});

test("a list beside the first one is held to the same", async () => {
  const run = convertedList("places_plain", written("a.csv", "nom,commune\nMairie,Stains\n"), {
    study: await placesStudy(),
    companions: { cpam_partner: written("b.csv", "nom,commune\nAgence, bureau 3,Stains\n") },
  });
  expect(await refusals(run)).toMatchObject([{ where: "b.csv, ligne 2" }]);
});

test("beside the table of a workbook, a remark is under no column and moves nothing", async () => {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet("Lieux");
  sheet.getRow(1).values = ["nom", "commune"];
  sheet.getRow(2).values = ["Mairie annexe", "Stains", "", "à vérifier"];
  const path = join(folder, "remarque.xlsx");
  await book.xlsx.writeFile(path);
  const { rows } = await convertedList("places_plain", fileAt(path), { study: await placesStudy() });
  expect(rows).toMatchObject([{ name: "Mairie annexe" }]);
});

describe("a file that is not the list that the mapping says", async () => {
  const study = await placesStudy();
  test.each<readonly [string, () => Promise<unknown>, string]>([
    [
      "no header",
      () => convertedList("places_paca", written("a.csv", "nom,rue\nMairie,1 rue\n"), { study }),
      "shapes/columns-absent",
    ],
    [
      "a JSON cut in the middle",
      () => convertedList("places_la_creuse", written("b.json", '[{"id": 1'), { study }),
      "shapes/json-unreadable",
    ],
    [
      "bytes that are no text",
      () => convertedList("places_la_creuse", written("c.json", Uint8Array.of(0x5b, 0xe9, 0x5d)), { study }),
      "shapes/json-unreadable",
    ],
    [
      "a JSON that is no list",
      () => convertedList("places_la_creuse", written("d.json", "{}"), { study }),
      "shapes/no-list",
    ],
    [
      "a JSON of other records",
      () => convertedList("places_la_creuse", written("e.json", '[{"id":1},null]'), { study }),
      "shapes/keys-absent",
    ],
    [
      "a list beside it that is none",
      () =>
        convertedList("places_plain", written("f.csv", "nom,commune\nMairie,Stains\n"), {
          study,
          companions: { cpam_partner: written("g.csv", "titre,ville\nMairie,Stains\n") },
        }),
      "shapes/list-unknown",
    ],
    [
      "limits that are none",
      () =>
        convertedList("places_plain", written("f.csv", "nom,commune\nMairie,Stains\n"), {
          study,
          companions: { boundaries: written("h.geojson", '{"type":"FeatureCollection","features":[{}]}') },
        }),
      "shapes/boundaries-unreadable",
    ],
  ])("%s", async (_, run, code) => expect((await refusals(run()))[0]?.code).toBe(code));

  test("records that are none are set aside, with their rank; names like __proto__ are only names", async () => {
    const record =
      '{"id":1,"nom":"Mairie","téléphone":"","commune":"Stains","code_postal":93240,"__proto__":{"nom":"x"}}';
    const { rows, counts } = await convertedList(
      "places_la_creuse",
      written("i.json", `[${record}, 3, null]`),
      { study },
    );
    expect(rows).toMatchObject([{ name: "Mairie", commune: "93072" }]);
    expect(counts).toEqual({ not_a_record: 2, placed_postal_name: 1 });
  });
});

describe("a list in JSON of a shape of its own", () => {
  const records = [{ titre: "Mairie", adresse: { ville: "Stains", cp: 93240 } }];
  const columns = { nom: "titre", commune: "adresse.ville", code_postal: "adresse.cp" };
  test.each([
    ["a list", records],
    ["held by an object", { lieux: records, total: 1 }],
    [
      "a GeoJSON",
      { type: "FeatureCollection", features: records.map((properties) => ({ type: "Feature", properties })) },
    ],
  ])("%s is read by the columns that the mapping names", async (_, value) => {
    const file = written("lieux.json", JSON.stringify(value));
    const { rows } = await convertedList("places_plain", file, { study: await placesStudy(), columns });
    expect(rows).toMatchObject([{ name: "Mairie", commune: "93072", located: "postal_name" }]);
  });

  test("is refused, with the names of its records, where none is the name of a place", async () => {
    const path = join(folder, "sans-nom.json");
    writeFileSync(path, JSON.stringify(records));
    const found = recogniseFile(
      { path, shown: path },
      { source: {}, store: diskStore(folder), fields: ["commune"] },
    );
    expect(await refusals(found)).toMatchObject([
      { code: "shapes/json-unnamed", cure: expect.stringContaining("titre, adresse.ville, adresse.cp") },
    ]);
  });
});

test.each([
  ["places_plain", "99", "ce n’est pas le code d’un département"],
  ["activity_coop", "33", "ce fichier n’est pas une liste de lieux"],
] as const)("a département that cannot be used is refused: %s, %s", async (shape, departement, why) => {
  const study = await placesStudy();
  const source = study.sources.get("lieux");
  if (source === undefined) throw new RangeError("a study of places was expected");
  const found = knownShapes(frenchTerritories).convert(
    written("lieux.csv", "nom,commune\nMairie,Bordeaux\n"),
    {
      study,
      source,
      day: "2026-11-25",
      store: diskStore(folder),
      shape,
      departement,
      companions: new Map(),
      mapping: "mapping.yaml",
    },
  );
  expect(await refusals(found)).toMatchObject([
    {
      code: "shapes/departement-unused",
      where: "mapping.yaml",
      what: `« departement: ${departement} » ne peut pas servir : ${why}.`,
    },
  ]);
});
