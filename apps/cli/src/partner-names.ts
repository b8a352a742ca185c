import type { Text } from "@vigie/study";
import type { DepartementTerritory } from "@vigie/territory";

/** Where another body does the work of the département; `with`: its name after “de”. */
const departementBodies: ReadonlyMap<string, string> = new Map([
  ["2A", "Collectivité de Corse"],
  ["2B", "Collectivité de Corse"],
  ["67", "Collectivité européenne d’Alsace"],
  ["68", "Collectivité européenne d’Alsace"],
  // Each on its own communes since 2015 (law 2014-58).
  ["69", "Département du Rhône et Métropole de Lyon"],
  ["75", "Ville de Paris"],
  ["972", "Collectivité territoriale de Martinique"],
  ["973", "Collectivité territoriale de Guyane"],
]);

/** Overseas, one body (CGSS) does what a Cpam does elsewhere; in Mayotte, one does the Caf’s work too: its services are named. */
const cgss: ReadonlySet<string> = new Set(["971", "972", "973", "974"]);
const mayotte = "976";
const cssm = (service: Text) => ({
  fr: `Caisse de sécurité sociale de Mayotte, ${service.fr}`,
  en: `Social security fund of Mayotte, ${service.en}`,
});

/** Names of the usual partners of a study, as one would guess them from the département: the lead corrects them. */
export function partnerNames(territory: DepartementTerritory): ReadonlyMap<string, Text> {
  const { code, name, of, chefLieu } = territory;
  const body = departementBodies.get(code) ?? `Département ${of}`;
  const health = cgss.has(code)
    ? { fr: `Caisse générale de sécurité sociale (CGSS) ${of}`, en: `Social security fund (CGSS) of ${name}` }
    : { fr: `Cpam ${of}`, en: `Health insurance fund (Cpam) of ${name}` };
  const family = { fr: `Caf ${of}`, en: `Family allowance fund (Caf) of ${name}` };
  return new Map([
    ["caf", code === mayotte ? cssm({ fr: "allocations familiales", en: "family allowances" }) : family],
    ["cpam", code === mayotte ? cssm({ fr: "assurance maladie", en: "health insurance" }) : health],
    ["departement", { fr: `${body}, services sociaux`, en: `Social services of ${name}` }],
    ["prefecture", { fr: `Préfecture ${of}`, en: `Prefecture of ${name}` }],
    ["observatoire", { fr: `Observatoire ${of}`, en: `Observatory of ${name}` }],
    ...(chefLieu === null
      ? []
      : [
          [
            "ccas",
            { fr: `CCAS ${chefLieu.of}`, en: `Municipal social centre (CCAS) of ${chefLieu.name}` },
          ] as const,
        ]),
  ]);
}
