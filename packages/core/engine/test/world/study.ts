import { loadStudy, type Study } from "@vigie/study";
import { VigieErrors } from "@vigie/words";

/** A study small enough to hold in one's head: fields of each type, contacts with motives and a routine rule. */
const files = {
  "study.yaml": `
vigie: 1
study: essai
version: "1"
title: Essai
window: { from: 2022-07-01, to: 2022-12-31 }
timezone: Europe/Paris
disclosure: { min: 5 }
languages: [fr]
partners: { caf: { label: Caf, sources: [foyers, lieux, appels] } }`,
  "codelists/canal.yaml": `
codelist: canal
label: Canal
codes:
  - { code: compte, label: Compte }
  - { code: guichet, label: Guichet }
  - { code: courrier, label: Courrier }
  - { code: interne, label: Interne }`,
  "codelists/motif.yaml": `
codelist: motif
label: Motif
codes: [{ code: ressources, label: Ressources }, { code: autre, label: Autre }]`,
  "codelists/sexe.yaml": `
codelist: sexe
label: Sexe
codes: [{ code: femme, label: Femme }, { code: homme, label: Homme }]`,
  "codelists/age.yaml": `
codelist: age
label: Âge
ordered: true
codes: [{ code: jeune, from: 0, label: Jeune }, { code: vieux, from: 60, label: Vieux }]`,
  "codelists/revenu.yaml": `
codelist: revenu
label: Revenu
ordered: true
codes: [{ code: bas, from: 0, label: Bas }, { code: haut, from: 1000.5, label: Haut }]`,
  "codelists/aide.yaml": `
codelist: aide
label: Aide
codes:
  - { code: proche, label: Un proche }
  - { code: agent, label: Un agent }
  - { code: nsp, label: Ne sait pas, missing: dont_know }`,
  "sources/foyers.yaml": `
source: foyers
label: Foyers
unit: { one: foyer, many: foyers }
fields:
  naissance: { type: date, label: Naissance }
  sexe: { type: code, codelist: sexe, label: Sexe }
  rsa: { type: flag, label: RSA }
  ressources: { type: number, label: Ressources }
  aides: { type: multiple, codelist: aide, label: Aides }
derive:
  age: { years: naissance, at: 2022-12-31, label: Âge }
  tranche: { bands: age, codelist: age, label: Tranche }
  revenu: { bands: ressources, codelist: revenu, label: Revenu }
universes:
  rsa: { label: RSA, where: { rsa: "yes" } }
contacts:
  channels: canal
  families: { digital: [compte], direct: [guichet], material: [courrier], out_of_scope: [interne] }
  motives: motif
  routine: [{ label: Déclaration, channel: [compte], motive: [ressources] }]`,
  "sources/lieux.yaml": `
source: lieux
label: Lieux
protects: nothing
unit: { one: lieu, many: lieux }
fields: { ouvert: { type: flag, label: Ouvert } }`,
  "sources/appels.yaml": `
source: appels
label: Appels
unit: { one: usager, many: usagers }
contacts:
  channels: canal
  families: { digital: [compte], direct: [guichet], material: [courrier], out_of_scope: [interne] }`,
  "indicators.yaml": `
indicators:
  groupes: { kind: distribution, source: foyers, title: Groupes, of: group }
  sexes: { kind: profile, source: foyers, title: Sexes, universe: rsa, of: sexe, against: all }
  ages: { kind: distribution, source: foyers, title: Âges, of: tranche }
  appels: { kind: distribution, source: appels, title: Appels, of: group }
  revenus: { kind: distribution, source: foyers, title: Revenus, of: revenu }`,
};

let read: Promise<Study> | null = null;

/** Read once for all tests of a process. */
export function smallStudy(): Promise<Study> {
  read ??= readSmallStudy();
  return read;
}

async function readSmallStudy(): Promise<Study> {
  const loaded = await loadStudy(new Map(Object.entries(files)));
  if ("errors" in loaded) throw new VigieErrors(loaded.errors);
  return loaded.study;
}

export const studyText = Object.values(files).join("\n");

/** The shapes that its mappings may name: a name alone, nothing is converted. */
export const smallShapes = ["places_plain"];
