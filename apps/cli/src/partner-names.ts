import type { DepartementTerritory } from "@vigie/territory";

/** Where another body does the work of the département; `with`: its name after “de”. */
const departementBodies: ReadonlyMap<string, string> = new Map([
  ["2A", "Collectivité de Corse"],
  ["2B", "Collectivité de Corse"],
  ["67", "Collectivité européenne d’Alsace"],
  ["68", "Collectivité européenne d’Alsace"],
  ["75", "Ville de Paris"],
  ["972", "Collectivité territoriale de Martinique"],
  ["973", "Collectivité territoriale de Guyane"],
]);

/** Overseas, one body (CGSS) does what a Cpam does elsewhere; in Mayotte, one does the Caf’s work too. */
const cgss: ReadonlySet<string> = new Set(["971", "972", "973", "974"]);
const mayotte = "976";
const cssm = "Caisse de sécurité sociale de Mayotte";

/** Names of the usual partners of a study, as one would guess them from the département: the lead corrects them. */
export function partnerNames({ code, of, chefLieuOf }: DepartementTerritory): ReadonlyMap<string, string> {
  const health = cgss.has(code) ? `Caisse générale de sécurité sociale (CGSS) ${of}` : `Cpam ${of}`;
  const body = departementBodies.get(code) ?? `Département ${of}`;
  return new Map([
    ["caf", code === mayotte ? cssm : `Caf ${of}`],
    ["cpam", code === mayotte ? cssm : health],
    ["departement", `${body}, services sociaux`],
    ["prefecture", `Préfecture ${of}`],
    ["observatoire", `Observatoire ${of}`],
    ...(chefLieuOf === null ? [] : [["ccas", `CCAS ${chefLieuOf}`] as const]),
  ]);
}
