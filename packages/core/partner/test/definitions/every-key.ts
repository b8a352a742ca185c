import { mappingSecret } from "../small-study.ts";
import type { Json } from "./json.ts";

/** A study and a mapping that write every key of their languages, in every shape that has it. JSON is YAML. */

const period = { from: "2024-01-01", to: "2024-06-30" };
const both = (fr: string, en: string) => ({ fr, en });

const studyYaml: Json = {
  vigie: 1,
  study: "toutes-les-cles",
  version: "1.0",
  title: both("Toutes les clés", "Every key"),
  summary: "Une étude inventée.",
  window: period,
  timezone: "Europe/Paris",
  languages: ["fr", "en"],
  licence: "odbl",
  compared_with: "rest",
  partners: {
    caf: {
      label: "Caf",
      sources: [
        "people",
        "respondents",
        "panel",
        "files",
        "branches",
        "agencies",
        "visits",
        "tables",
        "places",
      ],
      keys: [
        {
          id: "cle2024",
          public: "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
          from: "2024-01-01",
          to: "2026-12-31",
        },
      ],
    },
    cpam: {
      label: "Cpam",
      sources: ["insured", "callers"],
      pooled: true,
      except: { pantin: ["i_insured"] },
      holders: [
        {
          id: "bobigny",
          label: both("Cpam de Bobigny", "Cpam of Bobigny"),
          communes: ["93008"],
          contact: "accueil@bobigny.example",
          keys: [
            {
              id: "cle_bobigny",
              public: "PUAXw-hDiVqStwqnTRt-vJyYLM8uxJaMwM1V8Sr0Zgw",
              from: "2024-01-01",
              to: "2026-12-31",
            },
          ],
        },
        { id: "pantin", label: "Cpam de Pantin" },
      ],
    },
    cnfpt: {
      label: "Une école",
      sources: ["service_tests", "service_steps", "service_ratings", "service_quality"],
    },
  },
  public_holidays: { departement: "974", good_friday: true },
  disclosure: {
    rho: 0.9,
    min: 12,
    public: { people: { women: { size: 1500, publication: "Rapport annuel" } } },
  },
};

const list = (codelist: string, codes: readonly Json[], ordered?: boolean): readonly [string, Json] => [
  `codelists/${codelist}.yaml`,
  { codelist, label: `Liste ${codelist}`, ...(ordered === undefined ? {} : { ordered }), codes },
];
const code = (name: string, more: Readonly<Record<string, Json>> = {}) => ({
  code: name,
  label: `Code ${name}`,
  ...more,
});
const bands = (bounds: readonly number[]) => bounds.map((from) => code(`from${from}`, { from }));

const channels = ["account", "email", "desk", "phone", "post", "robot"];
const codelists = [
  list(
    "sexes_list",
    [code("f", { formerly: ["woman"] }), code("m"), code("sex_unknown", { missing: "dont_know" })],
    false,
  ),
  list("halves_list", [code("first_half"), code("second_half"), code("no_half", { missing: "dont_know" })]),
  list("more_halves_list", [code("first_half"), code("second_half"), code("no_half"), code("third_half")]),
  list("towns_list", [
    code("rosny", { parent: "east" }),
    code("bondy", { parent: "east" }),
    code("stains", { parent: "west" }),
    code("east"),
    code("west"),
  ]),
  list(
    "opinions_list",
    [
      code("bad", { stance: "against", sentence: both("sont mécontents", "are displeased") }),
      code("middling", { stance: "neutral" }),
      code("good", { stance: "for" }),
      code("silent", { missing: "no_answer" }),
      code("unasked", { missing: "not_asked" }),
    ],
    true,
  ),
  list("helps_list", [code("forms"), code("screens"), code("no_help")]),
  list("ages_list", bands([0, 18, 65])),
  list("incomes_list", bands([0, 600, 1500])),
  list(
    "channels_list",
    channels.map((name) => code(name, name === "desk" ? { formerly: ["counter"] } : {})),
  ),
  list(
    "turned_channels_list",
    channels.toReversed().map((name) => code(name)),
  ),
  list("motives_list", [code("question"), code("claim"), code("declaration")]),
  list("more_motives_list", [code("question"), code("claim"), code("declaration"), code("visit")]),
];

