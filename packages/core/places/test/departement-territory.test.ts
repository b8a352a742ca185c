import { expect, test } from "vitest";
import { departementOf, departementTerritory, nameAfterDe } from "../src/index.ts";
import { frenchTerritories } from "../src/node/index.ts";

const territories = frenchTerritories();
const of = (code: string) => departementTerritory(code, territories);

test.each([
  ["Ain", 5, "de l’Ain"],
  ["Paris", 0, "de Paris"],
  ["Angers", 1, "d’Angers"],
  ["Le Mans", 2, "du Mans"],
  ["Sarthe", 3, "de la Sarthe"],
  ["La Roche-sur-Yon", 3, "de la Roche-sur-Yon"],
  ["Les Sables-d'Olonne", 4, "des Sables-d'Olonne"],
] as const)("%s after “de”, as Insee says it", (name, article, wording) => {
  expect(nameAfterDe(name, article)).toBe(wording);
});

test("the communes of Loire-Atlantique, in their intercommunalities, some of which go over its limits", () => {
  const { of: wording, chefLieu, communes, groups } = of("44");
  expect([wording, chefLieu?.of, communes.length, groups.size]).toEqual([
    "de Loire-Atlantique",
    "de Nantes",
    207,
    17,
  ]);
  expect(communes[0]).toEqual({ code: "44001", name: "Abbaretz", group: "244400537" });
  expect([...groups.values()].filter(({ partial }) => partial).map(({ name }) => name)).toEqual([
    "CA de la Presqu'île de Guérande Atlantique (Cap Atlantique)",
    "CA Redon Agglomération",
    "CC du Pays d'Ancenis",
  ]);
});

test.each([
  [
    "EPT stand for the métropole in the Grand Paris",
    "93",
    ["Est Ensemble", "Grand Paris Grand Est", "Paris Terres d'Envol", "Plaine Commune"],
  ],
  ["arrondissements stand for the one commune of Paris", "75", ["Paris Centre"]],
])("%s", (_, code, names) => {
  expect([...of(code).groups.values()].map(({ name }) => name)).toEqual(names);
});

test("Paris has its twenty arrondissements, overseas départements their communes", () => {
  expect(of("75").communes).toHaveLength(20);
  expect(of("976").communes).toHaveLength(17);
  expect(of("974").communes).toHaveLength(24);
});

test("an island without an intercommunality has none", () => {
  expect(of("85").communes.find(({ name }) => name.includes("Yeu"))?.group).toBeNull();
});

test.each([
  ["44", "44"],
  ["1", "01"],
  ["2a", "2A"],
  ["loire atlantique", "44"],
  ["La Réunion", "974"],
  ["99", null],
])("a département written %s", (written, code) => {
  expect(departementOf(written, territories)).toBe(code);
});
