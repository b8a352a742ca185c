import type { Usual } from "./usual-names.ts";

/** Values that files use for codes, by the label of the code: each has one meaning, and is translated without asking. */
export const usualValues: readonly Usual[] = [
  { about: /^(?:femme|femmes|féminin|woman)$/i, names: ["f", "fem", "femme", "feminin", "mme", "madame"] },
  {
    about: /^(?:homme|hommes|masculin|man)$/i,
    names: ["h", "m", "hom", "homme", "masculin", "mr", "monsieur"],
  },
  { about: /^(?:courriel|e-?mail)s?$/i, names: ["mail", "email", "e mail", "mel", "courriel"] },
  { about: /^t[ée]l[ée]phone$/i, names: ["tel", "appel", "appel telephonique", "telephone"] },
];

/** Values that files use for yes and no. */
export const flagNames: Readonly<Record<string, readonly string[]>> = {
  yes: ["oui", "o", "y", "yes", "1", "vrai", "true"],
  no: ["non", "n", "no", "0", "faux", "false"],
};

/** Values that a flag may have in other words: asked before they are taken. */
export const nearFlagNames: Readonly<Record<string, readonly string[]>> = {
  yes: ["actif", "active", "present", "beneficiaire", "en cours", "inscrit", "ouvert", "utilisateur", "x"],
  no: [
    "inactif",
    "inactive",
    "absent",
    "non beneficiaire",
    "non utilisateur",
    "non inscrit",
    "aucun",
    "jamais",
    "ferme",
  ],
};

/** Numbers and letters of the usual code lists: proposed where a column holds all of a set. */
export const usualCodeSets: readonly (readonly { readonly value: string; readonly about: RegExp }[])[] = [
  // INSEE and the first digit of the NIR.
  [
    { value: "1", about: /^(?:hommes?|masculin|m[ae]n)$/i },
    { value: "2", about: /^(?:femmes?|féminin|wom[ae]n)$/i },
  ],
  [
    { value: "1", about: /^(?:oui|yes)$/i },
    { value: "2", about: /^(?:non|no)$/i },
  ],
  // Nationality in the files of the Cnaf.
  [
    { value: "F", about: /^(?:française|french)$/i },
    { value: "C", about: /^(?!.*(?:\bhors|outside)).*(?:union europ|european union)/i },
    { value: "A", about: /hors de l.union europ|outside the european union/i },
  ],
];

