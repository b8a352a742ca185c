import type { Language } from "@vigie/study";
import type { DateFormat } from "../plan.ts";

/** Why a column was chosen and what is left to do, as the person reads it on the terminal and in the mapping. */
export interface ProposalWords {
  readonly headerAlike: string;
  readonly headerSilent: string;
  readonly numbers: (share: string) => string;
  readonly tooMany: string;
  readonly empty: string;
  readonly known: (share: string) => string;
  readonly dates: (share: string, format: DateFormat) => string;
  readonly doubt: string;
  /** Of dates given as numbers. */
  readonly counted: string;
  readonly onlyOne: string;
  readonly sameKey: string;
  readonly unique: string;
  readonly likeIdentifier: string;
  readonly heading: (partner: string, study: string) => string;
  readonly secret: string;
  readonly noKey: string;
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
    headerAlike: "l’en-tête ressemble à ce champ",
    headerSilent: "l’en-tête ne dit rien",
    numbers: (share) => `${share} des valeurs sont des nombres`,
    tooMany: "trop de valeurs différentes pour une nomenclature",
    empty: "aucune valeur pour l’instant",
    known: (share) => `${share} des lignes portent un code ou un libellé connu`,
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
    onlyOne: "À VÉRIFIER : c’est la seule colonne de telles valeurs, et le seul champ qui les attend",
    sameKey: "même nom que dans l’autre fichier de la source",
    unique: "une valeur différente à chaque ligne",
    likeIdentifier: "l’en-tête ressemble à un identifiant",
    heading: (
      partner,
      study,
    ) => `# Mise en correspondance des fichiers de « ${partner} » avec l’étude « ${study} ».
# Ce fichier reste chez vous. Vérifiez chaque ligne : ce ne sont que des propositions.`,
    secret:
      "Tiré au sort pour vous : le bruit qui protège les personnes en est tiré. Gardez-le d’une édition à l’autre, et pour vous seul.",
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
    headerAlike: "the header is like this field",
    headerSilent: "the header tells nothing",
    numbers: (share) => `${share} of the values are numbers`,
    tooMany: "too many different values for a code list",
    empty: "no value yet",
    known: (share) => `${share} of the rows hold a known code or label`,
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
    onlyOne: "TO CHECK: the only column of such values, and the only field that awaits them",
    sameKey: "same name as in the other file of the source",
    unique: "a different value in each row",
    likeIdentifier: "the header is like an identifier",
    heading: (partner, study) => `# Mapping of the files of “${partner}” to the study “${study}”.
# This file stays with you. Check every line: these are proposals only.`,
    secret:
      "Drawn at random for you: the noise that protects persons is drawn by it. Keep it from one edition to the next, and to yourself.",
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
