import type { Language } from "@vigie/study";
import type { DateFormat } from "../plan.ts";

/** Why a column was chosen and what is left to do, as the person reads it on the terminal and in the mapping. */
export interface ProposalWords {
  /** What a column was chosen by. */
  readonly by: Readonly<Record<"both" | "name" | "values", string>>;
  /** Between what a column was chosen by and what was seen. */
  readonly because: string;
  /** Between two reasons. */
  readonly and: string;
  readonly numbers: (share: string) => string;
  readonly tooMany: string;
  readonly empty: string;
  readonly known: (share: string) => string;
  readonly noneKnown: string;
  readonly noDate: string;
  readonly dates: (share: string, format: DateFormat) => string;
  readonly doubt: string;
  /** Of dates given as numbers. */
  readonly counted: string;
  readonly checkName: string;
  readonly checkValues: string;
  readonly checkKey: string;
  /** @param rows without a value, or with that of another */
  readonly keyTwice: (rows: number) => string;
  readonly rivals: (columns: string) => string;
  /** Of a yes or no. */
  readonly oneValue: (blank: number) => string;
  /** Of a channel: values that say that there is none. */
  readonly noChannel: (values: string) => string;
  /** Of a field without a column. */
  readonly near: (column: string, said: string) => string;
  readonly roleAsked: string;
  readonly noContacts: string;
  readonly keyRepeats: (column: string, distinct: number, rows: number) => string;
  readonly keyOnce: (column: string) => string;
  readonly hasDateAndChannel: string;
  readonly noneUnique: string;
  readonly fieldsOfUnits: string;
  readonly sameKey: string;
  readonly unique: string;
  readonly repeats: (distinct: number, rows: number) => string;
  readonly likeIdentifier: string;
  readonly heading: (partner: string, study: string) => string;
  readonly secret: string;
  readonly noKey: string;
  readonly carried: string;
  /** @param left columns that nothing is read in; empty where there are none */
  readonly absent: (fields: string, left: string) => string;
  readonly rows: (rows: number, remedy: string) => string;
  readonly rare: (values: number, rows: number) => string;
  /** @param aside channels that the study leaves out of scope; empty where it has none */
  readonly chooseChannel: (channels: string, aside: string) => string;
  readonly chooseCode: (codes: string) => string;
}