const people: Json = {
  source: "people",
  label: "Personnes",
  purpose: both("Savoir qui est aidé", "To know who is helped"),
  unit: { one: "personne", many: "personnes" },
  protects: "persons",
  rows_per_person: 2,
  window: { from: "2024-02-01", to: "2024-05-31" },
  fields: {
    sex: { type: "code", codelist: "sexes_list", label: both("Sexe", "Sex") },
    sex_before: { type: "code", codelist: "sexes_list", label: "Sexe d’avant" },
    town: { type: "code", codelist: "towns_list", asked: { sex: ["f", "m"] }, label: "Ville" },
    town_before: { type: "code", codelist: "towns_list", label: "Ville d’avant" },
    trust: { type: "code", codelist: "opinions_list", asked: { alone: "yes" }, label: "Confiance" },
    alone: {
      type: "flag",
      label: "Vit seul",
      sentence: { yes: both("vivent seuls", "live alone"), no: "ne vivent pas seuls" },
    },
    alone_before: { type: "flag", label: "Vivait seul" },
    deaf: { type: "flag", asked: { sex: "f" }, label: "Malentendant" },
    needs: {
      type: "multiple",
      codelist: "helps_list",
      exclusive: ["no_help"],
      asked: { alone: "yes" },
      label: "Besoins",
    },
    needs_before: { type: "multiple", codelist: "helps_list", label: "Souhaits" },
    born: { type: "date", label: "Naissance" },
    arrived: { type: "date", label: "Arrivée" },
    income: { type: "number", range: { from: 0, to: 2000 }, grain: 10, label: "Revenu" },
  },
  derive: {
    age: { years: "born", at: "2024-05-31", range: { from: 0, to: 100 }, grain: 5, label: "Âge" },
    years_there: {
      years: "arrived",
      at: "2024-05-31",
      range: { from: 0, to: 50 },
      grain: 5,
      label: "Années",
    },
    days_there: { days: ["arrived", "2024-05-31"], range: { from: 0, to: 300 }, grain: 3, label: "Jours" },
    months_there: { months: ["arrived", "2024-05-31"], range: { from: 0, to: 60 }, grain: 2, label: "Mois" },
    age_band: { bands: "age", codelist: "ages_list", label: "Tranche d’âge" },
    income_band: { bands: "income", codelist: "incomes_list", label: "Tranche de revenu" },
    income_part: { quantiles: "income", at: [700, 1000, 1300], publication: "Insee, 2024", label: "Quart" },
    half: {
      recode: "sex",
      codelist: "halves_list",
      map: { f: "first_half", m: "second_half", sex_unknown: "no_half" },
      label: "Moitié",
    },
    half_before: {
      recode: "sex_before",
      codelist: "halves_list",
      map: { f: "first_half", m: "second_half", sex_unknown: "no_half" },
      label: "Moitié d’avant",
    },
    side: { parent: "town", label: "Côté" },
    arrival: { period: "arrived", every: "quarter", label: "Trimestre d’arrivée" },
    hindered: {
      any: ["alone", "deaf"],
      label: "Empêché",
      sentence: { yes: "sont empêchés", no: "ne le sont pas" },
    },
    hindrances: { set: ["alone", "deaf"], label: "Empêchements" },
    hindrances_before: { set: ["deaf", "alone"], label: "Empêchements d’avant" },
    contacts_had: { contact: "count", range: { from: 0, to: 40 }, grain: 4, label: "Contacts" },
    last_contact: { contact: "last", label: "Dernier contact" },
  },
  universes: {
    women: { label: "femmes", where: { sex: "f" } },
    easterners: { label: "à l’est", where: { side: "east", alone: ["yes", "no"] } },
  },
  contacts: {
    channels: "channels_list",
    families: {
      digital: ["account", "email"],
      direct: ["desk"],
      material: ["phone", "post"],
      out_of_scope: ["robot"],
    },
    motives: "motives_list",
    routine: [{ label: "Déclaration", channel: ["account", "email"], motive: ["declaration", "claim"] }],
    min_contacts: 2,
    duplicates: "drop",
  },
};

const respondents: Json = {
  source: "respondents",
  label: "Répondants",
  unit: { one: "répondant", many: "répondants" },
  reading: { kind: "sample", note: both("Tirés au sort.", "Drawn at random.") },
  survey: {
    mode: "online",
    weights: "poids",
    weight_max: 20,
    weight_grain: 0.5,
    strata: { of: "district", populations: { rosny: 900, bondy: 800, stains: 700 } },
    calibration: {
      margins: { gender: { f: 1300, m: 1100 }, district: { rosny: 900, bondy: 800, stains: 700 } },
      bounds: { least: 0.5, greatest: 2 },
    },
    minimum_base: 40,
    exploratory_below: 90,
  },
  fields: {
    gender: { type: "code", codelist: "sexes_list", label: "Sexe" },
    district: { type: "code", codelist: "towns_list", label: "Ville" },
    helped: { type: "flag", label: "Aidé" },
    grade: { type: "code", codelist: "opinions_list", label: "Note" },
    poids: { type: "number", label: "Poids" },
    other_poids: { type: "number", label: "Autre poids" },
  },
};

