import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { disk } from "@vigie/files/node";
import { frenchTerritories } from "@vigie/places/node";
import { afterAll, expect, test } from "vitest";
import { readPlaceLists } from "../src/index.ts";
import { realList } from "./place-lists.ts";
import { refusals } from "./refusals.ts";

const folder = mkdtempSync(join(tmpdir(), "vigie-lists-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const options = {
  communes: ["93008", "93059", "93066"],
  day: "2026-11-25",
  store: disk,
  territories: frenchTerritories,
};

function written(name: string, lines: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(path, lines.join("\n"));
  return path;
}

const national = written("national.csv", [
  "id,pivot,nom,commune,code_postal,code_insee,adresse,date_maj,telephone,horaires,modalites_acces,site_web,dispositif_programmes_nationaux",
  '1,,Maison du Lac,Bobigny,93000,93008,1 rue du Lac,2026-05-01,0100000000,"Mo-Fr 09:00-12:00",Se présenter|Téléphoner,https://lac.example/,France services',
  "2,,Maison du Port,Marseille,13002,13202,2 quai du Port,2026-05-01,,,,,",
]);
const franceServices = written("fs.csv", [
  "id_fs,insee_dep,lib_fs,adresse,insee_com,code_postal,lib_com,telephone,h_lundi,h_mardi",
  '7,93,Maison du Lac,1 rue du Lac,93008,93000,Bobigny,0199999999,"10:00 - 11:00",',
  '8,93,Maison du Pont,3 rue du Pont,93066,93200,Saint-Denis,,"9:00 - 12:00 / 14:00 - 17:00",',
]);

test("a place keeps how to come to it, as its first list says, and the next completes it", async () => {
  const { places, elsewhere, unplaced } = await readPlaceLists([national, franceServices], options);
  const monday = (at: number) => {
    const opening = places[at]?.practical.opening ?? null;
    return opening !== null && "days" in opening
      ? opening.days[0]?.map(({ from, to }) => `${from}-${to}`)
      : undefined;
  };
  expect(places.map(({ name, commune, postalCode }) => [name, commune, postalCode])).toEqual([
    ["Maison du Lac", "93008", "93000"],
    ["Maison du Pont", "93066", "93200"],
  ]);
  expect(places[0]?.practical).toMatchObject({
    phone: "0100000000",
    website: "https://lac.example/",
    access: ["Se présenter", "Téléphoner"],
  });
  expect([monday(0), monday(1)]).toEqual([["09:00-12:00"], ["09:00-12:00", "14:00-17:00"]]);
  expect({ elsewhere, unplaced }).toEqual({ elsewhere: 1, unplaced: 0 });
});

test.each<readonly [title: string, lines: readonly string[], code: string]>([
  ["a table that is no list of places", ["a,b", "1,2"], "shapes/list-unknown"],
  [
    "a list of other territories",
    ["nom,commune,code_insee", "Maison du Port,Marseille,13202"],
    "shapes/none-inside",
  ],
])("%s is refused, with its file", async (_, lines, code) => {
  const path = written("wrong.csv", lines);
  expect(await refusals(readPlaceLists([path], options))).toMatchObject([
    { code, where: expect.stringContaining("wrong.csv") },
  ]);
});

const real = realList("france-services/liste-fs-20221201.csv");
test.skipIf(real === null)("hours of the national list are read (needs ../shared/data)", async () => {
  const { places } = await readPlaceLists([real ?? ""], options);
  expect(places.length).toBeGreaterThan(3);
  expect(places.filter(({ practical }) => practical.opening !== null).length).toBeGreaterThan(
    places.length / 2,
  );
});