export const proposalWords: Readonly<Record<Language, ProposalWords>> = {
  fr: {
    by: { both: "par son nom et ses valeurs", name: "par son nom", values: "par ses valeurs" },
    because: " : ",
    and: " ; ",
    numbers: (share) => `${share} des valeurs sont des nombres`,
    tooMany: "trop de valeurs différentes pour une nomenclature",
    empty: "aucune valeur pour l’instant",
    known: (share) => `${share} des lignes portent un code ou un libellé connu`,
    noneKnown: "aucune valeur n’est connue de l’étude",
    noDate: "aucune valeur n’est une date que Vigie lit (l’année s’écrit en quatre chiffres)",
    dates: (share, format) =>
      `${share} des valeurs sont des dates ${
        {
          iso: "AAAA-MM-JJ",
          fr: "JJ/MM/AAAA",
          us: "MM/JJ/AAAA",
          compact: "AAAAMMJJ",
          date9: "JJMMMAAAA",
          excel: "en nombre de jours (Excel)",
          sas: "en nombre de jours depuis 1960 (SAS)",
          sas_datetime: "en nombre de secondes depuis 1960 (SAS)",
          spss: "en nombre de secondes depuis 1582 (SPSS)",
        }[format]
      }`,
    doubt: "ATTENTION : aucun jour ne dépasse 12, ces dates se lisent aussi MM/JJ/AAAA, vérifiez",
    counted: "ATTENTION : d’autres logiciels comptent d’un autre jour, vérifiez sur une date connue",
    checkName: "À VÉRIFIER : son nom seul le dit",
    checkValues: "À VÉRIFIER : ses valeurs seules le disent",
    checkKey: "À VÉRIFIER : rien d’autre ne le dit",
    keyTwice: (rows) =>
      `À VÉRIFIER : ${rows === 1 ? "une ligne est vide ou porte" : `${count(rows, "fr")} lignes sont vides ou portent`} un identifiant déjà vu, et l’exécution refusera ce fichier`,
    rivals: (columns) => `À VÉRIFIER : conviendrait aussi : ${columns}`,
    oneValue: (blank) =>
      `À VÉRIFIER : une seule valeur, et ${cells(blank, "fr")} : si une case vide veut dire non, ajoutez « "": no » sous « codes: »`,
    noChannel: (values) =>
      `À VÉRIFIER : ${values} : pris pour « sans canal », ces contacts seraient écartés et comptés (« out_of_scope: »)`,
    near: (column, said) => `« ${column} » lui ressemble par son nom, mais ${said}`,
    roleAsked: "vous l’avez dit",
    noContacts: "cette source n’a pas de contacts",
    keyRepeats: (column, distinct, rows) =>
      `une date, et plusieurs lignes par identifiant : ${count(distinct, "fr")} valeurs de « ${column} » sur ${count(rows, "fr")} lignes`,
    keyOnce: (column) => `« ${column} » n’a qu’une ligne par identifiant`,
    hasDateAndChannel: "une date et un canal",
    noneUnique: "une date, et aucune colonne qui nomme chaque ligne",
    fieldsOfUnits: "il a les champs des unités",
    sameKey: "même nom que dans l’autre fichier de la source",
    unique: "une valeur différente à chaque ligne",
    repeats: (distinct, rows) =>
      `${count(distinct, "fr")} valeurs différentes sur ${count(rows, "fr")} lignes`,
    likeIdentifier: "l’en-tête ressemble à un identifiant",
    heading: (
      partner,
      study,
    ) => `# Mise en correspondance des fichiers de « ${partner} » avec l’étude « ${study} ».
# Ce fichier reste chez vous. Vérifiez chaque ligne : ce ne sont que des propositions.`,
    secret:
      "Tiré au sort pour vous : le bruit qui protège les personnes en est tiré. Gardez-le d’une édition à l’autre, et pour vous seul.",
    carried:
      "les unités sont tirées des contacts, une par identifiant ; qui n’a aucun contact n’y est pas : mieux vaut un fichier des unités",
    noKey: "aucune colonne ne semble nommer l’unité : écrivez son nom",
    absent: (fields, left) =>
      `Sans colonne trouvée, à compléter : ${fields}${left === "" ? "" : ` ; colonnes restantes : ${left}`}`,
    rows: (rows, remedy) => `${rows} lignes ; ${remedy}`,
    rare: (values, rows) =>
      values === 1
        ? `1 valeur inconnue, trop rare pour être écrite ici (lignes : ${rows})`
        : `${values} valeurs inconnues, trop rares pour être écrites ici (${rows} lignes en tout)`,
    chooseChannel: (channels, aside) =>
      `un canal parmi ${channels} ; ${aside === "" ? "" : `hors champ dans l’étude : ${aside} ; `}ou déplacez la valeur sous « out_of_scope: »`,
    chooseCode: (codes) => `un code parmi ${codes}, ou sous « missing: » si ce n’est pas une valeur`,
  },
  en: {
    by: { both: "by its name and its values", name: "by its name", values: "by its values" },
    because: ": ",
    and: "; ",
    numbers: (share) => `${share} of the values are numbers`,
    tooMany: "too many different values for a code list",
    empty: "no value yet",
    known: (share) => `${share} of the rows hold a known code or label`,
    noneKnown: "the study knows none of its values",
    noDate: "none of its values is a date that Vigie reads (a year has four digits)",
    dates: (share, format) =>
      `${share} of the values are dates ${
        {
          iso: "YYYY-MM-DD",
          fr: "DD/MM/YYYY",
          us: "MM/DD/YYYY",
          compact: "YYYYMMDD",
          date9: "DDMMMYYYY",
          excel: "as a number of days (Excel)",
          sas: "as a number of days since 1960 (SAS)",
          sas_datetime: "as a number of seconds since 1960 (SAS)",
          spss: "as a number of seconds since 1582 (SPSS)",
        }[format]
      }`,
    doubt: "BEWARE: no day is above 12, these dates may also be MM/DD/YYYY, check them",
    counted: "BEWARE: other software counts from another day, check a date that you know",
    checkName: "TO CHECK: its name alone says so",
    checkValues: "TO CHECK: its values alone say so",
    checkKey: "TO CHECK: nothing else says so",
    keyTwice: (rows) =>
      `TO CHECK: ${rows === 1 ? "one row is blank or bears" : `${count(rows, "en")} rows are blank or bear`} an identifier seen before, and the run will refuse this file`,
    rivals: (columns) => `TO CHECK: would do as well: ${columns}`,
    oneValue: (blank) =>
      `TO CHECK: one value only, and ${cells(blank, "en")}: if a blank means no, add “"": no” under “codes:”`,
    noChannel: (values) =>
      `TO CHECK: ${values}: taken for “no channel”, these contacts would be set aside and counted (“out_of_scope:”)`,
    near: (column, said) => `“${column}” is called like it, but ${said}`,
    roleAsked: "you said so",
    noContacts: "this source has no contacts",
    keyRepeats: (column, distinct, rows) =>
      `a date, and several rows per identifier: ${count(distinct, "en")} values of “${column}” over ${count(rows, "en")} rows`,
    keyOnce: (column) => `“${column}” has one row per identifier`,
    hasDateAndChannel: "a date and a channel",
    noneUnique: "a date, and no column that names each row",
    fieldsOfUnits: "it has the fields of units",
    sameKey: "same name as in the other file of the source",
    unique: "a different value in each row",
    repeats: (distinct, rows) => `${count(distinct, "en")} different values over ${count(rows, "en")} rows`,
    likeIdentifier: "the header is like an identifier",
    heading: (partner, study) => `# Mapping of the files of “${partner}” to the study “${study}”.
# This file stays with you. Check every line: these are proposals only.`,
    secret:
      "Drawn at random for you: the noise that protects persons is drawn by it. Keep it from one edition to the next, and to yourself.",
    carried:
      "units are drawn from the contacts, one per identifier; who has no contact is not among them: a file of units is better",
    noKey: "no column seems to name the unit: write its name",
    absent: (fields, left) =>
      `No column found, to be completed: ${fields}${left === "" ? "" : `; columns left: ${left}`}`,
    rows: (rows, remedy) => `${rows} rows; ${remedy}`,
    rare: (values, rows) =>
      values === 1
        ? `1 unknown value, too rare to be written here (rows: ${rows})`
        : `${values} unknown values, too rare to be written here (${rows} rows in all)`,
    chooseChannel: (channels, aside) =>
      `one of the channels ${channels}; ${aside === "" ? "" : `out of scope in the study: ${aside}; `}or move the value under “out_of_scope:”`,
    chooseCode: (codes) => `one of the codes ${codes}, or under “missing:” if it is no value`,
  },
};

function count(number: number, language: Language): string {
  return new Intl.NumberFormat(language).format(number);
}

function cells(blank: number, language: Language): string {
  if (language === "fr") return blank === 1 ? "une case vide" : `${count(blank, "fr")} cases vides`;
  return blank === 1 ? "one blank cell" : `${count(blank, "en")} blank cells`;
}