const panel: Json = {
  source: "panel",
  label: "Panel",
  unit: { one: "répondant", many: "répondants" },
  survey: {
    weight_max: 3,
    strata: { of: "stratum" },
    calibration: { margins: { other_stratum: { f: 500, m: 400 } }, bounds: { least: 0.5, greatest: 2 } },
  },
  fields: {
    stratum: { type: "code", codelist: "towns_list", label: "Strate" },
    other_stratum: { type: "code", codelist: "sexes_list", label: "Autre strate" },
  },
};

const places: Json = {
  source: "places",
  label: "Lieux",
  unit: { one: "lieu", many: "lieux" },
  protects: "nothing",
  service_test: "tests",
  fields: { borough: { type: "code", codelist: "towns_list", label: "Ville" } },
};

/** A source whose mapping uses every way to give a field. */
const mappedInEveryWay = (source: string): Json => ({
  source,
  label: `Source ${source}`,
  unit: { one: "visiteur", many: "visiteurs" },
  protects: "persons",
  fields: {
    member: { type: "flag", label: "Adhérent" },
    spare: { type: "flag", label: "Libre" },
    since: { type: "date", label: "Depuis" },
    reasons: { type: "multiple", codelist: "helps_list", label: "Raisons" },
    wishes: { type: "multiple", codelist: "helps_list", label: "Souhaits" },
  },
  contacts: {
    channels: "channels_list",
    families: { digital: ["account", "email"], direct: ["desk"], material: ["phone", "post", "robot"] },
    motives: "motives_list",
  },
});

const ofPeople = { source: "people", title: both("Question", "Question") };
const ofRespondents = { source: "respondents", title: "Question" };
const indicatorsYaml: Json = {
  families: {
    tests: { label: "Tests", correction: "benjamini_hochberg" },
    others: { label: "Autres tests" },
  },
  indicators: {
    i_sets: { kind: "distribution", ...ofPeople, of: "subgroup" },
    i_sides: {
      kind: "distribution",
      ...ofPeople,
      of: "side",
      universe: "women",
      against: "all",
      weight: 2,
      base: "asked",
    },
    i_overlap: { kind: "overlap", ...ofPeople, of: "hindrances", universe: "women", weight: 3 },
    i_profile: {
      kind: "profile",
      ...ofPeople,
      of: "trust",
      by: "half",
      universe: "women",
      against: "all",
      weight: 2,
      base: "with_dont_know",
    },
    i_groups: { kind: "profile", ...ofPeople, of: "age_band" },
    i_needs: {
      kind: "multiple",
      ...ofPeople,
      of: "needs",
      by: "income_band",
      universe: "women",
      weight: 2,
      base: "asked",
    },
    i_cross: {
      kind: "cross",
      ...ofPeople,
      of: "income_part",
      by: ["half", "arrival"],
      universe: "women",
      weight: 2,
    },
    i_median: {
      kind: "summary",
      ...ofPeople,
      of: "age",
      by: "half",
      statistic: "median",
      bands: [0, 20, 40, 60],
      universe: "women",
      weight: 2,
    },
    i_days: { kind: "summary", ...ofPeople, of: "days_there", by: "half", statistic: "mean" },
    i_contacts: { kind: "summary", ...ofPeople, of: "contacts_had", by: "half", statistic: "mean" },
    i_agreement: {
      kind: "agreement",
      ...ofPeople,
      of: "trust",
      by: "half",
      unit: ["side", "age_band"],
      universe: "women",
      weight: 2,
    },
    i_rate: {
      kind: "rate",
      ...ofPeople,
      of: "town",
      date: "2024-05-31",
      populations: ["reference", "census"],
      reach_km: 3,
      universe: "women",
      weight: 2,
    },
    i_rate_of_all: { kind: "rate", ...ofPeople, of: "town", date: "2024-05-31", weight: 2 },
    i_association: {
      kind: "association",
      ...ofPeople,
      of: "half",
      reference: "first_half",
      outcome: "hindered",
      outcome_code: "no",
      strata: "side",
      adjust: { age_band: "from18" },
      family: "tests",
      minimum: 50,
      universe: "women",
      weight: 2,
    },
    i_grades: { kind: "distribution", ...ofRespondents, of: "grade" },
    i_strata: { kind: "distribution", source: "panel", title: "Strates", of: "stratum" },
    i_helped: { kind: "association", ...ofRespondents, of: "gender", reference: "f", outcome: "helped" },
    i_people: { kind: "distribution", source: "files", title: "Adhérents", of: "member" },
    i_branches: { kind: "distribution", source: "branches", title: "Antennes", of: "member" },
    i_agencies: { kind: "distribution", source: "agencies", title: "Agences", of: "member" },
    i_visits: {
      kind: "distribution",
      source: "visits",
      title: "Adhérents",
      of: "member",
      places: "i_rate",
    },
    i_accounts: { kind: "distribution", source: "tables", title: "Adhérents", of: "member" },
    i_insured: {
      kind: "distribution",
      source: "insured",
      title: "Adhérents",
      of: "member",
      by_holder: "yes",
    },
  },
};

