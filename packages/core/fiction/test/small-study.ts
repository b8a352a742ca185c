import { loadStudy, type Study } from "@vigie/study";

/** A study small enough to follow by hand: households, one flag, ages, a hierarchy, four channels. */
const files = new Map([
  [
    "study.yaml",
    `vigie: 1
study: petite
version: "1"
title: Petite étude
window: { from: 2022-07-01, to: 2022-12-31 }
timezone: Europe/Paris
languages: [fr]
partners:
  caf: { label: Caf, sources: [foyers] }
`,
  ],
  [
    "codelists/age.yaml",
    `codelist: age
label: Âge
ordered: true
codes:
  - { code: young, from: 18, label: Moins de 50 ans }
  - { code: old, from: 50, label: 50 ans et plus }
`,
  ],
  [
    "codelists/country.yaml",
    `codelist: country
label: Pays
codes:
  - { code: france, label: France }
  - { code: abroad, label: Étranger }
  - { code: mainland, parent: france, label: Hexagone }
  - { code: overseas, parent: france, label: Outre-mer }
  - { code: europe, parent: abroad, label: Europe }
  - { code: elsewhere, parent: abroad, label: Ailleurs }
`,
  ],
  [
    "codelists/channels.yaml",
    `codelist: channels
label: Canaux
codes:
  - { code: account, label: Compte }
  - { code: desk, label: Accueil }
  - { code: post, label: Courrier }
  - { code: robot, label: Automate }
`,
  ],
  [
    "codelists/motives.yaml",
    `codelist: motives
label: Motifs
codes:
  - { code: quarterly, label: Déclaration trimestrielle }
  - { code: other, label: Autre }
`,
  ],
  [
    "sources/foyers.yaml",
    `source: foyers
label: Foyers
unit: { one: foyer, many: foyers }
fields:
  rsa: { type: flag, label: RSA }
  birth: { type: date, label: Naissance }
  country: { type: code, codelist: country, label: Pays }
derive:
  age: { years: birth, at: 2022-12-31, label: Âge }
  age_band: { bands: age, codelist: age, label: Âge }
  birth_place: { parent: country, label: Lieu de naissance }
universes:
  rsa: { label: foyers au RSA, where: { rsa: "yes" } }
contacts:
  channels: channels
  families: { digital: [account], direct: [desk], material: [post], out_of_scope: [robot] }
  motives: motives
  routine:
    - { label: Déclaration, channel: [account], motive: [quarterly] }
`,
  ],
  [
    "indicators.yaml",
    `indicators:
  groups: { kind: distribution, source: foyers, title: Groupes, universe: rsa, of: group }
`,
  ],
  [
    "published.yaml",
    `figures:
  - { id: rsa.size, what: Foyers au RSA, unit: foyers, value: 400, precision: exact, computed: { count: groups } }
`,
  ],
]);

export const smallStudy: Study = await loaded(files);

/** A fiction of it in which every household's group can be counted by hand. */
export const smallFiction = `fiction: 1
study: petite
sources:
  foyers:
    units: { count: 1000, assumption: "Hypothèse : mille foyers." }
    ages: { youngest: 18, oldest: 90, assumption: "Hypothèse : adultes." }
    margins:
      - of: rsa
        rows:
          - { counts: { "yes": 400, "no": 600 }, from: rsa.size }
      - of: group
        assumption: "Hypothèse : parts rondes."
        rows:
          - { at: { rsa: "yes" }, shares: { digital: 30, mixed: 25, direct: 20, routine_only: 15, none: 10 } }
          - { shares: { digital: 50, mixed: 10, direct: 10, routine_only: 5, none: 25 } }
      - of: subgroup
        assumption: "Hypothèse : parts rondes."
        rows:
          - { at: { group: digital }, shares: { account: 100 } }
          - { at: { group: mixed }, shares: { desk+account: 60, account+desk+post: 40 } }
          - { at: { group: direct }, shares: { desk: 50, post: 25, post+desk: 25 } }
      - of: age_band
        within: { rsa: "yes" }
        total: { shares: { young: 70, old: 30 }, assumption: "Hypothèse : sept sur dix." }
        rows:
          - { at: { group: direct }, shares: { young: 40, old: 60 }, assumption: "Hypothèse : plus âgés." }
      - of: age_band
        within: { rsa: "no" }
        rows:
          - { shares: { young: 50, old: 50 }, assumption: "Hypothèse : moitié." }
      - of: birth_place
        rows:
          - { shares: { france: 60, abroad: 40 }, assumption: "Hypothèse : six sur dix." }
        missing: { share: 10, assumption: "Hypothèse : un sur dix." }
      - of: country
        assumption: "Hypothèse : parts rondes."
        rows:
          - { at: { birth_place: france }, shares: { mainland: 90, overseas: 10 } }
          - { at: { birth_place: abroad }, shares: { europe: 25, elsewhere: 75 } }
    contacts:
      per_channel:
        - { channels: [account, desk, post], shares: { 1: 50, 3: 50 }, assumption: "Hypothèse : un ou trois." }
      routine:
        channel: account
        motive: quarterly
        assumption: "Hypothèse : deux par foyer."
        rows:
          - { at: { group: [digital, routine_only] }, shares: { 2: 100 } }
          - { shares: { 0: 100 } }
      motives:
        - { channels: [account], shares: { other: 100 }, assumption: "Hypothèse : un seul." }
      weekdays_only: { channels: [desk, post], assumption: "Hypothèse : fermé le dimanche." }
      set_aside:
        outside_window: { share: 5, assumption: "Hypothèse : un peu." }
        out_of_scope: { share: 4, assumption: "Hypothèse : un peu." }
        unknown_unit: { share: 3, assumption: "Hypothèse : un peu." }
        no_date: { share: 2, assumption: "Hypothèse : un peu." }
        no_channel: { share: 1, assumption: "Hypothèse : un peu." }
`;

async function loaded(text: ReadonlyMap<string, string>): Promise<Study> {
  const result = await loadStudy(text);
  if ("errors" in result)
    throw new RangeError(
      result.errors.map(({ code, place }) => `${code} ${place.file}:${place.line}`).join("\n"),
    );
  return result.study;
}
