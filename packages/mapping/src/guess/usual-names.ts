/** Usual names of a field or a value in files of administrations. */
export interface Usual {
  /** Matched against the name of a field, its labels, or the label of a code. */
  readonly about: RegExp;
  readonly names: readonly string[];
}

export const usualFields: readonly Usual[] = [
  {
    about: /naissance|birth/i,
    names: ["date naissance", "né le", "née le", "né(e) le", "ddn", "dob", "date nais", "dnais", "dnaiss"],
  },
  {
    about: /m[ée]nage|household|famil/i,
    names: ["situation familiale", "situation de famille", "composition familiale", "typmen"],
  },
  { about: /\bsexe?\b/i, names: ["sexe", "genre", "civilité", "civ"] },
  { about: /logement|housing/i, names: ["occupation logement", "statut d’occupation", "logement"] },
  {
    about: /activit[ée]|activity/i,
    names: ["activité du responsable du dossier", "situation professionnelle"],
  },
  { about: /\bcommune\b/i, names: ["commune", "code insee", "insee", "commune de résidence", "depcom"] },
  {
    about: /\bc2s\b|sant[ée] solidaire/i,
    names: ["c2s", "css", "complémentaire santé solidaire", "cmu c", "cmuc"],
  },
  {
    about: /\bpoids\b|pond[ée]ration|\bweight/i,
    names: ["pond", "ponderation", "poids", "poids final", "coefficient", "poids redresse"],
  },
  { about: /\brsa\b/i, names: ["rsa", "revenu de solidarité active"] },
];

export const usualContacts = {
  date: ["date", "jour", "date contact", "created date", "horodatage", "date de visite", "date appel"],
  channel: [
    "channel",
    "canal",
    "canal contact",
    "mode contact",
    "mode de contact",
    "type contact",
    "moyen de contact",
    "method received",
  ],
  motive: ["motive", "motif", "motif contact", "objet", "sujet", "raison", "nature de la demande"],
} as const;

export const usualKeys: readonly string[] = [
  "id",
  "identifiant",
  "numero",
  "matricule",
  "numero dossier",
  "numero personne",
  "numero foyer",
  "cle",
  "unit",
  "unite",
  "dossier",
  "n dossier",
  "allocataire",
  "num allocataire",
  "n allocataire",
  "assure",
  "usager",
  "nir",
  "address",
];

/** Words by which a name says the contrary; `no` is a number, as in `No dossier`. */
export const negativeWords: ReadonlySet<string> = new Set([
  "absence",
  "aucun",
  "aucune",
  "hors",
  "jamais",
  "non",
  "not",
  "pas",
  "sans",
  "without",
]);

/** What names of columns begin with, in files of administrations: an indicator, a code, a label, a date, a number. */
export const usualPrefixes: readonly string[] = [
  "top",
  "indic",
  "ind",
  "flag",
  "code",
  "cod",
  "cd",
  "libelle",
  "lib",
  "date",
  "dat",
  "dt",
  "nb",
];

/** Usual abbreviations in names of columns. */
export const usualShortenings: Readonly<Record<string, string>> = {
  cpt: "compte",
  cnx: "connexion",
  app: "application",
  nais: "naissance",
  sit: "situation",
  prof: "profession",
};

/** These names with their usual synonyms. */
export function withUsual(names: readonly string[], usual: readonly Usual[]): readonly string[] {
  return [
    ...names,
    ...usual.flatMap(({ about, names: others }) => (names.some((name) => about.test(name)) ? others : [])),
  ];
}
