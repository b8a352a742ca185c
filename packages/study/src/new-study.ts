/**
 * A small study to start from, in French and commented: it loads as it is.
 * @returns text by path from the study's folder
 */
export function newStudy(): ReadonlyMap<string, string> {
  return new Map([
    ["study.yaml", study],
    ["codelists/ages.yaml", ages],
    ["codelists/canaux.yaml", channels],
    ["codelists/enfants.yaml", children],
    ["codelists/menages.yaml", households],
    ["codelists/motifs.yaml", motives],
    ["sources/allocataires.yaml", source],
    ["indicators.yaml", indicators],
  ]);
}

const study = `# Une étude est un dossier de fichiers comme celui-ci. Elle dit ce qu’on mesure ; elle ne contient jamais de données.
# Vérifiez-la aussi souvent que vous voulez : « vigie check » dit tout ce qui ne va pas, ligne par ligne.
#
# Un éditeur comme VS Code (extension YAML) complète et vérifie ces fichiers si leur première ligne est
# « # yaml-language-server: $schema= » suivi du chemin du schéma : study, codelist, source ou
# indicators.schema.json, dans le dossier packages/study/schema de Vigie.

vigie: 1                        # version du langage d’étude
study: mon-etude                # nom court : minuscules sans accent, chiffres, traits d’union
version: "0.1"                  # entre guillemets ; changez-la à chaque version diffusée
title: Comment les foyers joignent-ils notre institution ?
summary: >-
  Cette étude classe les foyers selon les canaux qu’ils utilisent, et compare le profil de ceux qui
  n’emploient jamais le numérique à celui de l’ensemble.

# Les contacts comptés : du premier au dernier jour, l’un et l’autre inclus.
window: { from: 2024-01-01, to: 2024-06-30 }
timezone: Europe/Paris          # le fuseau dans lequel se lit la date d’un contact
languages: [fr]

# Qui détient les données. Chaque source (dossier « sources ») est confiée à un partenaire.
partners:
  caf:
    label: Caisse d’allocations familiales
    sources: [allocataires]

# La protection des personnes. Chaque effectif reçoit un bruit (confidentialité différentielle) : plus le budget
# « rho » est petit, plus le bruit est grand. Un effectif de moins de « min » est masqué (secret statistique).
# Un partenaire peut être plus strict, jamais moins.
disclosure:
  rho: 1
  min: 11
`;

const ages = `# Une nomenclature de tranches : « from » est la borne basse de chacune, incluse.
# Ici des années : « 25_49 » va de 25 ans révolus à la veille des 50 ans.
codelist: ages
label: Tranche d’âge
ordered: true                   # les figures gardent cet ordre au lieu de trier par effectif
codes:
  - { code: under_25, label: Moins de 25 ans, from: 0 }
  - { code: "25_49", label: 25 à 49 ans, from: 25 }
  - { code: "50_64", label: 50 à 64 ans, from: 50 }
  - { code: 65_plus, label: 65 ans et plus, from: 65 }
`;

const channels = `# Les canaux de contact. Ces codes sont ceux de l’étude : le partenaire dit, dans sa correspondance,
# comment les valeurs de son fichier se traduisent. La source, elle, range chaque canal dans une famille.
codelist: canaux
label: Canal de contact
codes:
  - { code: compte, label: Compte en ligne }
  - { code: courriel, label: Courriel }
  - { code: guichet, label: Guichet }
  - { code: telephone, label: Téléphone }
  - { code: courrier, label: Courrier }
  - { code: interne, label: Échange interne entre services }
`;

const households = `# Une nomenclature simple : un code et ce qu’il veut dire, dans l’ordre des tableaux.
codelist: menages
label: Type de ménage
codes:
  - { code: isole, label: Personne seule }
  - { code: monoparental, label: Famille monoparentale }
  - { code: couple, label: Couple sans enfant }
  - { code: couple_enfants, label: Couple avec enfants }
  # « missing » : ce code ne dit aucune valeur. Il reste dans les tableaux, hors de la base des parts.
  - { code: inconnu, label: Situation non renseignée, missing: no_answer }
`;

