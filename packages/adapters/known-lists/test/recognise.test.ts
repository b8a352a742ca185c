import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { disk } from "@vigie/files/node";
import { afterAll, describe, expect, test } from "vitest";
import { recogniseFile } from "../src/index.ts";

const folder = mkdtempSync(join(tmpdir(), "vigie-recognise-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const at = (path: string) => ({ path, shown: path });

const written = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return recogniseFile(at(join(folder, name)), { source: {}, store: disk });
};

describe("a file is known by its header", () => {
  test("under a title, with other columns, in another order, with either apostrophe", async () => {
    const found = await written(
      "coop.csv",
      "Export de La Coop;;;;;;\nType;Date;Participants;Canaux d'accompagnement;Durée (min);Thématique(s) d’accompagnement;Notes\n",
    );
    expect(found).toMatchObject({ shape: "activity_coop", csv: { delimiter: ";" } });
  });

  test("under titles that tell nothing of the delimiter", async () => {
    const found = await written(
      "titre.csv",
      `Export de La Coop, mars\n\nle 1er avril\nType;Date;Participants;Canaux d'accompagnement;Durée (min);Thématique(s) d’accompagnement\n${"Individuel;01/03/2025;1;À distance;15;E-mail\n".repeat(4)}`,
    );
    expect(found).toMatchObject({ shape: "activity_coop", csv: { delimiter: ";" } });
  });

  test("or by the keys of its records, those of any of the first", async () => {
    const records = [
      { id: 1, nom: "a" },
      { téléphone: "", commune: "b", code_postal: "23000" },
    ];
    expect(await written("lieux.json", JSON.stringify(records))).toMatchObject({
      shape: "places_la_creuse",
      csv: null,
    });
  });

  test("a JSON list of places without a known form, with the columns taken by their usual names", async () => {
    const records = [{ "Nom du lieu": "Mairie", CP: 93240, VILLE: "Stains", lat: 48.95, lng: 2.38 }];
    const found = await written("liste.json", JSON.stringify(records));
    expect(found?.shape).toBe("places_plain");
    expect(Object.fromEntries(found?.columns ?? [])).toEqual({
      nom: "Nom du lieu",
      commune: "VILLE",
      code_postal: "CP",
      latitude: "lat",
      longitude: "lng",
    });
  });

  test("a table of names and communes is a list of places only where its rows can be places", async () => {
    const text = "Structure;Ville;Code postal\nMairie;Stains;93240\n";
    expect(await written("structures.csv", text)).toBeNull();
    const options = { source: {}, store: disk, fields: ["commune"] };
    expect(await recogniseFile(at(join(folder, "structures.csv")), options)).toMatchObject({
      shape: "places_plain",
      columns: new Map([
        ["nom", "Structure"],
        ["commune", "Ville"],
        ["code_postal", "Code postal"],
      ]),
    });
  });

  test.each([
    ["foyers.csv", "foyer,commune,nom\n1,93066,x\n"],
    ["objet.json", '{"id":1}'],
    ["extrait.parquet", "PAR1"],
  ])("%s is none that Vigie knows", async (name, text) => {
    expect(await written(name, text)).toBeNull();
  });
});

const data = join(import.meta.dirname, "../../../../../shared/data");
const real = [
  ["france-services/liste-fs-20221201.csv", "places_france_services"],
  ["france-services/liste-fs-20240801.csv", "places_france_services"],
  ["mediation-cra/cra_dev_86.csv", "activity_cra_v1"],
  ["places/paca_regionsud_2022_v2.csv", "places_paca"],
  ["places/la-creuse.json", "places_la_creuse"],
  ["places/data-inclusion_20230206.json", "places_data_inclusion_v0"],
  ["places/exemple-valide.csv", "places_national"],
  ["places/maine-et-loire.json", "places_plain"],
  ["places/aidants-connect_20230131.json", "places_plain"],
] as const;
describe.each(real)("%s (needs ../shared/data)", (file, shape) => {
  test.skipIf(!existsSync(join(data, file)))(`is recognised: ${shape}`, async () => {
    expect((await recogniseFile(at(join(data, file)), { source: {}, store: disk }))?.shape).toBe(shape);
  });
});