const populationsYaml: Json = {
  populations: {
    census: {
      label: "Recensement",
      source: "Insee",
      year: 2021,
      inhabitants: { rosny: 46_000, bondy: 54_000, stains: 39_000 },
      total: 140_000,
    },
  },
};

const serviceTestYaml: Json = {
  window: period,
  services: [
    { code: "rsa", label: "RSA", institution: "Caf", steps: [code("ask"), code("send")] },
    { code: "aah", label: "AAH", institution: "MDPH", steps: [code("ask")] },
  ],
  obstacles: [code("jargon"), code("captcha")],
  devices: [code("mobile"), code("laptop")],
  topics: [code("clarity"), code("length")],
  purpose: both("Savoir ce qui arrête", "To know what stops people"),
  testers: ["t1", "t2"],
};

/** What no partner is asked, one example of each file; `published`, `barriers`: figures that read tables which left. */
export const ofTheObservatory: ReadonlyMap<string, Json> = new Map<string, Json>([
  [
    "published.yaml",
    {
      figures: [
        {
          id: "p1",
          what: "Part",
          unit: "%",
          value: 12,
          precision: "about",
          tolerance: 1,
          computed: { share: "i_sides", at: { side: "east" } },
        },
      ],
    },
  ],
  ["breaks.yaml", { breaks: { i_sides: "La question a changé." } }],
  [
    "elsewhere.yaml",
    {
      values: {
        v1: {
          what: "Part",
          value: 15,
          unit: "%",
          source: "Insee",
          year: 2020,
          universe: "France",
          beside: "i_sides",
        },
      },
    },
  ],
  ["barriers.yaml", { barriers: { b1: { label: "Langue", side: "individual" } } }],
  ["tiles.yaml", { tiles: { rosny: { name: "Rosny", short: "RO", column: 1, row: 1 } } }],
  ["languages/de.yaml", { language: "de", name: "Deutsch", said: {}, texts: { Sexe: "Geschlecht" } }],
  [
    "release.yaml",
    {
      publisher: { name: "Observatoire" },
      url: "https://exemple.fr/",
      territory: { label: "Seine-Saint-Denis", level: "departement", code: "93" },
      frequency: "yearly",
      keywords: ["droits"],
    },
  ],
  ["diagnostic.fr.md", "# Diagnostic\n"],
  ["facile.fr.md", "# Facile\n"],
]);

export const everyKeyStudy: ReadonlyMap<string, Json> = new Map([
  ["study.yaml", studyYaml],
  ...codelists,
  ["sources/people.yaml", people],
  ["sources/respondents.yaml", respondents],
  ["sources/panel.yaml", panel],
  ...["files", "branches", "agencies", "visits", "tables", "insured", "callers"].map(
    (id) => [`sources/${id}.yaml`, mappedInEveryWay(id)] as const,
  ),
  ["sources/places.yaml", places],
  ["indicators.yaml", indicatorsYaml],
  ["populations.yaml", populationsYaml],
  ["service-test.yaml", serviceTestYaml],
]);

const csv = {
  kind: "csv",
  encoding: "cp1252",
  delimiter: ";",
  decimal: ",",
  quote: "'",
  header: true,
  header_row: 3,
  ragged: "set_aside",
};
const { ragged: _, ...plainCsv } = csv;
const csvPart = { encoding: "cp1252", delimiter: ";", quote: "'", header_row: 3 };
const sheetPart = { sheet: "Feuille", header_row: 2 };
const formats = { ...plainCsv, sheet: "Feuille" };

