import { codeOf } from "./code-of.ts";

/** Where help was given: the tool calls it « canal », and it is not a channel by which anyone reaches an administration. */
export const coopPlaces: Readonly<Record<string, string>> = byLabel({
  "Lieu d’activité": "structure",
  "Autre lieu": "elsewhere",
  "À domicile": "home",
  "À distance": "remote",
});

export const coopActivities: Readonly<Record<string, string>> = byLabel({
  Individuel: "individual",
  "Accompagnement individuel": "individual",
  Collectif: "workshop",
  "Atelier collectif": "workshop",
});

export const coopAges: Readonly<Record<string, string>> = byLabel({
  "Moins de 12 ans": "under-12",
  "12 - 17 ans": "12-17",
  "18 - 24 ans": "18-24",
  "25 - 39 ans": "25-39",
  "40 - 59 ans": "40-59",
  "60 - 69 ans": "60-69",
  "70 ans et plus": "70-plus",
  "Non communiqué": "unsaid",
});

export const coopStatuses: Readonly<Record<string, string>> = byLabel({
  Retraité: "retired",
  "Sans emploi": "unemployed",
  "En emploi": "employed",
  Scolarisé: "in-school",
  "Non communiqué ou hétérogène": "unsaid",
});

export const coopGenders: Readonly<Record<string, string>> = byLabel({
  Masculin: "man",
  Féminin: "woman",
  "Non communiqué": "unsaid",
});

/**
 * The code of a label, as written here or in the tool's own key; a label that the tool added since becomes a code
 * of its own, for the study to know or refuse.
 */
export function coded(words: Readonly<Record<string, string>>, label: string): string {
  const written = codeOf(label);
  return words[written] ?? written;
}

function byLabel(words: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(words).map(([label, code]) => [codeOf(label), code]));
}