/** Other words for a code, by its label: a person accepts the translation. */
export const nearValues: readonly Usual[] = [
  // Housing.
  {
    about: /propri[ée]t|owner/i,
    names: ["proprietaire", "accedant", "accession a la propriete", "pro", "acc"],
  },
  {
    about: /parc social|hlm|logement social|social housing/i,
    names: [
      "hlm",
      "locataire hlm",
      "location hlm",
      "locataire parc public",
      "logement social",
      "bailleur social",
    ],
  },
  {
    about: /parc priv|secteur libre|private tenant/i,
    names: [
      "locataire prive",
      "location privee",
      "logement prive",
      "locataire secteur prive",
      "bailleur prive",
      "locataire non hlm",
    ],
  },
  {
    about: /h[ée]berge(?:ment|e)?.*(?:tiers|proches?)|staying with/i,
    names: ["heberge", "heberge a titre gratuit", "loge gratuitement", "chez parents", "chez des proches"],
  },
  {
    about: /sans domicile|sans abri|no stable home/i,
    names: [
      "sdf",
      "sans abri",
      "sans residence stable",
      "chrs",
      "centre d hebergement",
      "foyer",
      "heberge en foyer",
      "hotel",
      "residence sociale",
    ],
  },
  // Activity: who is « actif » has work or looks for it, so that neither is proposed.
  {
    about: /^en emploi|^actif occup|^employed/i,
    names: [
      "salarie",
      "travail",
      "emploi",
      "actif",
      "actif occupe",
      "en activite",
      "travailleur independant",
      "independant",
      "fonctionnaire",
      "sal",
    ],
  },
  {
    about: /recherche d.emploi|ch[ôo]m|looking for work|job.?seeker/i,
    names: [
      "actif",
      "chomeur",
      "chomage",
      "demandeur d emploi",
      "inscrit france travail",
      "inscrit pole emploi",
      "cho",
    ],
  },
  {
    about: /sans activit|^inacti|not in the labour/i,
    names: [
      "inactif",
      "au foyer",
      "femme au foyer",
      "homme au foyer",
      "sans profession",
      "etudiant",
      "invalide",
    ],
  },
  { about: /retrait|retired/i, names: ["pensionne", "preretraite", "ret"] },
  // Household.
  {
    about: /personne seule|^isol|single person/i,
    names: [
      "isole",
      "seul",
      "personne isolee",
      "personne seule sans enfant",
      "homme seul",
      "femme seule",
      "isole sans enfant",
      "seul sans enfant",
      "celibataire",
      "iso",
    ],
  },
  {
    about: /monoparent|single parent/i,
    names: [
      "monoparent",
      "parent isole",
      "parent seul",
      "mere isolee",
      "isole avec enfant",
      "seul avec enfant",
      "personne seule avec enfant",
      "mono",
    ],
  },
  { about: /couple sans enfant|couple without/i, names: ["marie sans enfant", "menage sans enfant"] },
  {
    about: /couple avec enfant|couple with ch/i,
    names: ["couple enfant", "marie avec enfant", "menage avec enfant", "famille biparentale"],
  },
  // Nationality and country of birth.
  { about: /^français(?:e|es)?$|^french$/i, names: ["francais", "france", "fr", "fra"] },
  { about: /^étrang[eè]re?s?$|^foreign$/i, names: ["hors france", "non francais", "autre nationalite"] },
  {
    about: /^(?!.*(?:hors de|outside the)).*(?:union europ|european union)/i,
    names: [
      "union europeenne",
      "autre union europeenne",
      "union europeenne hors france",
      "ressortissant union europeenne",
      "europeen",
      "europeenne",
      "portugal",
      "italie",
      "espagne",
      "pologne",
      "roumanie",
      "allemagne",
      "belgique",
      "bulgarie",
    ],
  },
  {
    about: /hors de l.union europ|outside the european union/i,
    names: [
      "hors union europeenne",
      "non union europeenne",
      "pays tiers",
      "autre nationalite",
      "autre etranger",
    ],
  },
  {
    about: /hexagon|m[ée]tropol|mainland/i,
    names: ["france", "metropole", "france metropolitaine", "france hexagonale", "hexagone"],
  },
  {
    about: /outre.?mer|overseas/i,
    names: ["dom", "dom tom", "drom", "drom com", "guadeloupe", "martinique", "guyane", "reunion", "mayotte"],
  },
  { about: /^maghreb$/i, names: ["algerie", "maroc", "tunisie", "afrique du nord"] },
  {
    about: /autre pays d.afrique|other african/i,
    names: [
      "afrique",
      "autre afrique",
      "afrique hors maghreb",
      "afrique subsaharienne",
      "afrique noire",
      "mali",
      "senegal",
      "cote d ivoire",
      "cameroun",
      "congo",
      "comores",
      "guinee",
    ],
  },
  {
    about: /autre pays d.europe|other european country/i,
    names: ["autre europe", "europe hors union europeenne", "hors union europeenne", "royaume uni", "suisse"],
  },
  {
    about: /^asie|^asia/i,
    names: ["chine", "inde", "sri lanka", "bangladesh", "pakistan", "vietnam", "philippines"],
  },
  { about: /am[ée]rique|america/i, names: ["ameriques", "oceanie", "haiti", "bresil", "etats unis"] },
  // Channels.
  {
    about: /message.*compte|message.*account/i,
    names: [
      "messagerie compte",
      "messagerie mon compte",
      "moncompte",
      "messagerie espace personnel",
      "message espace personnel",
    ],
  },
  {
    about: /^demande en ligne|online request/i,
    names: ["teleprocedure", "teleservice", "demande internet", "demande dematerialisee", "teledemande"],
  },
  {
    about: /^d[ée]claration en ligne|online declaration/i,
    names: ["teledeclaration", "declaration internet", "declaration dematerialisee"],
  },
  { about: /borne|self-service/i, names: ["borne", "borne interactive", "automate"] },
  { about: /discussion|^chat$/i, names: ["chat", "tchat", "chatbot", "messagerie instantanee"] },
  {
    about: /rendez.vous (?:[àa] distance|t[ée]l|en visio)|remote appointment/i,
    names: [
      "visio",
      "visioconference",
      "rendez vous visio",
      "rendez vous telephonique",
      "entretien telephonique",
    ],
  },
  {
    about: /^(?:accueil|guichet)|front desk/i,
    names: [
      "guichet",
      "accueil physique",
      "accueil sans rendez vous",
      "agence",
      "visite en agence",
      "passage",
    ],
  },
  {
    about: /rendez.vous (?:sur place|physique|en agence)|appointment on site/i,
    names: ["rendez vous", "rendez vous physique", "rendez vous agence", "rendez vous accueil", "entretien"],
  },
  { about: /visite [àa] domicile|home visit/i, names: ["domicile", "vad", "deplacement a domicile"] },
  {
    about: /^courrier|^post$/i,
    names: ["lettre", "courrier postal", "voie postale", "poste", "courrier papier"],
  },
  {
    about: /formulaire papier|paper form/i,
    names: ["formulaire", "imprime", "cerfa", "dossier papier", "papier"],
  },
  {
    about: /^t[ée]l[ée]phone/i,
    names: ["appel entrant", "appel", "plateforme telephonique", "phone", "3230"],
  },
  {
    about: /avis automatique|automatic notice/i,
    names: [
      "notification",
      "notification automatique",
      "envoi automatique",
      "automatique",
      "sms automatique",
    ],
  },
  {
    about: /interne|between departments/i,
    names: ["interne", "echange interne", "inter service", "back office"],
  },
  // Motives.
  {
    about: /trimestriel|quarterly/i,
    names: [
      "dtr",
      "declaration trimestrielle",
      "declaration de ressources",
      "declaration trimestrielle ressources",
    ],
  },
  {
    about: /^demande (?:de prestation|d.aide)|request for a benefit/i,
    names: ["demande", "demande de droit", "ouverture de droit", "nouvelle demande", "demande rsa"],
  },
  {
    about: /changement de situation|change of circ/i,
    names: ["changement", "chgt situation", "modification de situation", "signalement"],
  },
  { about: /pi[èe]ces? justif|supporting doc/i, names: ["pieces", "justificatifs", "documents", "pj"] },
  {
    about: /suivi|follow.up/i,
    names: ["suivi", "suivi de dossier", "avancement dossier", "etat du dossier"],
  },
  { about: /paiement|payment/i, names: ["trop percu", "indu", "dette", "versement", "paiement en retard"] },
];
