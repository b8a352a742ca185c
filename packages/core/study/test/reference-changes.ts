/** The pieces that the reference study is made of, in the order of its indicators. */
export const pieceOrder = [
  "canaux",
  "mediation",
  "tests-services",
  "territoires",
  "services-sociaux",
  "enquete-usagers",
  "enquete-professionnels",
];

type Change = readonly [written: string, instead: string];

/** Words of the pieces that Seine-Saint-Denis has others for, in its files and in their names. */
export const everywhere: readonly Change[] = [
  ["epci", "ept"],
  [
    "{ fr: Intercommunalité, en: Inter-municipal body (EPCI) }",
    "{ fr: Établissement public territorial, en: Inter-municipal territory (EPT) }",
  ],
  [
    "{ fr: Âge en fin de période, en: Age at the end of the period }",
    "{ fr: Âge au 31 décembre 2022, en: Age on 31 December 2022 }",
  ],
  ["enquete_usagers", "enquete_insertion"],
  ["usagers_", "insertion_"],
  // Those of social services keep their name.
  ["insertion_sociaux", "usagers_sociaux"],
];

/** What Seine-Saint-Denis says otherwise: each text of a piece stands once in the file. */
export const changes: Readonly<Record<string, readonly Change[]>> = {
  "codelists/fs_institutions.yaml": [
    [
      "label: { fr: France Travail, en: France Travail }",
      "label: { fr: Pôle emploi, en: Employment service }",
    ],
    [
      "{ fr: concernent France Travail, en: concern France Travail }",
      "{ fr: concernent Pôle emploi, en: concern the employment service }",
    ],
  ],
  "sources/enquete_insertion.yaml": [
    [
      "label: { fr: Enquête auprès des usagers et usagères, en: Survey of users }",
      "label:\n  fr: Enquête auprès d’un public en insertion et en difficulté avec le numérique\n  en: Survey of people on integration programmes who have difficulty with digital services",
    ],
    [
      "{ fr: personne interrogée, en: person who answered }",
      "{ fr: personne en insertion, en: person on an integration programme }",
    ],
    [
      "many: { fr: personnes interrogées, en: people who answered }",
      "many: { fr: personnes en insertion, en: people on integration programmes }",
    ],
    ["les personnes concernées", "le public en insertion"],
    ["the people concerned", "people on integration programmes"],
    [
      "all: { label: { fr: personnes interrogées, en: people who answered } }",
      "all:\n    label:\n      fr: personnes en insertion et en difficulté avec le numérique\n      en: people on integration programmes who have difficulty with digital services",
    ],
  ],
  "sources/france_services.yaml": [
    [
      "{ fr: accompagnements des France services, en: procedures assisted by France services }",
      "{ fr: ensemble des accompagnements, en: all assisted procedures }",
    ],
  ],
  "sources/usagers_sociaux.yaml": [
    [
      "label: { fr: Personnes suivies par les services sociaux, en: Users of social services }",
      "label:\n  fr: Personnes suivies par les services sociaux du Département\n  en: Users of the Département’s social services",
    ],
    ["les personnes suivies dans la période", "les personnes suivies en 2022"],
    ["users of the period", "users of 2022"],
  ],
  "service-test.yaml": [
    [
      "{ fr: Demande de place en crèche, en: Request for a nursery place }",
      "{ fr: Place en crèche départementale, en: Place in a départemental crèche }",
    ],
    ["{ fr: Département ou commune, en: Département or commune }", "{ fr: Département, en: Département }"],
    [
      "{ fr: Actualisation à France Travail, en: Monthly update at France Travail }",
      "{ fr: Actualisation à Pôle emploi, en: Situation update at the employment service }",
    ],
    ["institution: France Travail", "institution: { fr: Pôle emploi, en: Employment service }"],
  ],
  "indicators.yaml": [
    [
      `  rsa_commune:
    kind: distribution
    source: allocataires
    title: { fr: Communes des foyers au RSA, en: Communes of households on RSA }
    universe: rsa
    of: commune
    against: all
`,
      `  rsa_commune:
    kind: profile
    source: allocataires
    title:
      fr: Commune des foyers au RSA selon les canaux utilisés
      en: Commune of RSA beneficiaries by channels used
    universe: rsa
    of: commune
`,
    ],
    ["of: ept\n    date: 2022-12-31\n  help_kinds", "of: ept\n    date: 2022-12-01\n  help_kinds"],
    [
      "{ fr: L’équipement des personnes interrogées, en: Equipment of those who answered }",
      "{ fr: L’équipement du public en insertion, en: Equipment of people on integration programmes }",
    ],
  ],
};

/** What Seine-Saint-Denis alone asks, in the files that the pieces bring. */
export const departementPaths: Readonly<Record<string, readonly (readonly string[])[]>> = {
  "service-test.yaml": [["window"]],
  "sources/aides.yaml": [["window"], ["fields", "counted_on"], ["derive", "counted_year"]],
  "sources/enquete_insertion.yaml": [["window"]],
  "sources/enquete_professionnels.yaml": [["window"]],
  "sources/france_services.yaml": [["window"], ["derive", "year"], ["universes", "observed"]],
  "sources/structures.yaml": [["window"], ["derive", "commune_2025"]],
  "sources/usagers_sociaux.yaml": [["window"], ["fields", "activity"]],
  "indicators.yaml": [
    ["aspa_groups"],
    ["aspa_subgroups"],
    ["aspa_age"],
    ["aspa_sex"],
    ["aspa_birth_place"],
    ["aspa_country_of_birth"],
    ["aspa_ept"],
    ["ccas_request"],
    ["ccas_difficulty"],
    ["ccas_age"],
    ["ccas_household"],
    ["ccas_redirected"],
    ["fs_months", "universe"],
    ["fs_institutions", "universe"],
    ["fs_communes", "universe"],
    ["fs_communes", "places"],
    ["fs_themes", "universe"],
    ["fs_mode", "universe"],
    ["fs_duration", "universe"],
    ["structures_rate", "populations"],
    ["structures_access"],
    ["help_years"],
    ["social_activity"],
    ["pro_information", "weight"],
  ].map((path) => ["indicators", ...path]),
};

/** Files that Seine-Saint-Denis alone has, of those that say what partners are asked. */
export const ownFiles: readonly string[] = [
  "study.yaml",
  "populations.yaml",
  "sources/aspa.yaml",
  "sources/usagers_ccas.yaml",
  "codelists/age_aspa.yaml",
  "codelists/ccas_difficulties.yaml",
  "codelists/ccas_redirections.yaml",
  "codelists/ccas_requests.yaml",
  "codelists/cnav_channels.yaml",
  "codelists/commune.yaml",
  "codelists/commune_2025.yaml",
];