const fieldsInEveryWay: Json = {
  spare: "LIBRE",
  member: { column: "ADHERENT", codes: { O: "yes", N: "no" }, missing: ["9", "?"] },
  since: { column: "DEPUIS", dates: "fr", unreadable: "missing", missing: ["01/01/1900", "?"] },
  reasons: { column: "RAISONS", separator: "|" },
  wishes: {
    columns: { forms: "AIDE_A", screens: "AIDE_B", no_help: "AIDE_C" },
    codes: { O: "yes", N: "no" },
    missing: ["9", "?"],
  },
};
const contactsInEveryWay = {
  date: { column: "DATE", dates: "compact", unreadable: "missing", missing: ["0", "?"] },
  channel: { column: "CANAL", codes: { web: "account", mel: "email" }, out_of_scope: ["essai", "panne"] },
  motive: { column: "MOTIF", codes: { q: "question", d: "declaration" }, missing: ["0", "?"] },
} satisfies Json;

export const everyKeyMapping: Json = {
  mapping: 1,
  study: "toutes-les-cles",
  partner: "caf",
  fictitious: true,
  floors: { rho: 0.8, min: 15 },
  cap: 5,
  accepts: {
    nothing: ["places"],
    rho: 1.5,
    small: "noisy",
    doubts: { people: { unknown_unit: "Personnes parties en mars." } },
  },
  comment: "Extraction de juin.",
  secret: mappingSecret,
  sources: {
    people: {
      units: {
        file: "personnes.csv",
        format: csv,
        key: { column: "NUMERO", pad: 8 },
        other_rows: "set_aside",
        fields: {
          sex: { column: "SEXE", codes: { 1: "m", 2: "f" }, missing: ["9", "?"] },
          town: "VILLE",
        },
      },
      contacts: {
        file: "contacts.csv",
        format: csv,
        key: { column: "NUMERO", pad: 8 },
        other_rows: "set_aside",
        ...contactsInEveryWay,
      },
    },
    respondents: {
      units: {
        file: "enquete.csv",
        shape: "places_plain",
        columns: { nom: "NOM", commune: "COMMUNE" },
        departement: "33",
        with: {
          scope: { file: "perimetre.csv", format: formats },
          uneven: { file: "inegal.csv", format: { ragged: "set_aside" } },
          other: "autre.csv",
        },
        format: formats,
        key: "REPONDANT",
      },
    },
    panel: { units: { file: "panel.csv", shape: "activity_coop", key: "ID" } },
    files: {
      units: { file: "adherents.csv", format: "csv", key: "N", fields: fieldsInEveryWay },
      contacts: { files: "venues/", format: { kind: "csv" }, key: "N", ...contactsInEveryWay },
    },
    branches: {
      units: {
        files: ["nord.csv", { file: "sud.csv", format: csvPart }],
        file_column: "ANTENNE",
        format: csv,
        key: { column: "N", pad: 6 },
        other_rows: "set_aside",
        fields: fieldsInEveryWay,
      },
      contacts: {
        files: ["nord.xlsx", { file: "sud.xlsx", format: sheetPart }],
        format: { kind: "xlsx", sheet: "2024" },
        file_column: "ANTENNE",
        key: { column: "N", pad: 6 },
        other_rows: "set_aside",
        ...contactsInEveryWay,
      },
    },
    agencies: {
      units: {
        files: ["est.xlsx", { file: "ouest.xlsx", format: sheetPart }],
        format: { kind: "xlsx", sheet: "2024" },
        key: "N",
        fields: fieldsInEveryWay,
      },
      contacts: {
        files: ["est.csv", { file: "ouest.csv", format: csvPart }],
        format: csv,
        key: "N",
        date: "JOUR",
        channel: "VOIE",
        motive: "MOTIF",
      },
    },
    visits: {
      units: { from: "contacts", fields: fieldsInEveryWay },
      contacts: {
        file: "passages.xlsx",
        format: { kind: "xlsx", sheet: "2024", header_row: 2 },
        key: "N",
        date: "JOUR",
        channel: "VOIE",
        motive: "MOTIF",
      },
    },
    tables: {
      units: {
        table: "entrepot.comptes",
        connection: "entrepot",
        key: { column: "id", pad: 6 },
        other_rows: "set_aside",
        fields: fieldsInEveryWay,
      },
      contacts: {
        table: "entrepot.connexions",
        connection: "entrepot",
        key: { column: "id", pad: 6 },
        other_rows: "set_aside",
        ...contactsInEveryWay,
      },
    },
  },
};

/** Of a partner that has no stricter rules than the study. */
export const plainMapping: Json = {
  mapping: 1,
  study: "toutes-les-cles",
  partner: "cpam",
  accepts: { pooled: [] },
  secret: mappingSecret,
  sources: {
    insured: { units: { table: "assures", connection: "base", key: "id" } },
    callers: {
      population: "vigie_appels",
      contacts: {
        table: "appels",
        connection: "base",
        key: "id",
        date: "jour",
        channel: "voie",
        motive: "motif",
      },
    },
  },
};