const motives = `# Les motifs servent ici à reconnaître les contacts de routine ; une étude peut s’en passer.
codelist: motifs
label: Motif du contact
codes:
  - { code: demande, label: Demande de prestation }
  - { code: declaration, label: Déclaration trimestrielle de ressources }
  - { code: question, label: Question ou réclamation }
`;

const source = `# Une source : un jeu de données d’un partenaire. Elle dit ce dont l’étude a besoin, pas où cela se trouve :
# « vigie map » établit avec le partenaire la correspondance entre son fichier et ces noms.
source: allocataires
label: Foyers allocataires
unit: { one: foyer, many: foyers }

# Ce qu’on demande pour chaque foyer : un code d’une nomenclature (code), un oui ou non (flag), une date
# (date) ou un nombre (number). Jamais de nom, d’adresse ni de numéro de sécurité sociale.
fields:
  naissance: { type: date, label: Date de naissance du responsable du dossier }
  menage: { type: code, codelist: menages, label: Type de ménage }
  rsa: { type: flag, label: Perçoit le RSA }
  compte_actif: { type: flag, label: Compte en ligne actif }

# Ce qui s’en déduit.
derive:
  age: { years: naissance, at: 2024-06-30, label: Âge révolu en fin de période }
  tranche_age: { bands: age, codelist: ages, label: Tranche d’âge }
  avec_enfants:
    recode: menage              # chaque code de départ doit être traduit
    codelist: enfants
    map:
      isole: sans
      couple: sans
      monoparental: avec
      couple_enfants: avec
      inconnu: inconnu
    label: Présence d’enfants

# Les parties de la population sur lesquelles compter. « all », tous les foyers, existe toujours.
universes:
  rsa:
    label: Foyers au RSA
    where: { rsa: yes }         # toutes les conditions sont réunies ; une liste de codes est permise

# Les contacts : une ligne par contact, avec le foyer, la date, le canal et, ici, le motif.
contacts:
  channels: canaux
  motives: motifs
  # Chaque canal est rangé dans une famille et une seule, ou déclaré hors champ.
  families:
    digital: [compte, courriel]
    direct: [guichet]
    material: [telephone, courrier]
    out_of_scope: [interne]
  # Les contacts de routine sont mis à part : déclarer ses ressources en ligne, tout le monde le fait.
  routine:
    - label: Déclaration trimestrielle en ligne
      channel: [compte]
      motive: [declaration]
`;

const children = `# Une nomenclature d’arrivée : la source y traduit les types de ménage, avec « recode ».
codelist: enfants
label: Présence d’enfants
codes:
  - { code: avec, label: Avec enfants }
  - { code: sans, label: Sans enfant }
  - { code: inconnu, label: Situation non renseignée, missing: no_answer }
`;

const indicators = `# Ce que l’étude demande, déclaré avant d’avoir vu les données. Chaque indicateur donne un tableau.
#   distribution : les effectifs d’une caractéristique ;
#   profile : les effectifs d’une caractéristique dans chaque groupe d’usage.
# « group » et « subgroup » se tirent des contacts : groupe d’usage, et canaux exactement utilisés.
indicators:
  groupes:
    kind: distribution
    source: allocataires
    title: Quels canaux utilisent les foyers au RSA, comparés à l’ensemble des foyers ?
    universe: rsa
    of: group
    against: all

  canaux:
    kind: distribution
    source: allocataires
    title: Quelles combinaisons de canaux utilisent les foyers au RSA ?
    universe: rsa
    of: subgroup

  ages:
    kind: profile               # à défaut de « by », les groupes d’usage
    source: allocataires
    title: Quel âge ont les foyers au RSA, selon les canaux qu’ils utilisent ?
    universe: rsa
    of: tranche_age

  compte_selon_enfants:
    kind: profile
    source: allocataires
    title: Les foyers avec enfants ont-ils plus souvent un compte en ligne actif ?
    of: compte_actif
    by: avec_enfants
`;
