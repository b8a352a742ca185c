import { territoriesOf } from "../src/index.ts";

const current = (code: string, nom: string, codesPostaux: readonly string[], population = 1_000) =>
  ({ type: "commune-actuelle", code, nom, departement: code.slice(0, 2), codesPostaux, population }) as const;

/** Ten communes, one of which was renamed, one that has merged, an arrondissement, and an old code that two of them took over. */
export const fewTerritories = territoriesOf(
  {
    communes: [
      { ...current("93008", "Bobigny", ["93000"], 57_000), anciensCodes: ["93999"] },
      { ...current("93066", "Saint-Denis", ["93200", "93210"], 149_000), anciensCodes: ["75066", "93999"] },
      current("93070", "Saint-Ouen-sur-Seine", ["93400"]),
      current("93031", "Épinay-sur-Seine", ["93800"]),
      current("04070", "Digne-les-Bains", ["04000"]),
      current("04112", "Manosque", ["04100"]),
      current("66178", "Saint-Martin-de-Fenouillet", ["66220"]),
      current("66001", "Saint-Martin", ["66220"]),
      current("66002", "Saint-Martin", ["66220"]),
      current("13055", "Marseille", ["13001", "13002"]),
      { code: "93059", nom: "Pierrefitte-sur-Seine", type: "commune-deleguee", chefLieu: "93066" },
      { code: "93066", nom: "Saint-Denis", type: "commune-deleguee", chefLieu: "93066" },
      {
        code: "13201",
        nom: "Marseille 1er Arrondissement",
        type: "arrondissement-municipal",
        commune: "13055",
      },
    ],
    departements: [
      { code: "04", nom: "Alpes-de-Haute-Provence" },
      { code: "13", nom: "Bouches-du-Rhône" },
      { code: "66", nom: "Pyrénées-Orientales" },
      { code: "93", nom: "Seine-Saint-Denis" },
    ],
    epci: [{ code: "200054781", membres: [{ code: "93008" }, { code: "93066" }] }],
    // What the renamed one was called before is not the start of its name.
    formerNames: [{ code: "93070", name: "La Ville Libre" }],
    ept: [{ code: "200057867", membres: [{ code: "93066" }] }],
  },
  { vintage: 2026, populations: { source: "Insee", year: 2023 } },
);
